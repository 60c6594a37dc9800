/** Host and port of a URL, as they stand there. */
export function hostOfUrl(url: string): string {
  const start = url.indexOf('://');
  const rest = start === -1 ? url : url.slice(start + 3);
  const end = rest.search(/[/?#]/u);
  return end === -1 ? rest : rest.slice(0, end);
}

const LABEL = /^[a-z\d-]+$/iu;
const LONGEST_HOST = 255;
const LONGEST_LABEL = 63;

/** Whether botocore takes a URL for an endpoint: it has a scheme or `//`, and a host of proper labels. */
export function isEndpointUrl(url: string): boolean {
  if (/[\t\r\n]/u.test(url)) return false;
  const colon = url.indexOf(':');
  const scheme = colon > 0 && /^[a-z][a-z\d+.-]*$/iu.test(url.slice(0, colon));
  const rest = scheme ? url.slice(colon + 1) : url;
  if (!rest.startsWith('//')) return false;
  const authority = hostOfUrl(`:${rest}`);
  const host = authority.slice(authority.lastIndexOf('@') + 1);
  if (host.startsWith('[')) return true;
  const [name = ''] = host.split(':', 1);
  if (name.length > LONGEST_HOST) return false;
  return (name.endsWith('.') ? name.slice(0, -1) : name).split('.').every(isLabel);
}

function isLabel(label: string): boolean {
  return label.length <= LONGEST_LABEL && LABEL.test(label) && !label.startsWith('-') && !label.endsWith('-');
}
