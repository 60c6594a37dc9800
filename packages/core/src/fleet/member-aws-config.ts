import type { AwsSectionContent } from '../aws/edit/aws-change.ts';
import { awsHeaderText, sectionProblem, valueProblems } from '../aws/edit/aws-text-problems.ts';
import { beginMark, endMark } from '../aws/edit/managed-blocks.ts';
import { IniDraft } from '../ini/edit-draft.ts';
import { newSectionLines } from '../ini/edit-ini.ts';
import { parseIni } from '../ini/parse-ini.ts';
import { SourceText } from '../source/source-text.ts';
import type { Fleet } from './fleet.ts';
import type { FleetAccess } from './fleet-access.ts';
import { fillFleetTemplate } from './fleet-template.ts';
import { memberRegion } from './member-region.ts';
import type { MemberReport } from './member-report.ts';
import type { MemberEntry } from './member-entries.ts';

/** The owner of the managed block in every member's AWS config: `fleet-SLUG`. */
export function fleetOwner({ organisation }: Fleet): string {
  return `fleet-${organisation.slug}`;
}

/**
 * The sections of a member's AWS config, ready for `put-managed-block`: the session first, then a profile for every way
 * into an account (aws-config B, C).
 */
export function memberAwsSections(
  fleet: Fleet,
  entries: readonly MemberEntry[],
  report: MemberReport,
): readonly AwsSectionContent[] {
  const profiles = entries.flatMap((entry) => profileOf(fleet, entry, entries, report) ?? []);
  const { ssoSession } = fleet;
  if (ssoSession === undefined || !entries.some(({ signIn }) => signIn.kind === 'permission-set')) return profiles;
  const { name, startUrl, region, scopes } = ssoSession;
  const settings: [string, string][] = [
    ['sso_start_url', startUrl],
    ['sso_region', region],
    ['sso_registration_scopes', scopes.join(',')],
  ];
  return [{ kind: 'sso-session', name, settings }, ...profiles];
}

/** The text of a config that holds nothing but the block; what `editAwsFiles` would make of an empty file. */
export function printManagedBlock(owner: string, sections: readonly AwsSectionContent[]): string {
  draft ??= new IniDraft(parseIni(new SourceText('config', '')));
  const lines: string[] = [];
  for (const { kind, name, settings } of sections) {
    if (lines.length > 0) lines.push('');
    lines.push(...newSectionLines(draft, awsHeaderText({ file: 'config', kind, name }), settings));
  }
  return [beginMark(owner, lines), ...lines, endMark(owner), ''].join('\n');
}

/** Says in which style lines are written; nothing is put into it. */
let draft: IniDraft | undefined;

function profileOf(
  fleet: Fleet,
  entry: MemberEntry,
  entries: readonly MemberEntry[],
  report: MemberReport,
): AwsSectionContent | undefined {
  const { awsProfile, access, signIn } = entry;
  const settings: [string, string][] = [];
  if (signIn.kind === 'permission-set') {
    settings.push(
      ['sso_session', fleet.ssoSession?.name ?? ''],
      ['sso_account_id', access.account.id],
      ['sso_role_name', signIn.permissionSet],
    );
  } else {
    const source = sourceOf(entry, entries, report);
    if (source === undefined) return undefined;
    settings.push(['role_arn', signIn.roleArn], ['source_profile', source]);
    if (signIn.mfaSerial !== undefined) settings.push(['mfa_serial', signIn.mfaSerial]);
    if (signIn.externalId !== undefined) settings.push(['external_id', signIn.externalId]);
    if (signIn.duration !== undefined) settings.push(['duration_seconds', `${signIn.duration}`]);
  }
  const region = regionOf(fleet, access);
  if (region !== undefined) settings.push(['region', region]);
  const wrong = settings.find(([, value]) => valueProblems(value).length > 0);
  const nameProblem = sectionProblem({ file: 'config', kind: 'profile', name: awsProfile });
  if (wrong === undefined && nameProblem === undefined) return { kind: 'profile', name: awsProfile, settings };
  const [key, value] = wrong ?? ['the name', awsProfile];
  report.tell('fleet-value-refused', {
    what: `the AWS profile ${awsProfile}`,
    key,
    value,
    expected: 'a text that stands on one line of an AWS config as it is',
  });
  return undefined;
}

/** The region that all buckets behind a profile are in, else that of the fleet. */
function regionOf(fleet: Fleet, { account, buckets }: FleetAccess): string | undefined {
  const regions = new Set(buckets.map((bucket) => memberRegion(fleet, account, bucket?.region)));
  const [only] = regions;
  return regions.size === 1 ? only : memberRegion(fleet, account);
}

function sourceOf(
  { access, gaps }: MemberEntry,
  entries: readonly MemberEntry[],
  report: MemberReport,
): string | undefined {
  const { role, account } = access;
  if (role.kind !== 'iam-role') return undefined;
  if (role.source.kind === 'profile') return fillFleetTemplate(role.source.name, gaps);
  const { name } = role.source;
  const source =
    entries.find((one) => one.access.role.name === name && one.access.account.name === account.name) ??
    entries.find((one) => one.access.role.name === name);
  if (source !== undefined) return source.awsProfile;
  report.tell('fleet-source-not-granted', { what: `${role.name} in ${account.name}`, source: name });
  return undefined;
}
