import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { mfaRole, mfaRoleWorld, type Sandbox, startSandbox } from '@duckbill/sandbox';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { type Answer, keysOf, PracticeClient } from './practice-client.ts';
import { freshHome, runPeer } from './run-peer.ts';
import { findText } from './xml-tree.ts';

const keys = keysOf(mfaRole.staticUser);
const { accessKeyId, secretAccessKey } = mfaRole.staticUser;
const region = 'ap-southeast-2';

function header(answer: Answer, name: string): string | undefined {
  return answer.response.headers.find(([known]) => known === name)?.[1];
}

function textOf(answer: Answer): string {
  return Buffer.from(answer.response.bytes ?? []).toString();
}

/** Sends calls about one object of a bucket that is empty at first. */
function objectClient(): (method: string, target: string, body?: string, headers?: Headers) => Promise<Answer> {
  const client = new PracticeClient();
  return (method, target, body = '', headers = []) =>
    client.s3(keys, `/example-empty/${target}`, { method, body, headers, region });
}
type Headers = readonly (readonly [string, string])[];

describe('an object', () => {
  it('is there once it was put, listed and read, and gone when it was deleted', async () => {
    const send = objectClient();
    expect(await send('GET', 'a/b')).toMatchObject({ status: 404, code: 'NoSuchKey' });
    const put = await send('PUT', 'a/b', 'hello', [['content-type', 'text/plain']]);
    expect([put.status, header(put, 'etag')]).toEqual([200, '"5d41402abc4b2a76b9719d911017c592"']);
    const got = await send('GET', 'a/b');
    expect([textOf(got), header(got, 'content-type'), header(got, 'etag')]).toEqual([
      'hello',
      'text/plain',
      '"5d41402abc4b2a76b9719d911017c592"',
    ]);
    const list = await send('GET', '?list-type=2&prefix=a%2F');
    expect([findText(list.xml, 'Key'), findText(list.xml, 'Size')]).toEqual(['a/b', '5']);
    expect(findText(list.xml, 'ETag')).toBe('"5d41402abc4b2a76b9719d911017c592"');
    expect((await send('DELETE', 'a/b')).status).toBe(204);
    expect((await send('DELETE', 'a/b')).status).toBe(204);
    expect((await send('HEAD', 'a/b')).status).toBe(404);
  });

  it.each([
    ['bytes=1-2', 206, 'el', 'bytes 1-2/5'],
    ['bytes=3-', 206, 'lo', 'bytes 3-4/5'],
    ['bytes=-2', 206, 'lo', 'bytes 3-4/5'],
    ['bytes=0-99', 206, 'hello', 'bytes 0-4/5'],
    ['bytes=3-2', 200, 'hello', undefined],
    ['bytes=0-1,3-4', 200, 'hello', undefined],
    ['lines=1-2', 200, 'hello', undefined],
    ['bytes=5-', 416, '', undefined],
    ['bytes=-0', 416, '', undefined],
  ])('answers the range %s with %d', async (range, status, text, contentRange) => {
    const send = objectClient();
    await send('PUT', 'one', 'hello');
    const answer = await send('GET', 'one', '', [['range', range]]);
    expect([answer.status, textOf(answer), header(answer, 'content-range')]).toEqual([status, text, contentRange]);
  });

  it('is compared with what the client knows of it', async () => {
    const send = objectClient();
    const etag = header(await send('PUT', 'one', 'hello'), 'etag') ?? '';
    expect((await send('GET', 'one', '', [['if-match', etag]])).status).toBe(200);
    expect(await send('GET', 'one', '', [['if-match', '"other"']])).toMatchObject({
      status: 412,
      code: 'PreconditionFailed',
    });
    expect((await send('GET', 'one', '', [['if-none-match', etag]])).status).toBe(304);
    expect(await send('PUT', 'one', 'new', [['if-none-match', '*']])).toMatchObject({ status: 412 });
    expect(textOf(await send('GET', 'one'))).toBe('hello');
  });

  it('is refused when it is not what its check sums say', async () => {
    const send = objectClient();
    const wrong = 'AAAAAAAAAAAAAAAAAAAAAA==';
    expect(await send('PUT', 'one', 'hello', [['content-md5', wrong]])).toMatchObject({
      status: 400,
      code: 'BadDigest',
    });
    expect(await send('PUT', 'one', 'hello', [['content-md5', 'x']])).toMatchObject({ code: 'InvalidDigest' });
    const crc: Headers = [['x-amz-checksum-crc32', 'NhCmhg==']];
    expect((await send('PUT', 'one', 'hello', crc)).status).toBe(200);
    expect(await send('PUT', 'one', 'hullo', crc)).toMatchObject({ status: 400, code: 'BadDigest' });
  });
});

