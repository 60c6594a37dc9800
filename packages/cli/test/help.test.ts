import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { childEnvironment, duckbillBin, jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

const commands = [
  'lint',
  'init',
  'inspect',
  'plan',
  'doctor',
  'connect',
  'credential-process',
  'explain',
  'serve',
  'sandbox',
  'aws-config',
  'profiles',
  'fleet',
  'generate',
];

describe('duckbill without a command', () => {
  it('prints its help on request, and nothing on standard error', async () => {
    const run = await runDuckbill(['--help'], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    for (const command of commands) expect(run.stdout).toMatch(new RegExp(`^  ${command}\\b`, 'mu'));
    expect(run.stdout).toContain('Exit codes: 0 all well, 1 findings');
  });

  it('prints the version of the package', async () => {
    const { version } = JSON.parse(await readFile(new URL('../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    for (const option of ['--version', '-V']) {
      expect(await runDuckbill([option], { home: await homeWith() })).toMatchObject({
        exit: 0,
        stdout: `${version}\n`,
        stderr: '',
      });
    }
  });

  it('answers wrong usage with 2, on standard error', async () => {
    const home = await homeWith();
    for (const words of [[], ['fly'], ['--fly'], ['lint', '--fly'], ['explain']]) {
      const run = await runDuckbill(words, { home });
      expect(run, words.join(' ')).toMatchObject({ exit: 2, stdout: '' });
      expect(run.stderr, words.join(' ')).not.toBe('');
    }
  });

  it('gives wrong usage an exit in JSON too', async () => {
    const home = await homeWith();
    for (const words of [
      ['lint', '--fly', '--json'],
      ['lint', '--format', 'json', '--max-warnings', 'many'],
      ['lint', '--format=json', 'missing.duck'],
      ['plan', 'missing.txt', '--json'],
    ]) {
      const run = await runDuckbill(words, { home });
      expect(run.exit, words.join(' ')).toBe(2);
      expect(jsonOf(run), words.join(' ')).toMatchObject({ exit: { code: 2 } });
    }
  });

  it('does not say back a secret that was given as an unknown option', async () => {
    const run = await runDuckbill(['connect', '--secret-access-key=canary-given-by-mistake'], {
      home: await homeWith(),
    });
    expect(run.exit).toBe(2);
    expect(run.output).not.toContain('canary-given-by-mistake');
  });

  it('ends quietly when the reader of its output goes away', async () => {
    const home = await homeWith();
    const child = spawn(process.execPath, [duckbillBin, 'explain', 'AccessDenied'], {
      env: childEnvironment({ home }),
    });
    child.stdout.destroy();
    let stderr = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    const exit = await new Promise((resolve) => child.on('close', resolve));
    expect({ exit, stderr }).toEqual({ exit: 0, stderr: '' });
  });
});

describe.each(commands)('duckbill %s --help', (command) => {
  it('tells what it is for and which exit codes it has, and takes no secret', async () => {
    const run = await runDuckbill([command, '--help'], { home: await homeWith() });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toContain(`Usage: duckbill ${command}`);
    expect(run.stdout).toContain('Exit codes');
    // An argument is seen by every process of the computer (peers §5.1).
    expect(run.stdout).not.toMatch(/--[a-z-]*(?:secret|token|password|passphrase|mfa-code|otp)/u);
  });
});
