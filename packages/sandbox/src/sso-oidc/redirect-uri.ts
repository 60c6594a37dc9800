import { parseUrl } from '../parse-url.ts';

const loopbackHosts: ReadonlySet<string> = new Set(['127.0.0.1', '[::1]', 'localhost']);

/** A redirect URI that native programs may use: plain HTTP to this computer; undefined for any other. */
export function parseLoopbackUri(text: string): URL | undefined {
  const uri = parseUrl(text);
  if (uri === undefined || uri.protocol !== 'http:' || !loopbackHosts.has(uri.hostname)) return undefined;
  return uri.username === '' && uri.password === '' && uri.hash === '' ? uri : undefined;
}

/** Whether a redirect URI is one of those registered; its port may be any, for it is chosen at run time (RFC 8252 §7.3). */
export function isRegisteredUri(asked: URL, registered: readonly string[]): boolean {
  return registered.some((text) => {
    const uri = parseLoopbackUri(text);
    return (
      uri !== undefined &&
      uri.hostname === asked.hostname &&
      uri.pathname === asked.pathname &&
      uri.search === asked.search
    );
  });
}
