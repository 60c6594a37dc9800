import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { type SandboxWorld, totpCode } from '@duckbill/sandbox';
import { onTestFinished } from 'vitest';
import { childEnvironment, duckbillBin, type Run, runDuckbill } from './run-duckbill.ts';

/** What `duckbill sandbox --like TARGET --json` prints. */
export interface RehearsalAnswer {
  readonly url: string;
  readonly folder: string;
  readonly target: string;
  readonly program: string;
  readonly profiles: readonly string[];
  readonly commands: readonly string[];
  readonly keys?: { readonly id: string; readonly secret: string };
  readonly devices: readonly { readonly serial: string; readonly secret: string }[];
  readonly answers: readonly { readonly prompt: string; readonly value?: string }[];
  readonly notes: readonly { readonly kind: string; readonly words: string }[];
}

/** A rehearsal as a process of its own, which ends with the test. */
export interface RunningRehearsal extends RehearsalAnswer {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Runs Duckbill as the rehearsal says: in its folder, which is the home. */
  readonly run: (command: string, ...more: readonly string[]) => Promise<Run>;
  /** What a person would type: every answer, and the code. */
  readonly typed: (code?: string) => string;
  readonly end: () => Promise<number | null>;
}

/** Nobody sits at a browser in a test: whoever signs in to Identity Center is let in. */
export async function letIn({ url }: RehearsalAnswer): Promise<void> {
  const world = (await (await fetch(`${url}/_duckbill/world`)).json()) as SandboxWorld;
  const approval = { answer: 'allow', person: 'you' };
  const identityCenters = (world.identityCenters ?? []).map((one) => ({ ...one, approval }));
  if (identityCenters.length === 0) return;
  await fetch(`${url}/_duckbill/world`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...world, identityCenters }),
  });
}

export async function startRehearsal(
  home: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): Promise<RunningRehearsal> {
  const source = words[0] === '--from-bundle' ? words : ['--like', ...words];
  const child = spawn(process.execPath, [duckbillBin, 'sandbox', '--json', ...source], {
    cwd: home,
    env: childEnvironment({ home, environment }),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const first = await lines.next();
  if (first.done === true) throw new Error(`the sandbox ended: ${stderr}`);
  const answer = JSON.parse(first.value) as RehearsalAnswer;
  let runs = 0;
  const code = (): string => {
    const [device] = answer.devices;
    // Each code works once: the next run takes the next one, which is good already.
    const step = runs++;
    return device === undefined ? '' : totpCode({ secret: device.secret, now: Date.now() / 1000, step });
  };
  const typed = (shown = code()): string => answer.answers.map(({ value }) => `${value ?? shown}\n`).join('');
  return {
    ...answer,
    stdout: () => stdout,
    stderr: () => stderr,
    typed,
    run: (command, ...more) =>
      runDuckbill(
        [
          command,
          answer.target,
          ...(answer.profiles.length === 0 ? [] : ['--profile', ...answer.profiles]),
          ...(command === 'doctor' ? ['--online'] : []),
          '--as',
          answer.program,
          '--endpoint-url',
          answer.url,
          ...more,
        ],
        { home: answer.folder, stdin: typed() },
      ),
    end: () => {
      child.kill('SIGTERM');
      return ended;
    },
  };
}
