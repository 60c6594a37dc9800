import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { rehearsals, totpCode } from '@duckbill/sandbox';
import { describe, expect, it, onTestFinished } from 'vitest';
import { childEnvironment, duckbillBin, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

const docs = new URL('../../../apps/docs/', import.meta.url);
const guide = readFileSync(new URL('guide/rehearse.md', docs), 'utf8');
const example = (name: string): string => readFileSync(new URL(`examples/${name}`, docs), 'utf8');
const shown = [...guide.matchAll(/```text\n([^`]+)```/gu)].map(([, text = '']) => text.trim());
const [start = ''] = [...guide.matchAll(/^duckbill (sandbox --like reports\.duck[^\n]*)$/gmu)].map(
  ([, words = '']) => words,
);

/** What differs from run to run, as the guide has it. */
function asInGuide(text: string): string {
  return text
    .replaceAll(/127\.0\.0\.1:\d+/gu, '127.0.0.1:4566')
    .replaceAll(/\S*\/duckbill-rehearsal-\w+/gu, '/tmp/duckbill-rehearsal')
    .replaceAll(/(MFA code now {2})\d{6}/gu, '$1123456')
    .replaceAll(/duckbill-\d{10}/gu, 'duckbill-1790000000')
    .replaceAll(/\d{4}-\d{2}-\d{2} \d{2}:\d{2} UTC/gu, '2026-10-01 10:00 UTC')
    .trim();
}

interface Desk {
  readonly greeting: string;
  readonly url: string;
  readonly folder: string;
  readonly seed: string;
}

/** The rehearsal of the guide, with its own words, as a process. */
async function openDesk(more: readonly string[] = []): Promise<Desk> {
  const home = await homeWith({
    '.aws/config': example('.aws/config'),
    '.aws/credentials': example('.aws/credentials'),
    'reports.duck': example('reports.duck'),
  });
  const words = [...start.split(' ').filter((word) => !/^(?:--port|4566)$/u.test(word)), ...more];
  const child = spawn(process.execPath, [duckbillBin, ...words], { cwd: home, env: childEnvironment({ home }) });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  let greeting = '';
  await new Promise<void>((resolve, reject) => {
    child.on('close', () => reject(new Error(`the sandbox ended: ${greeting}`)));
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      greeting += text;
      if (greeting.includes('Ctrl-C ends')) resolve();
    });
  });
  const find = (pattern: RegExp): string => pattern.exec(greeting)?.[1] ?? '';
  return {
    greeting,
    url: find(/(http:\/\/127\.0\.0\.1:\d+)/u),
    folder: find(/^ {2}cd (\S+)$/mu),
    seed: find(/^ {2}([A-Z2-7]{32}) /mu),
  };
}

/** The command of the greeting, with a code typed. */
function connectAt({ greeting, folder, url, seed }: Desk, code?: string): ReturnType<typeof runDuckbill> {
  expect(greeting).toContain(`HOME=$PWD duckbill connect reports.duck --endpoint-url ${url}\n`);
  const right = totpCode({ secret: seed, now: Date.now() / 1000 });
  return runDuckbill(['connect', 'reports.duck', '--endpoint-url', url], {
    home: folder,
    stdin: `${code ?? right}\n`,
  });
}

describe('the guide to rehearsals', () => {
  it('shows what is printed: the start, a wrong code, the right one', async () => {
    const desk = await openDesk();
    expect(shown[0]).toBe(asInGuide(desk.greeting));
    const wrong = await connectAt(desk, '000000');
    expect(wrong.exit).toBe(1);
    expect(asInGuide(wrong.stdout).startsWith(`${shown[1] ?? '-'}\n`)).toBe(true);
    const right = await connectAt(desk);
    expect(right.exit).toBe(0);
    expect(shown[2]).toBe(asInGuide(right.stdout));
    expect((await readdir(desk.folder)).toSorted()).toEqual(['.aws', 'reports.duck']);
  });

  it('shows what a broken trust policy comes to', async () => {
    const desk = await openDesk(['--break', 'trust']);
    const run = await connectAt(desk);
    expect(asInGuide(run.stdout).startsWith(`${shown[3] ?? '-'}\n`)).toBe(true);
  });

  it('has a row for every problem, in its words', () => {
    for (const { name, title } of rehearsals)
      expect(guide.replaceAll(/ {2,}/gu, ' ')).toContain(`\`${name}\` | ${title}`);
  });
});
