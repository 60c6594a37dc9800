import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { WorldJsonWebKey, WorldOidcProvider } from '@duckbill/sandbox';
import { onTestFinished } from 'vitest';

/** An OpenID Connect issuer whose tokens are canaries. */
export interface LeakyIssuer {
  readonly provider: WorldOidcProvider;
  readonly key: WorldJsonWebKey;
  readonly token: (claims?: Readonly<Record<string, unknown>>) => string;
}

/** One that listens: everybody who comes is let in. */
export interface ListeningIssuer extends LeakyIssuer {
  readonly url: string;
  /** Goes to the address in the text, once there is one; the address at which the browser ends, as the person pastes it. */
  readonly approve: (text: string) => Promise<string> | undefined;
  /** Code and tokens. */
  readonly handedOut: () => readonly string[];
}

export function makeIssuer(url: string): LeakyIssuer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    provider: { url, clientIds: ['app'] },
    key: { ...publicKey.export({ format: 'jwk' }), kid: 'one' },
    token: (claims = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const all = { iss: url, sub: 'canary-subject', aud: 'app', iat: now, exp: now + 300, ...claims };
      const parts = [{ alg: 'ES256', kid: 'one' }, all];
      const input = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
      const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
      return `${input}.${signature.toString('base64url')}`;
    },
  };
}

/** `says-back`: it refuses the client and quotes its secret. */
export async function startIssuer(clientSecret: string, behaviour: 'right' | 'says-back'): Promise<ListeningIssuer> {
  const code = 'canary-code-of-the-issuer';
  const handedOut = [code];
  let issuer = makeIssuer('http://127.0.0.1');
  const server = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://issuer').searchParams;
    if (request.method === 'GET') {
      const state = asked.get('state') ?? '';
      const back = `${asked.get('redirect_uri') ?? ''}?${new URLSearchParams({ code, state }).toString()}`;
      return void response.writeHead(302, { location: back }).end();
    }
    request.resume().on('end', () => {
      const refusal = { error: 'invalid_client', error_description: `unknown client with ${clientSecret}` };
      const tokens = {
        id_token: issuer.token(),
        access_token: 'canary-access-token-of-the-issuer',
        refresh_token: 'canary-refresh-token-of-the-issuer',
      };
      if (behaviour === 'right') handedOut.push(...Object.values(tokens));
      const [status, body] = behaviour === 'right' ? [200, tokens] : [401, refusal];
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`;
  issuer = makeIssuer(url);
  const approve = (text: string): Promise<string> | undefined => {
    const whole = text.slice(0, text.lastIndexOf('\n') + 1).split(/\s/u);
    const shown = whole.find((word) => word.startsWith(`${url}/authorize`));
    if (shown === undefined) return undefined;
    return fetch(shown, { redirect: 'manual' }).then(({ headers }) => `${headers.get('location') ?? ''}\n`);
  };
  return { ...issuer, url, approve, handedOut: () => handedOut };
}
