/**
 * Where an issuer tells about itself, from the address at which it gives tokens: the providers that Cyberduck's profiles
 * are for, and those that write their addresses alike. Undefined for others.
 */
export function issuerOfTokenUrl(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const { origin, hostname, pathname } = new URL(url);
  if (hostname === 'oauth2.googleapis.com' || hostname === 'www.googleapis.com') return 'https://accounts.google.com';
  if (hostname.startsWith('login.microsoftonline.') && pathname.endsWith('/oauth2/v2.0/token'))
    return `${origin}${pathname.slice(0, -'/oauth2/v2.0/token'.length)}/v2.0`;
  for (const end of ['/protocol/openid-connect/token', '/v1/token'])
    if (pathname.endsWith(end)) return `${origin}${pathname.slice(0, -end.length)}`;
  return undefined;
}

/** The document that an issuer has to show (OpenID Connect Discovery 1.0 §4). */
export function discoveryUrl(issuer: string): string {
  return `${issuer.endsWith('/') ? issuer.slice(0, -1) : issuer}/.well-known/openid-configuration`;
}
