import { createHash, createHmac } from 'node:crypto';
import type { SandboxRequest } from '@duckbill/sandbox';

/** What a test wants signed, and everything that may be wrong about it. */
export interface SigningWish {
  readonly method: string;
  readonly target: string;
  readonly host: string;
  readonly headers?: readonly (readonly [string, string])[];
  readonly body?: string | Uint8Array;
  readonly accessKeyId: string;
  readonly secret: string;
  /** One header for each. */
  readonly tokens?: readonly string[];
  readonly tokenSigned?: boolean;
  readonly region: string;
  readonly service: 'sts' | 'iam' | 's3';
  /** `20261121T093000Z` */
  readonly amzDate: string;
}

/**
 * Sign a request, independently of the code under test, for targets that are canonical already. The proof against other
 * people's signers is in signers.test.ts.
 */
export function signRequest(wish: SigningWish): SandboxRequest {
  const body = typeof wish.body === 'string' ? Buffer.from(wish.body) : (wish.body ?? new Uint8Array());
  const date = wish.amzDate.slice(0, 8);
  const bodyHash = createHash('sha256').update(body).digest('hex');
  const headers: (readonly [string, string])[] = [
    ['host', wish.host],
    ['x-amz-date', wish.amzDate],
    ...(wish.service === 's3' ? [['x-amz-content-sha256', bodyHash] as const] : []),
    ...(wish.tokens ?? []).map((token) => ['x-amz-security-token', token] as const),
    ...(wish.headers ?? []),
  ];
  const names = [...new Set(headers.map(([name]) => name))]
    .filter((name) => name !== 'x-amz-security-token' || wish.tokenSigned !== false)
    .toSorted();
  const valueOf = (name: string): string =>
    headers
      .filter(([header]) => header === name)
      .map(([, value]) => value.trim())
      .join(',');
  const [path = '', query = ''] = wish.target.split('?');
  const sortedQuery = query.split('&').toSorted().join('&');
  const canonical = [
    wish.method,
    path,
    sortedQuery,
    ...names.map((name) => `${name}:${valueOf(name)}`),
    '',
    names.join(';'),
    bodyHash,
  ].join('\n');
  const scope = `${date}/${wish.region}/${wish.service}/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', wish.amzDate, scope, createHash('sha256').update(canonical).digest('hex')].join(
    '\n',
  );
  const key = [date, wish.region, wish.service, 'aws4_request'].reduce<string | Buffer>(
    (previous, part) => createHmac('sha256', previous).update(part).digest(),
    `AWS4${wish.secret}`,
  );
  const signature = createHmac('sha256', key).update(toSign).digest('hex');
  const authorization = `AWS4-HMAC-SHA256 Credential=${wish.accessKeyId}/${scope}, SignedHeaders=${names.join(';')}, Signature=${signature}`;
  return { method: wish.method, target: wish.target, headers: [...headers, ['authorization', authorization]], body };
}

/** `20261121T093000Z` of epoch seconds. */
export function amzDateOf(now: number): string {
  return `${new Date(now * 1000).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
}
