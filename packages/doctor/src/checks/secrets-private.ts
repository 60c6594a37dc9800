import type { PlannedConnection } from '@duckbill/core';
import { answer, type Check, defineCheck, type Saying } from '../check.ts';
import type { FileFact } from '../doctor-input.ts';
import { quoteArgument } from '../quote-argument.ts';

/** Bits for group and others. */
const othersBits = 0o077;

/** AWS CLI 2 and others warn about the same (peers §5.1). */
export const secretsPrivate: Check = defineCheck({
  id: 'secrets-private',
  title: 'Key files are private',
  category: 'files',
  online: false,
  waitsFor: [],
  run: ({ files, platform, planned }) => {
    if (platform === 'windows') return answer('skipped', 'skipped-windows');
    const secretFiles = filesOfSecrets(planned);
    const holders = files.filter(
      ({ kind, exists, path }) => exists && (kind === 'credentials' || secretFiles.has(path)),
    );
    if (holders.length === 0) return answer('passed', 'no-files');
    const details = holders.flatMap(openness);
    if (details.length === 0) return answer('passed', 'secrets-private');
    const shared = holders.filter(isShared).map(({ path }) => quoteArgument(path));
    const facts = shared.length === 0 ? {} : { command: `chmod 600 ${shared.join(' ')}` };
    return answer('warned', 'secrets-shared', facts, { details });
  },
});

/** Keys may stand in `config` as well; the plan knows where it found them. */
function filesOfSecrets(planned: PlannedConnection | undefined): ReadonlySet<string> {
  const origins = planned?.plan.settings.filter(({ secret }) => secret).map(({ origin }) => origin) ?? [];
  return new Set(origins.filter((origin) => origin.kind === 'file').map(({ file }) => file));
}

function isShared({ mode }: FileFact): boolean {
  return mode !== undefined && (mode & othersBits) !== 0;
}

function openness(file: FileFact): Saying[] {
  const { path, mode = 0 } = file;
  const octal = `0${(mode & 0o777).toString(8).padStart(3, '0')}`;
  return [
    ...(isShared(file) ? [{ word: 'secret-file-mode', facts: { path, mode: octal } } as const] : []),
    ...(file.ownerOk ? [] : [{ word: 'secret-file-owner', facts: { path } } as const]),
  ];
}
