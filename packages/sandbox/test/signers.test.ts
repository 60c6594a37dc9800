import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { createSandboxHandler, mfaRole, mfaRoleWorld, type SandboxRequest } from '@duckbill/sandbox';
import { sign, type Aws4Request } from 'aws4';
import { describe, expect, it } from 'vitest';
import { describeWithPeers } from '../../../peers/peers.ts';
import { findText, parseXml } from './xml-tree.ts';

interface Wish {
  readonly title: string;
  readonly service: 'sts' | 's3';
  readonly method: string;
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Known deviations of a signer from AWS's rule (aws-wire §6). */
  readonly not?: readonly string[];
}

const formHeaders = { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' };
const identity = 'Action=GetCallerIdentity&Version=2011-06-15';
const bucket = '/example-archive';

const wishes: readonly Wish[] = [
  { title: 'the list of buckets', service: 's3', method: 'GET', target: '/' },
  { title: 'a query as the JS SDK sends it', service: 's3', method: 'GET', target: '/?x-id=ListBuckets' },
  { title: 'a bare query name', service: 's3', method: 'GET', target: `${bucket}?location` },
  {
    title: 'a query in no order',
    service: 's3',
    method: 'GET',
    target: `${bucket}?prefix=a%20b&list-type=2&delimiter=%2F`,
  },
  {
    title: 'an encoded plus and percent',
    service: 's3',
    method: 'GET',
    target: `${bucket}?list-type=2&prefix=a%2Bb%25c%26d`,
  },
  {
    title: 'a query beyond ASCII',
    service: 's3',
    method: 'GET',
    target: `${bucket}?prefix=%E2%82%AC%F0%9F%A6%86&list-type=2`,
  },
  { title: 'an empty value', service: 's3', method: 'GET', target: `${bucket}?list-type=2&prefix=` },
  {
    title: 'a repeated name',
    service: 's3',
    method: 'GET',
    target: `${bucket}?prefix=b&prefix=a&list-type=2`,
    not: ['aws4'],
  },
  { title: 'a key with spaces', service: 's3', method: 'GET', target: `${bucket}/two%20words%20.txt` },
  { title: 'a key beyond ASCII', service: 's3', method: 'GET', target: `${bucket}/Gr%C3%B6%C3%9Fe/%F0%9F%A6%86` },
  { title: 'a key with slashes in a row', service: 's3', method: 'GET', target: `${bucket}//a///b/` },
  { title: 'a key with marks', service: 's3', method: 'GET', target: `${bucket}/a%2Bb%3Dc%40d%3Ae%24f%2Cg~h_i-j.k` },
  { title: 'a key with brackets and marks', service: 's3', method: 'GET', target: `${bucket}/%28a%29%21%27%2A` },
  { title: 'a key with an encoded percent', service: 's3', method: 'GET', target: `${bucket}/100%25/%252F` },
  {
    title: 'a header with inner spaces',
    service: 's3',
    method: 'GET',
    target: '/',
    headers: { 'x-amz-meta-a': 'a   b  c' },
  },
  { title: 'a body', service: 's3', method: 'PUT', target: `${bucket}/new`, body: 'Enten und Gänse' },
  { title: 'an STS form', service: 'sts', method: 'POST', target: '/', headers: formHeaders, body: identity },
  { title: 'an STS query', service: 'sts', method: 'GET', target: `/?${identity}` },
];

const region = 'us-east-1';
const host = '127.0.0.1:4566';
const { user } = mfaRole;

type Headers = Readonly<Record<string, string>>;

/** What the sandbox makes of a signature. */
async function verdict(
  wish: Wish,
  headers: Headers,
  change: (request: SandboxRequest) => SandboxRequest = (same) => same,
): Promise<string> {
  const handler = createSandboxHandler(mfaRoleWorld(), {
    now: () => Date.now() / 1000,
    random: (length) => new Uint8Array(length),
  });
  const sent = { host, ...headers };
  const request: SandboxRequest = {
    method: wish.method,
    target: wish.target,
    headers: Object.entries(sent).filter(
      ([name], index, all) => all.findIndex(([other]) => other.toLowerCase() === name.toLowerCase()) === index,
    ),
    body: Buffer.from(wish.body ?? ''),
  };
  const { status, body } = await handler.handle(change(request));
  const answer = parseXml(body);
  const code = findText(answer, 'Code');
  // Past the signature: refused by policy, or an operation that is not modelled.
  const refusedByPolicy = findText(answer, 'Message')?.includes('is not authorized to perform') === true;
  return refusedByPolicy || code === 'NotImplemented' || status === 200 ? 'verified' : `${status} ${code}`;
}

function signWithAws4(request: Aws4Request): Headers {
  const { headers } = sign(request, { accessKeyId: user.accessKeyId, secretAccessKey: user.secretAccessKey });
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, String(value)]));
}

function wishesFor(signer: string): readonly Wish[] {
  return wishes.filter((wish) => wish.not?.includes(signer) !== true);
}

