/** Checks what would be published: publint and "are the types wrong" on every package, as packed. */
import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const root = fileURLToPath(new URL('..', import.meta.url));
let wrong = 0;

for (const name of readdirSync(`${root}/packages`).toSorted()) {
  const folder = `${root}/packages/${name}`;
  const manifest = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as {
    name: string;
    types?: string;
    bin?: object;
  };
  const { messages, pkg } = await publint({ pkgDir: folder, strict: true });
  for (const message of messages) {
    wrong += 1;
    console.log(`${manifest.name}: ${formatMessage(message, pkg, { color: false }) ?? message.code}`);
  }
  // The command line has no types to be wrong.
  if (manifest.bin !== undefined) continue;
  try {
    execFileSync('npx', ['attw', '--pack', folder, '--profile', 'esm-only', '--format', 'ascii', '--quiet'], {
      cwd: root,
      stdio: 'pipe',
    });
  } catch (error) {
    wrong += 1;
    console.log(
      `${manifest.name}: ${error instanceof Error && 'stdout' in error ? String(error.stdout) : String(error)}`,
    );
  }
}
console.log(wrong === 0 ? 'every package has a good shape' : `${wrong} faults in the shape of the packages`);
process.exitCode = wrong === 0 ? 0 : 1;
