import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';
import { mfaRole, mfaRoleWorld, type Sandbox, startSandbox, totpCode } from '@duckbill/sandbox';
import { writePracticeHome } from './practice-home.ts';

const duckbill = fileURLToPath(new URL('../packages/cli/bin/duckbill.cjs', import.meta.url));

/** One command as a person would type it, and what it must do. */
interface Act {
  readonly say: string;
  readonly type: (url: string) => string;
  /** Typed at the prompts, one line each. */
  readonly answers?: () => readonly string[];
  readonly exit: number;
  readonly shows: readonly string[];
}

const acts: readonly Act[] = [
  {
    say: 'A colleague sent a bookmark and a connection profile, made after a guide. What is wrong with them?',
    type: () => 'duckbill lint .',
    exit: 1,
    shows: ['profile-token-flag-for-role', 'Reports.cyberduckprofile:11:10', '1 error'],
  },
  {
    say: 'Let it be mended; comments and layout stay.',
    type: () => 'duckbill lint --fix .',
    exit: 0,
    shows: ['use Role Configurable and Multi Factor Configurable', '4 files checked, nothing found'],
  },
  {
    say: 'What would Cyberduck do with the bookmark?',
    type: () => 'duckbill plan Reports.duck --profile Reports.cyberduckprofile',
    exit: 0,
    shows: ['AssumeRole', `RoleArn = ${mfaRole.roleArn}`, 'Reports.cyberduckprofile:12', 'ListBuckets'],
  },
  {
    say: 'Would it work? The doctor asks for the code of the authenticator.',
    type: (url) => `duckbill doctor Reports.duck --profile Reports.cyberduckprofile --online --endpoint-url ${url}`,
    answers: () => [code(0)],
    exit: 0,
    shows: ['Reports.duck as Cyberduck 9.5'],
  },
  {
    say: 'Sign in and list the buckets. Each code works once, so this is the next one.',
    type: (url) => `duckbill connect Reports.duck --profile Reports.cyberduckprofile --endpoint-url ${url}`,
    answers: () => [code(1)],
    exit: 0,
    shows: ['Connected', 'assumed-role/S3-Access', 'example-archive', 'example-photos', 'example-reports'],
  },
  {
    say: 'The same role, as the AWS CLI would: from ~/.aws/config.',
    type: (url) => `duckbill connect aws:reports --endpoint-url ${url}`,
    answers: () => [code(2)],
    exit: 0,
    shows: ['aws:reports as AWS CLI 2', 'assumed-role/S3-Access', 'example-reports'],
  },
  {
    say: 'And with a wrong code?',
    type: (url) => `duckbill connect aws:reports --endpoint-url ${url}`,
    answers: () => [wrongCode()],
    exit: 1,
    shows: [
      'MultiFactorAuthentication failed with invalid MFA one time pass code.',
      'Wait until the authenticator shows the next code',
      // Whose keys they are is asked when AWS refuses: a script that succeeds pays for no further call.
      mfaRole.user.arn,
    ],
  },
];

/** Must appear in nothing that a command prints. */
const secrets: readonly string[] = [mfaRole.user.secretAccessKey, mfaRole.user.mfaSecret];

function code(stepsAhead: number): string {
  return totpCode({ secret: mfaRole.user.mfaSecret, now: Date.now() / 1000 + stepsAhead * 30 });
}

/** A code that is right at no time near now. */
function wrongCode(): string {
  const right = new Set(Array.from({ length: 21 }, (_, index) => code(index - 10)));
  return ['000000', '111111', '222222', '333333'].find((candidate) => !right.has(candidate)) ?? '444444';
}

interface Run {
  readonly exit: number | null;
  readonly output: string;
}

function run(command: string, home: string, answers: readonly string[]): Promise<Run> {
  const [, ...words] = command.split(' ');
  const environment: NodeJS.ProcessEnv = { PATH: process.env['PATH'], HOME: home, USERPROFILE: home };
  if (process.stdout.isTTY) environment['FORCE_COLOR'] = '1';
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [duckbill, ...words], { cwd: home, env: environment });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8');
      stream.on('data', (text: string) => {
        output += text;
        process.stdout.write(text);
      });
    }
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, output }));
    child.stdin.end(answers.map((answer) => `${answer}\n`).join(''));
  });
}

/** Plays one act; the list of what was not as it must be. */
async function play(act: Act, home: string, sandbox: Sandbox): Promise<readonly string[]> {
  const command = act.type(sandbox.url);
  const answers = act.answers?.() ?? [];
  process.stdout.write(`\n# ${act.say}\n$ ${command}\n`);
  const { exit, output } = await run(command, home, answers);
  const plain = stripVTControlCharacters(output).split(/\s+/u).join(' ');
  return [
    ...(exit === act.exit ? [] : [`${command}: exit code ${String(exit)}, not ${act.exit}`]),
    ...act.shows.filter((text) => !plain.includes(text)).map((text) => `${command}: does not show "${text}"`),
    ...[...secrets, ...answers].filter((secret) => output.includes(secret)).map(() => `${command}: shows a secret`),
  ];
}

const home = await mkdtemp(path.join(tmpdir(), 'duckbill-demo-'));
const sandbox = await startSandbox({ world: mfaRoleWorld() });
const wrong: string[] = [];
try {
  process.stdout.write(`A local AWS listens at ${sandbox.url}; the practice files are in ${home}\n`);
  await writePracticeHome(home);
  for (const act of acts) wrong.push(...(await play(act, home, sandbox)));
} finally {
  await sandbox.close();
  await rm(home, { recursive: true, force: true });
}
if (wrong.length === 0) {
  process.stdout.write(`\nThe demo did what it should: ${acts.length} commands.\n`);
} else {
  process.stdout.write(`\nThe demo did not do what it should:\n${wrong.map((line) => `  ${line}\n`).join('')}`);
  process.exitCode = 1;
}
