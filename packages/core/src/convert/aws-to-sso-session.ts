import type { AwsConfigModel, AwsModelSection, AwsModelSetting } from '../aws/aws-config-model.ts';
import { awsFileKinds, type AwsFiles } from '../aws/aws-reading.ts';
import { ssoTokenCacheFile } from '../aws/cache-keys.ts';
import type { AwsChange } from '../aws/edit/aws-change.ts';
import { editAwsFiles } from '../aws/edit/edit-aws-files.ts';
import { readAwsConfig } from '../aws/read-aws-config.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { ssoSettings } from './aws-of-access.ts';
import { changedFiles } from './changed-files.ts';
import { type Conversion, type ConvertRoute, convertRoute } from './conversion.ts';
import { SessionNames } from './session-names.ts';

/** A profile whose sign-in stands in itself (aws-config D.1). */
interface LegacyProfile {
  readonly name: string;
  readonly startUrl: AwsModelSetting;
  readonly region: AwsModelSetting;
}

/**
 * Profiles with `sso_start_url` and `sso_region` of their own, to `[sso-session]`: one session for all of the same
 * portal and region, one that is there is used. Edits of the text, so that everything else stays byte for byte, and
 * accepted only when every program reads the result as it is meant (`editAwsFiles`).
 */
export const awsToSsoSession: ConvertRoute = convertRoute(
  'aws-profile',
  'sso-session',
  'older sso_* settings of profiles to sections that they share',
  ({ files, names }, _others, { sha1Hex, name: wanted, replace }) => {
    const model = readAwsConfig(files);
    const wishes = names.length === 0 ? [...model.profiles.keys()] : names;
    const losses: Diagnostic[] = [];
    const legacy: LegacyProfile[] = [];
    for (const wish of wishes) {
      const found = readLegacy(files, model, wish, names.length > 0);
      if ('startUrl' in found) legacy.push(found);
      else losses.push(...found.losses);
    }
    if (legacy.length === 0) return { files: [], losses: losses.length === 0 ? [nothingToDo(files)] : losses };
    const sessions = new SessionNames(model, wanted);
    const changes: AwsChange[] = [];
    const bySession = new Map<string, LegacyProfile[]>();
    for (const one of legacy) {
      const { name, startUrl, region } = one;
      const { session, isNew } = sessions.nameFor(startUrl.value, region.value);
      if (isNew)
        changes.push({
          type: 'set-settings',
          section: { file: 'config', kind: 'sso-session', name: session },
          settings: ssoSettings(startUrl.value, region.value),
        });
      changes.push(
        {
          type: 'set-settings',
          section: { file: startUrl.kind, kind: 'profile', name },
          settings: [['sso_session', session]],
        },
        ...awsFileKinds.map((file): AwsChange => ({
          type: 'remove-settings',
          section: { file, kind: 'profile', name },
          keys: ['sso_start_url', 'sso_region'],
        })),
      );
      const users = bySession.get(session) ?? [];
      bySession.set(session, [...users, one]);
    }
    for (const [session, users] of bySession) losses.push(...tellSession(session, users, sha1Hex));
    const consent = { managed: replace === true };
    const atOnce = editAwsFiles(files, [{ type: 'together', changes }], { consent });
    // One after the other where their edits touch, or to say which one is refused.
    const edited = atOnce.ok ? atOnce : editAwsFiles(files, changes, { consent });
    if (!edited.ok) return { files: [], losses: [...losses, ...edited.diagnostics] };
    return { files: changedFiles(files, edited.files), losses };
  },
);

function readLegacy(
  files: AwsFiles,
  model: AwsConfigModel,
  name: string,
  isNamed: boolean,
): LegacyProfile | Pick<Conversion, 'losses'> {
  const profile = model.profiles.get(name);
  const startUrl = profile?.settings.get('sso_start_url');
  const region = profile?.settings.get('sso_region');
  const session = profile?.settings.get('sso_session');
  if (profile === undefined || (isNamed && startUrl === undefined && session === undefined))
    return refusal(
      files,
      profile,
      name,
      profile === undefined ? 'there is no such profile' : 'it has no sso_start_url',
    );
  if (session !== undefined || startUrl === undefined) {
    if (!isNamed) return { losses: [] };
    const place = session?.keySpan ?? { start: 0, end: 0 };
    const facts = { what: `profile ${name} has an sso_session` };
    return { losses: [diagnostic('convert-nothing-to-do', session?.file ?? 'config', place, { facts })] };
  }
  if (startUrl.value.trim() === '' || region === undefined || region.value.trim() === '')
    return refusal(files, profile, name, 'a session needs sso_start_url and sso_region, and one of them is missing');
  return { name, startUrl, region };
}

function refusal(
  files: AwsFiles,
  profile: AwsModelSection | undefined,
  name: string,
  why: string,
): Pick<Conversion, 'losses'> {
  const place = profile?.places[0];
  const facts = { what: `profile ${name}`, to: 'an sso-session', why };
  const file = place?.file ?? nameOf(files);
  return { losses: [diagnostic('convert-not-possible', file, place?.nameSpan ?? { start: 0, end: 0 }, { facts })] };
}

function nothingToDo(files: AwsFiles): Diagnostic {
  const facts = { what: 'no profile has an sso_start_url of its own' };
  return diagnostic('convert-nothing-to-do', nameOf(files), { start: 0, end: 0 }, { facts });
}

function nameOf({ config, credentials }: AwsFiles): string {
  return config?.name ?? credentials?.name ?? 'config';
}

/** What changes for those who use the profiles of a session. */
function tellSession(
  session: string,
  users: readonly LegacyProfile[],
  sha1Hex: (text: string) => string,
): readonly Diagnostic[] {
  const [first] = users;
  if (first === undefined) return [];
  const { file, keySpan, value, valueSpan } = first.startUrl;
  const signIn = {
    profiles: users.map(({ name }) => name),
    session,
    before: ssoTokenCacheFile(value, sha1Hex),
    after: ssoTokenCacheFile(session, sha1Hex),
  };
  return [
    diagnostic('convert-sso-reader-too-old', file, keySpan, { facts: { session } }),
    diagnostic('convert-sso-sign-in-again', file, valueSpan, { facts: signIn }),
  ];
}
