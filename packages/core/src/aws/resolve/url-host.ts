/** Host and port of a URL, as they stand there. */
export function hostOfUrl(url: string): string {
  const start = url.indexOf('://');
  const rest = start === -1 ? url : url.slice(start + 3);
  const end = rest.search(/[/?#]/u);
  return end === -1 ? rest : rest.slice(0, end);
}
