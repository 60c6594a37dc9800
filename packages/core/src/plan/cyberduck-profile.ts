import { bundledProfiles } from '../profile/bundled-profiles.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { EffectiveProfile } from '../profile/effective-profile.ts';
import { inheritProfile } from '../profile/inherit-profile.ts';
import { knownPreferences } from '../profile/substitute-preferences.ts';
import type { CyberduckEra } from '../programs/program.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { isSsoProfile } from './cyberduck-sso-profiles.ts';
import { isMountainDuck } from './cyberduck-program.ts';
import type { PlanDraft } from './plan-draft.ts';

/** Vendor of the profile for credentials of the AWS CLI; its username names an AWS profile (§1.2). */
const awsCliVendor = 's3-cli';

/** Vendor of the profile for Identity Center whose username names an AWS profile (§3). */
const identityCenterVendor = 's3-iam-identity-center';

/** Vendor of what ships with Cyberduck, and of bookmarks without a profile of their own (cyberduck-formats §2.4). */
const bundledVendor = 'iterate GmbH';

/**
 * The connection profile that counts for a target, none when it needs one that is not installed. An AWS profile is
 * taken as a new bookmark: of the profile for Identity Center where its settings are for that, else of the one for
 * the AWS CLI.
 */
export function profileOfTarget(draft: PlanDraft, era: CyberduckEra): ConnectionProfile | undefined {
  const { target } = draft.input;
  switch (target.kind) {
    case 'profile':
      return target.profile;
    case 'aws-profile':
      return profileOfAwsTarget(draft, era);
    case 'bookmark': {
      const { provider, protocol, file } = target.bookmark;
      const identifier = protocol?.value ?? '';
      const bundled = bundledProfiles().find((one) => one.strings.get('Protocol')?.value === identifier);
      if (provider === undefined || provider.value === bundledVendor) return bundled ?? bundledProfiles()[0];
      const found = findByVendor(draft.input.profiles, provider.value, identifier);
      if (found !== undefined) return found;
      const nearest = nearestName(provider.value, draft.input.profiles.map(vendorOf));
      const facts = { vendor: provider.value, ...(nearest === undefined ? {} : { nearest }) };
      const place = { file, span: provider.textSpan };
      draft.problem('plan-bookmark-profile-not-installed', place, { facts });
      return bundled ?? bundledProfiles()[0];
    }
    case 'url':
      return undefined;
  }
}

function profileOfAwsTarget(draft: PlanDraft, era: CyberduckEra): ConnectionProfile | undefined {
  const { target, profiles } = draft.input;
  const name = target.kind === 'aws-profile' ? target.name : undefined;
  if (era === 'C' && name !== undefined && isSsoProfile(draft.awsReading.profiles.get(name))) {
    return findByVendor(profiles, identityCenterVendor, 's3') ?? bundledProfiles()[1];
  }
  const found = findByVendor(profiles, awsCliVendor, 's3');
  if (found === undefined)
    draft.problem('plan-bookmark-profile-not-installed', draft.nowhere, { facts: { vendor: awsCliVendor } });
  return found;
}

/** Several profiles may share a vendor and differ in the protocol (cyberduck-formats §2.4). */
function findByVendor(
  profiles: readonly ConnectionProfile[],
  vendor: string,
  protocol: string,
): ConnectionProfile | undefined {
  const ofVendor = profiles.filter((profile) => vendorOf(profile) === vendor);
  return ofVendor.find((profile) => profile.strings.get('Protocol')?.value === protocol) ?? ofVendor[0];
}

function vendorOf(profile: ConnectionProfile): string {
  return profile.strings.get('Vendor')?.value ?? '';
}

/** A profile with all that it inherits, as the program of the plan sees it. */
export function effectiveProfile(draft: PlanDraft, profile: ConnectionProfile, era: CyberduckEra): EffectiveProfile {
  const { profiles, program } = draft.input;
  return inheritProfile(profile, {
    known: profiles,
    era,
    ...(isMountainDuck(program) ? { preferences: mountainDuckPreferences } : {}),
  });
}

/** The redirect addresses to register differ in the name of the application (§2.4; D:entra, D:google). */
const mountainDuckPreferences: ReadonlyMap<string, string> = new Map([
  ...knownPreferences,
  ['oauth.application.identifier', 'io.mountainduck'],
  ['oauth.handler.scheme', 'x-mountainduck-action'],
]);

/** Whether a file is one of the bundled profiles that core has in itself. */
export function isBuiltIn(file: string): boolean {
  return bundledProfiles().some((profile) => profile.file === file);
}
