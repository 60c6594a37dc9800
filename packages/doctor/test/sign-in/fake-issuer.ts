import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { WorldJsonWebKey } from '@duckbill/sandbox';
import { onTestFinished } from 'vitest';

export interface FakeIssuer {
  readonly url: string;
  readonly key: WorldJsonWebKey;
  /** What came to the token endpoint. */
  readonly forms: URLSearchParams[];
  /** What the authorization page was asked. */
  readonly asked: URLSearchParams[];
}

export const issuerClient = { id: 'duckbill-client', secret: 'canary-client-secret-of-the-issuer' };
export const canaryCode = 'CANARYCODEOFTHEISSUER';
export const subject = 'anna@example.com';

/** What it answers at the token endpoint, when not a token. */
export type TokenAnswer = (form: URLSearchParams) => { readonly status: number; readonly body: string } | undefined;

/** An OpenID Connect issuer in which everybody is Anna and allows everything. */
export async function fakeIssuer(answer: TokenAnswer = () => undefined): Promise<FakeIssuer> {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const forms: URLSearchParams[] = [];
  const asked: URLSearchParams[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://issuer');
    if (url.pathname === '/authorize') {
      asked.push(url.searchParams);
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.search = new URLSearchParams({ code: canaryCode, state: url.searchParams.get('state') ?? '' }).toString();
      response.writeHead(302, { location: back.href }).end();
      return;
    }
    let body = '';
    request.setEncoding('utf8').on('data', (text: string) => (body += text));
    request.on('end', () => {
      const form = new URLSearchParams(body);
      forms.push(form);
      const { status, body: text } = answer(form) ?? checked(form);
      response.writeHead(status, { 'content-type': text.startsWith('<') ? 'text/html' : 'application/json' }).end(text);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const checked = (form: URLSearchParams): { status: number; body: string } => {
    const challenge = asked.at(-1)?.get('code_challenge');
    const verifier = form.get('code_verifier') ?? '';
    const good = challenge === null || challenge === createHash('sha256').update(verifier).digest('base64url');
    const right = form.get('code') === canaryCode && form.get('redirect_uri') === asked.at(-1)?.get('redirect_uri');
    if (!good || !right) return { status: 400, body: '{"error":"invalid_grant","error_description":"Bad code"}' };
    const now = Math.floor(Date.now() / 1000);
    const claims = { iss: issuer, sub: subject, aud: issuerClient.id, iat: now, exp: now + 300 };
    const input = [{ alg: 'ES256', kid: 'one' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.');
    const signature = sign('sha256', Buffer.from(input), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    const idToken = `${input}.${signature.toString('base64url')}`;
    const tokens = {
      id_token: idToken,
      access_token: 'CANARYACCESSTOKEN0123',
      refresh_token: 'CANARYREFRESHTOKEN0123',
    };
    return { status: 200, body: JSON.stringify(tokens) };
  };
  return { url: issuer, key: { ...publicKey.export({ format: 'jwk' }), kid: 'one' }, forms, asked };
}
