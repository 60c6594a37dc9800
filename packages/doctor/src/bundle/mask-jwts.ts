/** Claims that say who handed out a token, to whom, for whom and how long. */
const plainClaims: ReadonlySet<string> = new Set(['iss', 'aud', 'sub', 'azp', 'client_id', 'tid', 'token_use', 'typ']);

// Neither word before nor after: what has five parts is encrypted, and masked as a whole.
const jwt =
  /(?<![A-Za-z0-9_.-])(?<head>eyJ[A-Za-z0-9_-]{8,4000})\.(?<body>[A-Za-z0-9_-]{4,64000})\.(?<signature>[A-Za-z0-9_-]{0,16000})(?![A-Za-z0-9_.-])/gu;

/**
 * A token of three parts is worth nothing without its signature, and its claims tell why it is refused: issuer, audience,
 * subject and times stay, every other text in it goes. Of the same length, so Base64 of it is as well.
 */
export function maskJwts(text: string, dress: (part: string) => string): (readonly [at: number, text: string])[] {
  return [...text.matchAll(jwt)].map((match) => {
    const { head = '', body = '', signature = '' } = match.groups ?? {};
    return [
      match.index,
      `${isJson(head) ? head : dress(head)}.${maskClaims(body, dress)}.${dress(signature)}`,
    ] as const;
  });
}

function isJson(part: string): boolean {
  try {
    return typeof JSON.parse(fromBase64Url(part)) === 'object';
  } catch {
    return false;
  }
}

function maskClaims(body: string, dress: (part: string) => string): string {
  try {
    const claims = fromBase64Url(body);
    if (typeof JSON.parse(claims) !== 'object') return dress(body);
    const masked = claims.replaceAll(
      /"(?<name>[^"\\]{1,200})"\s{0,16}:\s{0,16}"(?<value>(?:[^"\\]|\\.){1,16000})"/gu,
      (whole, name: string, value: string) =>
        plainClaims.has(name) ? whole : `${whole.slice(0, whole.length - value.length - 1)}${dress(value)}"`,
    );
    const encoded = toBase64Url(masked);
    return encoded.length === body.length ? encoded : dress(body);
  } catch {
    return dress(body);
  }
}

// As every browser has them, and not by Node's Buffer: the page of the support desk masks as well.
function fromBase64Url(part: string): string {
  const signs = atob(part.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(signs, (sign) => sign.charCodeAt(0)));
}

function toBase64Url(text: string): string {
  const signs = Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte));
  return btoa(signs.join('')).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
