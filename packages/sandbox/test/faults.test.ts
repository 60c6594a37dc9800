import { mfaRole, mfaRoleWorld, type WorldFault } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { answerOf, keysOf, PracticeClient, type Answer } from './practice-client.ts';
import { findText } from './xml-tree.ts';

const keys = keysOf(mfaRole.staticUser);

function client(...faults: readonly WorldFault[]): PracticeClient {
  return new PracticeClient({ ...mfaRoleWorld(), faults });
}

async function portal({ handler }: PracticeClient, target: string, method: string): Promise<Answer> {
  return answerOf(await handler.handle({ method, target, headers: [], body: new Uint8Array() }));
}

describe('throttling', () => {
  const throttle: WorldFault = { kind: 'throttle' };

  it('has the words of each service', async () => {
    const one = client(throttle);
    expect(await one.sts(keys, 'GetCallerIdentity')).toMatchObject({
      status: 400,
      code: 'Throttling',
      message: 'Rate exceeded',
    });
    expect(await one.s3(keys)).toMatchObject({
      status: 503,
      code: 'SlowDown',
      message: 'Please reduce your request rate.',
    });
    const token = await portal(one, '/token', 'POST');
    expect([token.status, token.response.body]).toEqual([400, '{"error":"slow_down"}']);
    const accounts = await portal(one, '/assignment/accounts', 'GET');
    expect([accounts.status, accounts.response.body]).toEqual([
      429,
      '{"__type":"com.amazonaws.switchboard.portal#TooManyRequestsException"}',
    ]);
    expect(one.handler.journal.map(({ operation, fault }) => [operation, fault])).toEqual([
      ['GetCallerIdentity', 'throttle'],
      ['ListBuckets', 'throttle'],
      ['CreateToken', 'throttle'],
      ['ListAccounts', 'throttle'],
    ]);
  });

  it('carries nothing out: an MFA code is not spent', async () => {
    const one = client({ ...throttle, times: 1 });
    expect((await one.assume()).code).toBe('Throttling');
    expect((await one.assume()).status).toBe(200);
  });
});

describe('a broken service', () => {
  it.each<readonly [500 | 503 | undefined, readonly string[], readonly number[]]>([
    [undefined, ['InternalFailure', 'InternalError'], [500, 500]],
    [503, ['ServiceUnavailable', 'ServiceUnavailable'], [503, 503]],
  ])('with status %s', async (status, codes, statuses) => {
    const one = client({ kind: 'server-error', ...(status === undefined ? {} : { status }) });
    const answers = [await one.sts(keys, 'GetCallerIdentity'), await one.s3(keys)];
    expect(answers.map((answer) => answer.code)).toEqual(codes);
    expect(answers.map((answer) => answer.status)).toEqual(statuses);
    expect(findText(answers[0]?.xml, 'Type')).toBe('Receiver');
  });

  it('says any error that it is told to say', async () => {
    const one = client({ kind: 'error', status: 403, code: 'RegionDisabledException', message: 'Region off.' });
    expect(await one.sts(keys, 'GetCallerIdentity')).toMatchObject({
      status: 403,
      code: 'RegionDisabledException',
      message: 'Region off.',
    });
  });
});

describe('a network in between', () => {
  it('shows its login page', async () => {
    const { response } = await client({ kind: 'captive-portal' }).s3(keys);
    expect(response).toMatchObject({ status: 200, body: expect.stringContaining('<!DOCTYPE html>') as string });
    expect(response.headers).toContainEqual(['content-type', 'text/html; charset=utf-8']);
  });

  it('sends the client to its login page', async () => {
    const { response } = await client({ kind: 'captive-portal', status: 302 }).s3(keys);
    expect(response.status).toBe(302);
    expect(response.headers).toContainEqual(['location', 'http://127.0.0.1:4566/_duckbill/captive-portal']);
  });

  it('loses the second half of a document, though the call was carried out', async () => {
    const one = client({ kind: 'malformed', operation: 'AssumeRole' });
    const { response } = await one.assume();
    expect([response.status, response.body.endsWith('</AssumeRoleResponse>\n')]).toEqual([200, false]);
    expect((await one.sts(keys, 'GetCallerIdentity')).status).toBe(200);
    expect(one.handler.journal.map(({ fault }) => fault)).toEqual(['malformed', undefined]);
  });
});

describe('a clock that is wrong', () => {
  it.each([
    [-3600, 'Signature expired: ', 'SignatureDoesNotMatch', 'RequestTimeTooSkewed'],
    [3600, 'Signature not yet current: ', 'SignatureDoesNotMatch', 'RequestTimeTooSkewed'],
  ])('by %d seconds', async (seconds, start, code, codeOfS3) => {
    const one = client({ kind: 'clock-skew', seconds });
    const answer = await one.sts(keys, 'GetCallerIdentity');
    expect([answer.code, answer.message?.startsWith(start)]).toEqual([code, true]);
    expect((await one.s3(keys)).code).toBe(codeOfS3);
    const date = answer.response.headers.find(([name]) => name === 'date')?.[1] ?? '';
    expect(Date.parse(date) / 1000).toBe(one.now - seconds);
  });
});

describe('which calls a fault befalls', () => {
  it('is said by service, operation, the first and how many', async () => {
    const one = client({ kind: 'throttle', service: 'sts', operation: 'GetCallerIdentity', from: 2, times: 2 });
    const codes: (string | undefined)[] = [];
    for (let count = 0; count < 5; count += 1) {
      codes.push((await one.sts(keys, 'GetCallerIdentity')).code);
      expect((await one.sts(keys, 'GetSessionToken')).status).toBe(200);
      expect((await one.s3(keys)).status).toBe(200);
    }
    expect(codes).toEqual([undefined, 'Throttling', 'Throttling', undefined, undefined]);
  });

  it('is settled by the first of the list whose turn it is; the others count the call as well', async () => {
    const one = client({ kind: 'throttle', times: 1 }, { kind: 'server-error', times: 2 });
    const codes: (string | undefined)[] = [];
    for (let count = 0; count < 3; count += 1) codes.push((await one.sts(keys, 'GetCallerIdentity')).code);
    expect(codes).toEqual(['Throttling', 'InternalFailure', undefined]);
  });

  it('can be changed at any time; another world keeps the count of a fault that it keeps', async () => {
    const fault: WorldFault = { kind: 'throttle', times: 1 };
    const one = client(fault);
    const code = async (): Promise<string | undefined> => (await one.sts(keys, 'GetCallerIdentity')).code;
    expect(await code()).toBe('Throttling');
    one.handler.changeWorld({ ...one.handler.world, buckets: [] });
    expect(await code()).toBe(undefined);
    one.handler.changeFaults([fault]);
    expect([await code(), await code()]).toEqual(['Throttling', undefined]);
    expect(one.handler.world.faults).toEqual([fault]);
    one.handler.changeWorld(mfaRoleWorld());
    expect(await code()).toBe(undefined);
  });
});