describe('signatures of aws4', () => {
  const signed = (wish: Wish): Headers =>
    signWithAws4({
      service: wish.service,
      region,
      method: wish.method,
      host,
      path: wish.target,
      headers: { ...wish.headers },
      ...(wish.body === undefined ? {} : { body: wish.body }),
    });

  it.each(wishesFor('aws4'))('verify: $title', async (wish) => {
    expect(await verdict(wish, signed(wish))).toBe('verified');
  });

  it.each(wishesFor('aws4'))('do not verify with another secret: $title', async (wish) => {
    const world = mfaRoleWorld();
    const other = {
      ...world,
      users: world.users.map((one) => ({ ...one, accessKeys: one.accessKeys.map((key) => ({ ...key, secret: 'x' })) })),
    };
    const handler = createSandboxHandler(other, {
      now: () => Date.now() / 1000,
      random: (length) => new Uint8Array(length),
    });
    const { body } = await handler.handle({
      ...wish,
      headers: Object.entries(signed(wish)),
      body: Buffer.from(wish.body ?? ''),
    });
    expect(findText(parseXml(body), 'Code')).toBe('SignatureDoesNotMatch');
  });
});

/** Let a signer in a process of its own sign everything: what the sandbox makes of it, as it came and changed. */
async function verdictsOf(signer: string, command: string, script: string): Promise<readonly Verdict[]> {
  const list = wishesFor(signer);
  const input = list.map(({ service, method, target, headers = {}, body = '' }) => ({
    service,
    method,
    target,
    headers,
    body,
    host,
    region,
    accessKeyId: user.accessKeyId,
    secret: user.secretAccessKey,
  }));
  const path = fileURLToPath(new URL(script, import.meta.url));
  const result = spawnSync(command, [path], { input: JSON.stringify(input), encoding: 'utf8', timeout: 60_000 });
  if (result.status !== 0) throw new Error(result.stderr);
  const signed = JSON.parse(result.stdout) as readonly Headers[];
  return Promise.all(
    list.map(async (wish, index) => {
      const headers = signed[index] ?? {};
      const changed = await verdict(wish, headers, (request) => ({ ...request, target: `${request.target}0` }));
      return { title: wish.title, asSent: await verdict(wish, headers), changedVerifies: changed === 'verified' };
    }),
  );
}

interface Verdict {
  readonly title: string;
  readonly asSent: string;
  readonly changedVerifies: boolean;
}

function allVerified(signer: string): readonly Verdict[] {
  return wishesFor(signer).map(({ title }) => ({ title, asSent: 'verified', changedVerifies: false }));
}

describe('signatures of @smithy/signature-v4', () => {
  it('verify, and do not once anything is changed', async () => {
    expect(await verdictsOf('smithy', process.execPath, 'sign-with-smithy.mjs')).toEqual(allVerified('smithy'));
  });
});

describeWithPeers(['botocore'], 'signatures of botocore', () => {
  it('verify, and do not once anything is changed', async () => {
    expect(await verdictsOf('botocore', 'python3', 'sign-with-botocore.py')).toEqual(allVerified('botocore'));
  });
});

describe('a signed request that was changed on the way', () => {
  const wish: Wish = {
    title: '',
    service: 's3',
    method: 'PUT',
    target: `${bucket}/a%20b?x=1`,
    headers: { 'x-amz-meta-a': 'b' },
    body: 'body',
  };
  const headers = signWithAws4({
    service: 's3',
    region,
    method: wish.method,
    host,
    path: wish.target,
    headers: { ...wish.headers },
    body: 'body',
  });
  const withHeader =
    (name: string, edit: (value: string) => string) =>
    (request: SandboxRequest): SandboxRequest => ({
      ...request,
      headers: request.headers.map(([known, value]) => [known, known.toLowerCase() === name ? edit(value) : value]),
    });
  const mismatch = '403 SignatureDoesNotMatch';

  it.each<readonly [string, (request: SandboxRequest) => SandboxRequest, string]>([
    ['nothing', (request) => request, 'verified'],
    ['method', (request) => ({ ...request, method: 'GET' }), mismatch],
    ['path', (request) => ({ ...request, target: `${bucket}/a%20c?x=1` }), mismatch],
    ['slash', (request) => ({ ...request, target: `${bucket}//a%20b?x=1` }), mismatch],
    ['query value', (request) => ({ ...request, target: `${bucket}/a%20b?x=2` }), mismatch],
    ['query name added', (request) => ({ ...request, target: `${bucket}/a%20b?x=1&y` }), mismatch],
    ['spelling alone', (request) => ({ ...request, target: `${bucket}/%61%20b?%78=1` }), 'verified'],
    ['signed header', withHeader('x-amz-meta-a', () => 'c'), mismatch],
    ['outer spaces of a header', withHeader('x-amz-meta-a', (value) => `  ${value} `), 'verified'],
    ['host', withHeader('host', () => '127.0.0.1:1'), mismatch],
    [
      'signature digit',
      withHeader('authorization', (value) => value.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'))),
      mismatch,
    ],
    ['signature length', withHeader('authorization', (value) => value.slice(0, -2)), mismatch],
    ['signature with a tail', withHeader('authorization', (value) => `${value}zz`), mismatch],
    ['body', (request) => ({ ...request, body: Buffer.from('other') }), '400 XAmzContentSHA256Mismatch'],
    [
      'unsigned header added',
      (request) => ({ ...request, headers: [...request.headers, ['x-amz-acl', 'public-read']] }),
      '403 AccessDenied',
    ],
  ])('%s', async (_title, change, expected) => {
    expect(await verdict(wish, headers, change)).toBe(expected);
  });
});
