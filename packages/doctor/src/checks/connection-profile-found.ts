import {
  type Bookmark,
  type ConnectionProfile,
  type Diagnostic,
  diagnostic,
  parsePlist,
  profileFolders,
  readSource,
} from '@duckbill/core';
import { answer, type Check, type CheckContext, defineCheck } from '../check.ts';
import { machinePaths } from '../machine/machine-paths.ts';

/** Vendors of what ships inside the application (cyberduck-formats §3.6). */
const bundled: ReadonlySet<string> = new Set(['iterate GmbH', 's3-iam-identity-center']);

/** The connection profile that a bookmark or a URL names: known, installed on this computer, and turned on. */
export const connectionProfileFound: Check = defineCheck({
  id: 'connection-profile-found',
  title: 'The connection profile is known',
  category: 'plan',
  online: false,
  waitsFor: ['files-readable'],
  run: async (context) => {
    const { connectionProfile, planned } = context;
    if (connectionProfile === undefined) return answer('skipped', 'skipped-no-profile');
    const { vendor, found } = connectionProfile;
    if (!found) {
      const missing = planned?.plan.problems.filter(({ code }) => code === 'plan-bookmark-profile-not-installed') ?? [];
      const retired = isLikeRetired(vendor) ? [finding('bookmark-profile-retired', { vendor }, context)] : [];
      const [folder] = profileFolders(context.machine);
      const facts = { vendor, ...(folder === undefined ? {} : { folder }) };
      return answer('failed', 'profile-missing', facts, { diagnostics: [...missing, ...retired] });
    }
    const off = await turnedOff(vendor, context);
    if (off !== undefined) return answer('failed', 'profile-off', { vendor }, { diagnostics: [off] });
    const elsewhere = await notHere(vendor, context);
    if (elsewhere !== undefined) return answer('warned', 'profile-not-here', { vendor }, { diagnostics: [elsewhere] });
    const twice = repeated(vendor, context);
    if (twice.length > 0) return answer('warned', 'profile-repeated', { vendor }, { diagnostics: twice });
    return answer('passed', 'profile-found', { vendor });
  },
});

/** The Vendor of the profile that was taken back stands in no source: its kind of name does (#15944; inferred). */
function isLikeRetired(vendor: string): boolean {
  const words = vendor.toLowerCase().split(/[^a-z0-9]/u);
  return words.includes('s3') && ['sts', 'token', 'session', 'temporary'].some((word) => words.includes(word));
}

/** Whether Cyberduck keeps its things here, and has no such profile among them. */
async function notHere(vendor: string, context: CheckContext): Promise<Diagnostic | undefined> {
  const { machine, planInput } = context;
  if (bundled.has(vendor) || planInput === undefined || planInput.target.kind === 'aws-profile') return undefined;
  const [found] = ofVendor(vendor, context);
  if (found === undefined || !found.file.startsWith('catalogue:')) return undefined;
  const paths = machinePaths(machine);
  const folders = profileFolders(machine);
  const kept = await Promise.all(folders.map((folder) => machine.list(paths.dirname(folder))));
  const folder = folders.find((_, index) => (kept[index]?.length ?? 0) > 0);
  if (folder === undefined) return undefined;
  const name = found.file.slice('catalogue:'.length, -'.cyberduckprofile'.length);
  return finding('bookmark-profile-not-here', { name, vendor, folder }, context);
}

const preferences = 'Library/Preferences/ch.sudo.cyberduck.plist';

/** The switch of the preferences, on macOS; its name is in lower case (cyberduck-formats §2.1). */
async function turnedOff(vendor: string, context: CheckContext): Promise<Diagnostic | undefined> {
  const { machine } = context;
  if (machine.platform !== 'darwin' || bundled.has(vendor)) return undefined;
  const state = await machine.read(machinePaths(machine).join(machine.home, preferences));
  if (state.state !== 'read') return undefined;
  const { root } = parsePlist(readSource(preferences, state.bytes).source);
  const protocol = ofVendor(vendor, context)[0]?.strings.get('Protocol')?.value ?? 's3';
  const key = `profiles.${protocol}.${vendor}.enabled`.toLowerCase();
  const value = root?.type === 'dict' ? root.entries.findLast((entry) => entry.key === key)?.value : undefined;
  const isOff =
    (value?.type === 'string' && value.value.toLowerCase() === 'false') || (value?.type === 'boolean' && !value.value);
  return isOff ? finding('bookmark-profile-off', { vendor, setting: `${key} = false` }, context) : undefined;
}

/** Of several installed files with one Vendor the bookmark gets the first, whichever was meant. */
function repeated(vendor: string, context: CheckContext): readonly Diagnostic[] {
  const [first, ...others] = ofVendor(vendor, context).filter(({ file }) => !/^(?:catalogue|bundled):/u.test(file));
  const bookmark = bookmarkOf(context);
  const protocol = bookmark?.protocol?.value;
  return others
    .filter((other) => protocol === undefined || other.strings.get('Protocol')?.value === protocol)
    .filter((other) => first !== undefined && other.plist.source.text !== first.plist.source.text)
    .flatMap((other) => {
      const at = other.strings.get('Vendor');
      if (first === undefined || at === undefined) return [];
      const facts = {
        vendor,
        other: machinePaths(context.machine).basename(first.file),
        consequence: 'bookmarks of the one open with the other',
      };
      return [diagnostic('profile-vendor-repeated', other.file, at.textSpan, { facts, severity: 'warning' })];
    });
}

function ofVendor(vendor: string, { planInput }: CheckContext): readonly ConnectionProfile[] {
  return planInput?.profiles.filter(({ strings }) => strings.get('Vendor')?.value === vendor) ?? [];
}

function bookmarkOf({ planInput }: CheckContext): Bookmark | undefined {
  return planInput?.target.kind === 'bookmark' ? planInput.target.bookmark : undefined;
}

function finding(
  code: 'bookmark-profile-not-here' | 'bookmark-profile-off' | 'bookmark-profile-retired',
  facts: Readonly<Record<string, string>>,
  context: CheckContext,
): Diagnostic {
  const bookmark = bookmarkOf(context);
  const span = bookmark?.provider?.textSpan ?? { start: 0, end: 0 };
  return diagnostic(code, bookmark?.file ?? context.target, span, { facts, programs: [context.program] });
}
