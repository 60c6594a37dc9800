import { request as httpRequest } from 'node:http';
import { mfaRole, mfaRoleWorld, startSandbox, type Fault, type Sandbox } from '@duckbill/sandbox';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { freshHome, runPeer } from './run-peer.ts';

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await startSandbox({ world: mfaRoleWorld() });
});

afterEach(() => sandbox.close());

interface Received {
  readonly status: number | undefined;
  readonly pieces: number;
  readonly body: string;
  readonly failure: string | undefined;
}

/** Ask for the list of buckets without a signature: an answer of a good two hundred bytes. */
function ask(fault: Fault, signal?: AbortSignal): Promise<Received> {
  sandbox.changeFaults([fault]);
  return new Promise((resolve) => {
    let status: number | undefined;
    let pieces = 0;
    let body = '';
    const end = (failure?: string) => (): void => resolve({ status, pieces, body, failure });
    const asked = httpRequest(
      sandbox.url,
      { agent: false, ...(signal === undefined ? {} : { signal }) },
      (response) => {
        status = response.statusCode;
        response.setEncoding('utf8').on('data', (piece: string) => {
          pieces += 1;
          body += piece;
        });
        response.once('end', end());
        response.once('error', end('cut off'));
      },
    );
    asked.once('error', end('no answer'));
    asked.end();
  });
}

describe('on a bad line', () => {
  it.each<readonly [Fault, Partial<Received>]>([
    [
      { kind: 'drop', when: 'before-headers' },
      { status: undefined, failure: 'no answer' },
    ],
    [
      { kind: 'drop', when: 'after-headers' },
      { status: 403, body: '', failure: 'cut off' },
    ],
    [
      { kind: 'drop', when: 'in-body' },
      { status: 403, failure: 'cut off' },
    ],
    [
      { kind: 'content-length', off: 10 },
      { status: 403, failure: 'cut off' },
    ],
    // What a client makes of the bytes behind the end is its own affair.
    [{ kind: 'content-length', off: -10 }, { status: 403 }],
  ])('%j', async (fault, expected) => {
    const received = await ask(fault);
    expect(received).toMatchObject(expected);
    const ends = received.body.endsWith('</Error>');
    expect(ends).toBe(fault.kind === 'content-length' && fault.off > 0);
    expect(sandbox.journal.at(-1)).toMatchObject({ status: 403, code: 'AccessDenied', fault: fault.kind });
  });

  it('an answer trickles in, whole', async () => {
    const received = await ask({ kind: 'slow', bytesPerSecond: 1000 });
    expect([received.status, received.body.endsWith('</Error>'), received.failure]).toEqual([403, true, undefined]);
    expect(received.pieces).toBeGreaterThan(1);
  });

  it('an answer comes late', async () => {
    expect(await ask({ kind: 'slow', headersAfter: 0.01 })).toMatchObject({ status: 403, failure: undefined });
    // Much later than this client waits, and the sandbox does not wait for it to end.
    const answer = await ask({ kind: 'slow', headersAfter: 3600 }, AbortSignal.timeout(50));
    expect(answer).toMatchObject({ status: undefined, failure: 'no answer' });
  });

  it('the sandbox goes on when the client has gone before the answer', async () => {
    const late = await ask({ kind: 'slow', headersAfter: 0.3, bytesPerSecond: 200 }, AbortSignal.timeout(50));
    expect(late.failure).toBe('no answer');
    sandbox.changeFaults([{ kind: 'slow', bytesPerSecond: 200 }]);
    const leaving = new AbortController();
    const answer = await fetch(sandbox.url, { signal: leaving.signal });
    leaving.abort();
    await expect(answer.text()).rejects.toThrow('aborted');
    // Longer than the late one needs, by an answer that is as slow.
    expect(await ask({ kind: 'slow', headersAfter: 0.4 })).toMatchObject({ status: 403, failure: undefined });
  });

  it('the sandbox goes on', async () => {
    for (const when of ['before-headers', 'after-headers', 'in-body'] as const) await ask({ kind: 'drop', when });
    sandbox.changeFaults([]);
    expect((await fetch(sandbox.url)).status).toBe(403);
  });
});

describeWithPeers(['aws-cli-v1'], 'the AWS CLI on a bad line', () => {
  it.each<Fault>([
    { kind: 'throttle' },
    { kind: 'server-error' },
    { kind: 'server-error', status: 503 },
    { kind: 'drop', when: 'before-headers' },
    { kind: 'drop', when: 'in-body' },
  ])('asks again after %j', async (fault) => {
    sandbox.changeFaults([{ ...fault, times: 1 }]);
    const home = freshHome();
    const run = await runPeer(
      'python3',
      ['-m', 'awscli', 'sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'],
      peerEnvironment(home.path, {
        AWS_ENDPOINT_URL: sandbox.url,
        AWS_DEFAULT_REGION: 'eu-west-1',
        AWS_ACCESS_KEY_ID: mfaRole.staticUser.accessKeyId,
        AWS_SECRET_ACCESS_KEY: mfaRole.staticUser.secretAccessKey,
        AWS_MAX_ATTEMPTS: '2',
        AWS_RETRY_MODE: 'standard',
      }),
    );
    home.remove();
    expect(run).toMatchObject({ exitCode: 0, stdout: `${mfaRole.staticUser.arn}\n` });
    expect(sandbox.journal.map((entry) => entry.fault)).toEqual([fault.kind, undefined]);
  });
});
