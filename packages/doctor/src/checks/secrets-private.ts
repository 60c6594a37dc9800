import { type Bookmark, type Diagnostic, diagnostic, type Facts, type PlannedConnection } from '@duckbill/core';
import { homePath } from '../cache/read-cache-file.ts';
import { answer, type Check, type CheckContext, defineCheck } from '../check.ts';
import type { FileFact } from '../doctor-input.ts';
import { machinePaths } from '../machine/machine-paths.ts';
import { quoteArgument } from '../quote-argument.ts';

/** Bits for group and others. */
const othersBits = 0o077;

/** Whoever may write into a folder may replace its files. A group of one's own is common, so groups do not count. */
const othersWrite = 0o002;

/** Folders whose files decide what runs and who one is. */
const folders = ['~/.aws', '~/.aws/cli/cache', '~/.aws/sso/cache'] as const;

/** AWS CLI 2 and others warn about the same (peers §5.1). */
export const secretsPrivate: Check = defineCheck({
  id: 'secrets-private',
  title: 'Key files are private',
  category: 'files',
  online: false,
  waitsFor: [],
  run: async (context) => {
    const { files, platform, planned } = context;
    if (platform === 'windows') return answer('skipped', 'skipped-windows');
    const secretFiles = filesOfSecrets(planned);
    const holders: readonly Held[] = [
      ...files.filter(
        ({ kind, exists, path, secret }) =>
          exists && (kind === 'credentials' || secret === true || secretFiles.has(path)),
      ),
      ...(await namedSecrets(context)),
    ];
    const around = await Promise.all(folders.map((folder) => lookAtFolder(folder, context)));
    const shared = holders.filter(isShared).map(({ path }) => quoteArgument(path));
    const diagnostics = [...holders.flatMap(openness), ...around.flat()];
    if (holders.length === 0 && diagnostics.length === 0) return answer('passed', 'no-files');
    if (diagnostics.length === 0) return answer('passed', 'secrets-private');
    const facts = shared.length === 0 ? {} : { command: `chmod 600 ${shared.join(' ')}` };
    return answer('warned', 'secrets-shared', facts, { diagnostics });
  },
});

type Held = Pick<FileFact, 'path' | 'mode' | 'ownerOk'>;

/** Keys may stand in `config` as well; the plan knows where it found them. */
function filesOfSecrets(planned: PlannedConnection | undefined): ReadonlySet<string> {
  const origins = planned?.plan.settings.filter(({ secret }) => secret).map(({ origin }) => origin) ?? [];
  return new Set(origins.filter((origin) => origin.kind === 'file').map(({ file }) => file));
}

/** The private key file of a bookmark; a token file of one's own: those of a cluster lie elsewhere, for all to read. */
async function namedSecrets({ planInput, planned, machine }: CheckContext): Promise<readonly Held[]> {
  const token = planned?.plan.settings.find(({ name }) => name === 'web_identity_token_file')?.value;
  const own = token?.startsWith(`${machine.home}/`) === true ? token : undefined;
  const bookmark: Bookmark | undefined = planInput?.target.kind === 'bookmark' ? planInput.target.bookmark : undefined;
  const named = [bookmark?.privateKey?.value.path, own].flatMap((path) =>
    path === undefined || path === '' ? [] : [path],
  );
  const held = await Promise.all(
    named.map(async (path): Promise<readonly Held[]> => {
      const state = await machine.read(homePath(machine, path));
      if (state.state !== 'read') return [];
      const { mode, ownerOk } = state;
      return [{ path, ownerOk, ...(mode === undefined ? {} : { mode }) }];
    }),
  );
  return held.flat();
}

async function lookAtFolder(folder: string, { machine }: CheckContext): Promise<readonly Diagnostic[]> {
  const path = homePath(machine, folder);
  const state = await machine.read(machinePaths(machine).resolve(path));
  if (state.state !== 'folder') return [];
  const { mode, ownerOk = true } = state;
  return [
    ...(ownerOk ? [] : [finding('secret-file-foreign', folder, { command: `sudo chown -R "$USER" ${folder}` })]),
    ...(mode === undefined || (mode & othersWrite) === 0
      ? []
      : [finding('secret-folder-shared', folder, { mode: octal(mode), command: `chmod go-w ${folder}` })]),
  ];
}

function isShared({ mode }: Held): boolean {
  return mode !== undefined && (mode & othersBits) !== 0;
}

function openness({ path, mode = 0, ownerOk }: Held): readonly Diagnostic[] {
  const word = quoteArgument(path);
  return [
    ...(isShared({ path, mode, ownerOk })
      ? [finding('secret-file-shared', path, { mode: octal(mode), command: `chmod 600 ${word}` })]
      : []),
    ...(ownerOk ? [] : [finding('secret-file-foreign', path, { command: `sudo chown "$USER" ${word}` })]),
  ];
}

function octal(mode: number): string {
  return `0${(mode & 0o777).toString(8).padStart(3, '0')}`;
}

function finding(
  code: 'secret-file-shared' | 'secret-file-foreign' | 'secret-folder-shared',
  path: string,
  facts: Facts,
): Diagnostic {
  return diagnostic(code, path, { start: 0, end: 0 }, { facts: { path, ...facts } });
}
