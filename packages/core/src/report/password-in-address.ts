/** The password of an address such as `https://user:password@host/`; undefined when there is none. */
export function passwordInAddress(text: string): string | undefined {
  const start = text.indexOf('://');
  if (start === -1) return undefined;
  const rest = text.slice(start + '://'.length);
  const slash = rest.indexOf('/');
  const authority = slash === -1 ? rest : rest.slice(0, slash);
  const at = authority.lastIndexOf('@');
  const colon = authority.indexOf(':');
  if (colon === -1 || at <= colon + 1) return undefined;
  return authority.slice(colon + 1, at);
}
