import { compareProfiles, type ConnectionProfile, diagnostic, openProfile, readSource } from '@duckbill/core';
import { answer, type Check, type CheckContext, defineCheck } from '../check.ts';
import { countNoun } from '../count-noun.ts';
import { machinePaths } from '../machine/machine-paths.ts';

/** Compares the profile of the target with the published one, as Cyberduck reads both (#17690, #17720, #17726). */
export const profileCurrent: Check = defineCheck({
  id: 'profile-current',
  title: 'The profile is as published',
  category: 'files',
  online: false,
  waitsFor: [],
  run: async (context) => {
    const { profilesFolder } = context;
    if (profilesFolder === undefined) return answer('skipped', 'skipped-no-profiles-folder');
    const own = ownProfile(context);
    const vendor = own && vendorOf(own);
    if (own === undefined || vendor === undefined) return answer('skipped', 'skipped-no-installed-profile');
    const published = await publishedProfiles(profilesFolder, context);
    if (published.length === 0) return answer('warned', 'profiles-folder-empty', { folder: profilesFolder });
    const same = published.filter((one) => vendorOf(one) === vendor && protocolOf(one) === protocolOf(own));
    if (same.length === 0) return answer('passed', 'profile-unpublished', { vendor });
    const compared = same.map((one) => ({ one, differences: differencesOf(own, one) }));
    const [nearest] = compared.toSorted((a, b) => a.differences.length - b.differences.length);
    const name = nearest === undefined ? '' : machinePaths(context.machine).basename(nearest.one.file);
    if (nearest === undefined || nearest.differences.length === 0)
      return answer('passed', 'profile-current', { published: name });
    const at = own.strings.get('Vendor')?.textSpan ?? { start: 0, end: 0 };
    const finding = diagnostic('profile-not-current', own.file, at, {
      facts: { published: name, differences: nearest.differences.slice(0, mostShown) },
      programs: [context.program],
    });
    const facts = { count: countNoun(nearest.differences.length, 'value') };
    return answer('warned', 'profile-differs', facts, { diagnostics: [finding] });
  },
});

const mostShown = 8;

/** The file that the target is, or whose Vendor it names; none of those that Duckbill brings. */
function ownProfile({ planInput }: CheckContext): ConnectionProfile | undefined {
  if (planInput === undefined) return undefined;
  const { target, profiles } = planInput;
  if (target.kind === 'profile') return target.profile;
  const vendor =
    target.kind === 'bookmark'
      ? target.bookmark.provider?.value
      : target.kind === 'url'
        ? target.url.protocol.vendor
        : undefined;
  return profiles.find((one) => vendorOf(one) === vendor && !/^(?:catalogue|bundled):/u.test(one.file));
}

function vendorOf({ strings }: ConnectionProfile): string | undefined {
  return strings.get('Vendor')?.value;
}

function protocolOf({ strings }: ConnectionProfile): string | undefined {
  return strings.get('Protocol')?.value;
}

async function publishedProfiles(folder: string, { machine }: CheckContext): Promise<readonly ConnectionProfile[]> {
  const names = (await machine.list(folder)).filter((name) => name.endsWith('.cyberduckprofile'));
  const files = names.map((name) => machinePaths(machine).join(folder, name));
  const states = await Promise.all(files.map(async (file) => ({ file, state: await machine.read(file) })));
  return states.flatMap(({ file, state }) => {
    const profile = state.state === 'read' ? openProfile(readSource(file, state.bytes).source).profile : undefined;
    return profile === undefined ? [] : [profile];
  });
}

/** Keys in their order, each with both values as Cyberduck gets them. What is secret is not shown. */
function differencesOf(own: ConnectionProfile, published: ConnectionProfile): readonly string[] {
  return compareProfiles(own, published, true).map(({ key, own: mine, other: theirs, secret }) =>
    secret ? `${key} is another` : `${key} is ${shown(mine)}, published as ${shown(theirs)}`,
  );
}

function shown(value: string | undefined): string {
  if (value === undefined) return 'missing';
  return value.length > 40 ? `"${value.slice(0, 40)}…"` : `"${value}"`;
}
