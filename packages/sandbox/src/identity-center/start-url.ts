/**
 * The form by which start URLs are compared: people write `…/start`, `…/start/` and `…/start#/` for the same portal
 * (aws-config D.2 counts them as three for the cache; the portal is one).
 */
export function startUrlForm(url: string): string {
  const fragment = url.indexOf('#');
  let end = fragment < 0 ? url.length : fragment;
  while (end > 0 && url.charAt(end - 1) === '/') end -= 1;
  const bare = url.slice(0, end);
  const slash = bare.indexOf('/', bare.indexOf('://') + 3);
  const host = slash < 0 ? bare.length : slash;
  return bare.slice(0, host).toLowerCase() + bare.slice(host);
}
