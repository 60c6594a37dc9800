import { type Bookmark, bookmarkFolders, diagnostic, openBookmark, readSource } from '@duckbill/core';
import { answer, type Check, type CheckContext, defineCheck } from '../check.ts';
import { machinePaths } from '../machine/machine-paths.ts';

const keys = ['sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'] as const;

/** More are not looked at: nobody keeps so many, and each is a file to read. */
const mostRead = 500;

/** A bookmark of Identity Center that is made beside a connected one takes over its values (#17954). */
export const bookmarksDistinct: Check = defineCheck({
  id: 'bookmarks-distinct',
  title: 'No other bookmark is the same',
  category: 'plan',
  online: false,
  waitsFor: ['files-readable'],
  run: async (context) => {
    const { planInput } = context;
    const own = planInput?.target.kind === 'bookmark' ? planInput.target.bookmark : undefined;
    const values = own && valuesOf(own);
    if (own === undefined || values === undefined) return answer('skipped', 'skipped-no-sso-bookmark');
    const twins = (await otherBookmarks(own, context)).filter((other) => isTwin(own, other));
    if (twins.length === 0) return answer('passed', 'bookmarks-distinct');
    const at = own.custom.get('sso_account_id')?.textSpan ?? { start: 0, end: 0 };
    const findings = twins.map((other) =>
      diagnostic('bookmark-sso-repeated', own.file, at, {
        facts: { name: nameOf(own), other: nameOf(other), file: other.file, values },
        programs: [context.program],
      }),
    );
    return answer('warned', 'bookmarks-alike', {}, { diagnostics: findings });
  },
});

function valuesOf({ custom }: Bookmark): readonly string[] | undefined {
  const values = keys.map((key) => custom.get(key)?.value ?? '');
  return custom.has('sso_account_id') && custom.has('sso_role_name')
    ? values.filter((value) => value !== '')
    : undefined;
}

/** Everything but the name is the same: two buckets of one role are two bookmarks by right. */
function isTwin(one: Bookmark, other: Bookmark): boolean {
  const parts = ({ hostname, path, provider }: Bookmark): string =>
    JSON.stringify([hostname?.value ?? '', path?.value ?? '', provider?.value ?? '']);
  return (
    JSON.stringify(valuesOf(one)) === JSON.stringify(valuesOf(other)) &&
    parts(one) === parts(other) &&
    nameOf(one) !== nameOf(other)
  );
}

function nameOf({ nickname, file }: Bookmark): string {
  return nickname?.value ?? file;
}

async function otherBookmarks(own: Bookmark, { machine, program }: CheckContext): Promise<readonly Bookmark[]> {
  const paths = machinePaths(machine);
  const product = program.startsWith('mountain') ? 'mountain-duck' : 'cyberduck';
  const target = paths.resolve(machine.cwd, own.file);
  const folders = new Set([paths.dirname(target), ...bookmarkFolders(machine, product).map((folder) => folder.path)]);
  const found: Bookmark[] = [];
  for (const folder of folders) {
    const names = (await machine.list(folder)).filter((name) => name.endsWith('.duck')).slice(0, mostRead);
    const files = names.map((name) => paths.join(folder, name)).filter((file) => file !== target);
    const states = await Promise.all(files.map(async (file) => ({ file, state: await machine.read(file) })));
    for (const { file, state } of states) {
      const bookmark = state.state === 'read' ? openBookmark(readSource(file, state.bytes).source).bookmark : undefined;
      if (bookmark !== undefined && bookmark.uuid?.value !== (own.uuid?.value ?? '')) found.push(bookmark);
    }
  }
  return found;
}