describe('an upload in parts', () => {
  const five = 'x'.repeat(5 * 1024 * 1024);
  const complete = (...parts: readonly (readonly [number, string])[]): string =>
    `<CompleteMultipartUpload xmlns="http://s3.amazonaws.com/doc/2006-03-01/">${parts
      .map(([number, etag]) => `<Part><PartNumber>${number}</PartNumber><ETag>${etag}</ETag></Part>`)
      .join('')}</CompleteMultipartUpload>`;

  it('is one object when it is complete, and nothing before', async () => {
    const send = objectClient();
    const id = findText((await send('POST', 'big?uploads=')).xml, 'UploadId') ?? '';
    const first = header(await send('PUT', `big?partNumber=1&uploadId=${id}`, five), 'etag') ?? '';
    const last = header(await send('PUT', `big?partNumber=7&uploadId=${id}`, 'end'), 'etag') ?? '';
    expect((await send('GET', 'big')).status).toBe(404);
    expect(findText((await send('GET', '?uploads=')).xml, 'UploadId')).toBe(id);
    expect(findText((await send('GET', `big?uploadId=${id}`)).xml, 'Size')).toBe(String(five.length));
    const done = await send('POST', `big?uploadId=${id}`, complete([1, first], [7, last]));
    expect(findText(done.xml, 'ETag')).toMatch(/^"[0-9a-f]{32}-2"$/u);
    expect(textOf(await send('GET', 'big'))).toBe(`${five}end`);
    expect(await send('PUT', `big?partNumber=1&uploadId=${id}`, 'x')).toMatchObject({ code: 'NoSuchUpload' });
    expect(findText((await send('GET', '?uploads=')).xml, 'UploadId')).toBeUndefined();
  });

  it('is refused with parts that are missing, in another order, or too small', async () => {
    const send = objectClient();
    const id = findText((await send('POST', 'big?uploads=')).xml, 'UploadId') ?? '';
    const one = header(await send('PUT', `big?partNumber=1&uploadId=${id}`, 'small'), 'etag') ?? '';
    const two = header(await send('PUT', `big?partNumber=2&uploadId=${id}`, 'end'), 'etag') ?? '';
    const target = `big?uploadId=${id}`;
    const end = (...parts: readonly (readonly [number, string])[]) => send('POST', target, complete(...parts));
    expect(await end([2, two], [1, one])).toMatchObject({ status: 400, code: 'InvalidPartOrder' });
    expect(await end([1, two])).toMatchObject({ status: 400, code: 'InvalidPart' });
    expect(await end([1, one], [2, two])).toMatchObject({ status: 400, code: 'EntityTooSmall' });
    expect(await end()).toMatchObject({ status: 400, code: 'MalformedXML' });
    expect(await send('PUT', `big?partNumber=0&uploadId=${id}`, 'x')).toMatchObject({ code: 'InvalidArgument' });
    expect((await send('DELETE', target)).status).toBe(204);
    expect(await end([1, one])).toMatchObject({ status: 404, code: 'NoSuchUpload' });
  });
});

describe('what one may not', () => {
  it('is told, and of an object that is not there nothing', async () => {
    const world = mfaRoleWorld();
    const allowed = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' } };
    const users = world.users.map((one) =>
      one.arn === mfaRole.staticUser.arn ? { ...one, policies: [allowed] } : one,
    );
    const client = new PracticeClient({ ...world, users });
    const send = (method: string) => client.s3(keys, '/example-empty/one', { method, body: '', region });
    expect(await send('PUT')).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect((await send('PUT')).message).toContain('s3:PutObject on resource: "arn:aws:s3:::example-empty/one"');
    expect(await send('DELETE')).toMatchObject({ status: 403, code: 'AccessDenied' });
    expect(await send('GET')).toMatchObject({ status: 403, code: 'AccessDenied', message: 'Access Denied' });
  });
});

