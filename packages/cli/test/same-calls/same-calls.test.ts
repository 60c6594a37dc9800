import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';
import { type JournalEntry, startSandbox, totpCode } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../../peers/peers.ts';
import { duckbillBin } from '../run-duckbill.ts';
import { deviceSeed, serialsOf, worldOf } from './case-world.ts';
import { layFiles, variables, type VectorCase, vectorCases, vectorsExist } from './vector-case.ts';

const answerPrompts = fileURLToPath(new URL('../../../../peers/answer-prompts.py', import.meta.url));

/** What is under the sign-in's control in a call: everything but names made from the clock, and ids. */
interface ComparedCall {
  readonly service: string;
  readonly operation: string | undefined;
  readonly signedBy: string | undefined;
  readonly parameters: Readonly<Record<string, string>>;
  readonly code: string | undefined;
}

/** Configurations with which botocore gets credentials, or fails only when it asks AWS. */
const cases = vectorCases().filter(
  ({ botocore }) => botocore.outcome === 'credentials' && botocore.provider !== 'iam-role',
);

describe.skipIf(!vectorsExist)('configurations of the vectors', () => {
  describeWithPeers(['aws-cli-v1', 'python-pty'], 'duckbill connect asks AWS for the same as the AWS CLI', () => {
    const compared = { calls: 0, signIns: 0 };

    it.for(cases)('$name', async (one) => {
      const theirs = await callsOf(one, (home, environment, codes) => awsCli(one, home, environment, codes));
      const ours = await callsOf(one, (home, environment, codes) => duckbill(one, home, environment, codes));
      expect(ours).toEqual(theirs);
      if (theirs.length > 0) compared.calls += 1;
      if (theirs.some(({ service }) => service !== 's3')) compared.signIns += 1;
    });

    it('for many configurations that call AWS, and many that sign in', () => {
      expect(compared.calls).toBeGreaterThanOrEqual(60);
      expect(compared.signIns).toBeGreaterThanOrEqual(25);
    });
  });
});

/** Runs a program; which operations it says to have added to what the AWS CLI does. */
type Program = (
  home: string,
  environment: Readonly<Record<string, string>>,
  codes: ReadonlyMap<string, string>,
) => Promise<readonly string[]>;

/** What a program asked a fresh sandbox for, with a home folder of its own. */
async function callsOf(one: VectorCase, run: Program): Promise<readonly ComparedCall[]> {
  const home = await mkdtemp(path.join(tmpdir(), 'duckbill-same-'));
  const sandbox = await startSandbox({ world: worldOf(one) });
  try {
    await layFiles(one, home);
    const code = totpCode({ secret: deviceSeed, now: sandbox.clock.now() });
    const endpoints = ['STS', 'S3', 'SSO', 'SSO_OIDC'].map((service) => [`AWS_ENDPOINT_URL_${service}`, sandbox.url]);
    const environment = { ...variables(one, home), ...Object.fromEntries(endpoints) };
    const added = await run(home, environment, new Map(serialsOf(one).map((serial) => [serial, code])));
    return withoutRepetition(without(sandbox.journal.map(comparedCall), added));
  } finally {
    await sandbox.close();
    await rm(home, { recursive: true, force: true });
  }
}

/** botocore repeats a list of buckets that was refused for its region, in the same words and to no avail. */
function withoutRepetition(calls: readonly ComparedCall[]): readonly ComparedCall[] {
  return calls.filter((call, index) => {
    const before = calls[index - 1];
    return call.code === undefined || before === undefined || !isDeepStrictEqual(call, before);
  });
}

/** The calls without the first one of each added operation. */
function without(calls: readonly ComparedCall[], added: readonly string[]): readonly ComparedCall[] {
  const left = [...calls];
  for (const operation of added) {
    const at = left.findIndex((call) => call.operation === operation);
    if (at === -1) throw new Error(`${operation} was said to be added and was not asked for`);
    left.splice(at, 1);
  }
  return left;
}

function comparedCall({ service, operation, accessKeyId, parameters, code }: JournalEntry): ComparedCall {
  const { RoleSessionName = '', Version: _version, 'x-id': _id, ...rest } = parameters;
  const isMadeUp = /^(?:botocore-session|duckbill)-\d+$/u.test(RoleSessionName);
  return {
    service,
    operation,
    signedBy: accessKeyId?.startsWith('DUCKTEMP') === true ? 'a session' : accessKeyId,
    parameters: { ...rest, ...(RoleSessionName === '' || isMadeUp ? {} : { RoleSessionName }) },
    code,
  };
}

async function awsCli(
  { profile }: VectorCase,
  home: string,
  environment: Readonly<Record<string, string>>,
  codes: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const words = ['-m', 'awscli', 's3api', 'list-buckets', ...(profile === null ? [] : ['--profile', profile])];
  const typed = JSON.stringify([...codes].map(([serial, code]) => [`MFA code for ${serial}:`, code]));
  const env = peerEnvironment(home, environment);
  await ended(spawn('python3', [answerPrompts, typed, 'python3', ...words], { env, stdio: 'ignore' }));
  return [];
}

async function duckbill(
  { profile }: VectorCase,
  home: string,
  environment: Readonly<Record<string, string>>,
  codes: ReadonlyMap<string, string>,
): Promise<readonly string[]> {
  const words = ['connect', `aws:${profile ?? ''}`, '--as', 'aws-cli@1', '--allow-process', '--json'];
  const child = spawn(process.execPath, [duckbillBin, ...words], {
    env: { ...peerEnvironment(home, environment), NODE_DISABLE_COMPILE_CACHE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const left = new Map(codes);
  let report = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (report += text));
  let shown = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    shown += text;
    for (const [serial, code] of left) {
      if (!shown.includes(`MFA code for ${serial}:`)) continue;
      left.delete(serial);
      child.stdin.write(`${code}\n`);
    }
  });
  await ended(child);
  const { steps }: Report = JSON.parse(report);
  return steps
    .filter(({ added, outcome }) => added && outcome !== 'not-reached')
    .map(({ step }) => step.operation ?? '');
}

/** What is read of the report of `connect --json`. */
interface Report {
  readonly steps: readonly {
    readonly added: boolean;
    readonly outcome: string;
    readonly step: { readonly operation?: string };
  }[];
}

async function ended(child: ReturnType<typeof spawn>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
}
