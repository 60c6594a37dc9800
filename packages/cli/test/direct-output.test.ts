import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { childEnvironment, duckbillBin, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith } from './sample-files.ts';

const run = promisify(execFile);

/** Runs a line of a shell in which `duckbill` is the one under test; what it printed. */
async function shell(home: string, line: string): Promise<string> {
  const command = `duckbill() { '${process.execPath}' '${duckbillBin}' "$@"; }`;
  const { stdout } = await run('bash', ['-c', `${command}; ${line}`], {
    cwd: home,
    env: childEnvironment({ home }),
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout;
}

/** More than a pipe holds. */
async function homeWithMuchToTell(): Promise<string> {
  const names = Array.from({ length: 90 }, (_, at) => `Bad ${at}.cyberduckprofile`);
  return homeWith(Object.fromEntries(names.map((name) => [name, faultyProfile])));
}

describe.skipIf(process.platform === 'win32')('what is printed without a stream', () => {
  const words = ['lint', '.', '--format', 'json'];
  const line = `duckbill ${words.join(' ')}`;

  it('is the same in a file, in a pipe and to a slow reader', async () => {
    const home = await homeWithMuchToTell();
    const { stdout } = await runDuckbill(words, { home });
    expect(stdout.length).toBeGreaterThan(100_000);
    expect(await shell(home, `${line} | { sleep 0.2; cat; }`)).toBe(stdout);
    await shell(home, `${line} > all.json || true`);
    expect(await readFile(path.join(home, 'all.json'), 'utf8')).toBe(stdout);
  });

  it('arrives whole through a pipe that somebody has told not to wait', async () => {
    const home = await homeWithMuchToTell();
    const { stdout } = await runDuckbill(words, { home });
    // Node does so with its pipe for as long as it runs, and the other programs in the braces have the same one.
    const script = 'process.stdout.write(""); fs.writeFileSync("ready", ""); setTimeout(() => {}, 100000)';
    const unwaiting = `'${process.execPath}' -e '${script}' & until [ -e ready ]; do sleep 0.05; done`;
    expect(await shell(home, `{ ${unwaiting}; ${line}; kill $!; } | { sleep 1; cat; }`)).toBe(stdout);
  });

  it('ends without a word, and well, when the reader goes away', async () => {
    const home = await homeWithMuchToTell();
    const told = await shell(home, `{ ${line} 2>&1 1>&3; echo "exit $?"; } 3> >(head -c 1 >/dev/null)`);
    expect(told).toBe('exit 0\n');
  });

  it('has its exit code where nobody reads it at all', async () => {
    const home = await homeWithMuchToTell();
    expect(await shell(home, `${line} >/dev/null; echo "exit $?"`)).toBe('exit 1\n');
  });
});