describeWithPeers(['aws-cli-v2', 'rclone', 's3cmd'], 'clients that write objects', () => {
  let sandbox: Sandbox;
  let home: ReturnType<typeof freshHome>;
  beforeAll(async () => {
    sandbox = await startSandbox({ world: mfaRoleWorld() });
    home = freshHome();
    // More than one part for each of them.
    writeFileSync(join(home.path, 'big'), Buffer.alloc(12_000_000, 'duckbill'));
  });
  afterAll(async () => {
    home.remove();
    await sandbox.close();
  });

  it('AWS CLI 2', async () => {
    const environment = peerEnvironment(home.path, {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      AWS_DEFAULT_REGION: region,
    });
    const aws = (...words: string[]) =>
      runPeer('/usr/bin/aws', ['s3', ...words, '--endpoint-url', sandbox.url], environment);
    expect(await aws('cp', join(home.path, 'big'), 's3://example-empty/aws/big')).toMatchObject({ exitCode: 0 });
    expect(await aws('cp', 's3://example-empty/aws/big', join(home.path, 'aws'))).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(home.path, 'aws')).equals(readFileSync(join(home.path, 'big')))).toBe(true);
    expect(await aws('rm', 's3://example-empty/aws/big')).toMatchObject({ exitCode: 0 });
    expect((await aws('ls', 's3://example-empty/aws/')).stdout).toBe('');
  });

  it('rclone', async () => {
    const environment = peerEnvironment(home.path, {
      RCLONE_CONFIG: join(home.path, 'rclone.conf'),
      RCLONE_CONFIG_DUCK_TYPE: 's3',
      RCLONE_CONFIG_DUCK_PROVIDER: 'Other',
      RCLONE_CONFIG_DUCK_ENDPOINT: sandbox.url,
      RCLONE_CONFIG_DUCK_ACCESS_KEY_ID: accessKeyId,
      RCLONE_CONFIG_DUCK_SECRET_ACCESS_KEY: secretAccessKey,
      RCLONE_CONFIG_DUCK_REGION: region,
    });
    const rclone = (...words: string[]) =>
      runPeer('rclone', [...words, '--retries', '1', '--low-level-retries', '1', '--s3-no-check-bucket'], environment);
    const parts = ['--s3-upload-cutoff', '5M', '--s3-chunk-size', '5M'];
    const copied = await rclone('copyto', join(home.path, 'big'), 'duck:example-empty/rclone/big', ...parts);
    expect(copied).toMatchObject({ exitCode: 0 });
    expect(await rclone('check', home.path, 'duck:example-empty/rclone', '--include', 'big')).toMatchObject({
      exitCode: 0,
    });
    expect(await rclone('deletefile', 'duck:example-empty/rclone/big')).toMatchObject({ exitCode: 0 });
  });

  it('s3cmd', async () => {
    const config = join(home.path, 's3cfg');
    const host = `127.0.0.1:${sandbox.port}`;
    const settings = { access_key: accessKeyId, secret_key: secretAccessKey, host_base: host, host_bucket: host };
    const lines = Object.entries({ ...settings, use_https: 'False', bucket_location: region });
    writeFileSync(config, `[default]\n${lines.map(([name, value]) => `${name} = ${value}\n`).join('')}`, {
      mode: 0o600,
    });
    const s3cmd = (...words: string[]) => runPeer('s3cmd', ['--config', config, ...words], peerEnvironment(home.path));
    const put = await s3cmd('put', '--multipart-chunk-size-mb=5', join(home.path, 'big'), 's3://example-empty/cmd/big');
    expect(put).toMatchObject({ exitCode: 0 });
    expect(await s3cmd('get', 's3://example-empty/cmd/big', join(home.path, 'cmd'))).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(home.path, 'cmd')).equals(readFileSync(join(home.path, 'big')))).toBe(true);
  });
});
