import type { AwsChange } from '../aws/edit/aws-change.ts';
import type { AwsModelSetting } from '../aws/aws-config-model.ts';
import type { AwsFiles } from '../aws/aws-reading.ts';
import { readAwsConfig } from '../aws/read-aws-config.ts';
import type { Code } from '../catalogue/catalogue.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { HandedCredentials } from './handed-credentials.ts';
import { expirySetting, profileSettings } from './profile-settings.ts';

/** What saving keys as a profile changes, or why nothing may be changed. */
export type SavedProfile =
  | { readonly ok: true; readonly changes: readonly AwsChange[] }
  | { readonly ok: false; readonly diagnostics: readonly Diagnostic[] };

/** With one of these AWS tools never look at the keys of the profile (aws-config C.1). */
const winners = ['role_arn', 'web_identity_token_file', 'sso_session', 'sso_start_url', 'sso_account_id'];

/** Of another session, or an older name that would win over the new token (aws-config B.1). */
const stale = ['aws_security_token', 'aws_session_token', 'aws_account_id', expirySetting];

/**
 * The changes that save keys as a profile of `~/.aws/credentials`, with the expiry noted, and the region in the config
 * when the profile has none. `force` gives up long-term keys that stand there.
 */
export function saveProfile(
  files: AwsFiles,
  name: string,
  credentials: HandedCredentials,
  force: boolean,
): SavedProfile {
  const settings = readAwsConfig(files).profiles.get(name)?.settings ?? new Map<string, AwsModelSetting>();
  const refuse = (code: Code, { file, valueSpan, key }: AwsModelSetting): SavedProfile => ({
    ok: false,
    diagnostics: [diagnostic(code, file, valueSpan, { facts: { profile: name, setting: key } })],
  });
  const winner = winners.map((key) => settings.get(key)).find((setting) => setting !== undefined);
  if (winner !== undefined) return refuse('handover-keys-ignored', winner);
  const longTerm = longTermKey(settings);
  if (longTerm !== undefined && longTerm.value !== credentials.accessKeyId && !force)
    return refuse('handover-long-term-keys', longTerm);
  const section = { file: 'credentials', kind: 'profile', name } as const;
  const written = profileSettings(credentials);
  const gone = stale.filter((key) => written.every(([kept]) => kept !== key));
  const { region } = credentials;
  const inConfig = { file: 'config', kind: 'profile', name } as const;
  return {
    ok: true,
    changes: [
      { type: 'remove-settings', section, keys: gone },
      { type: 'set-settings', section, settings: written },
      ...(region === undefined || settings.has('region')
        ? []
        : [{ type: 'set-settings', section: inConfig, settings: [['region', region]] } as const]),
    ],
  };
}

/** The access key id of keys without a token in the credentials file: nobody can make their secret again. */
function longTermKey(settings: ReadonlyMap<string, AwsModelSetting>): AwsModelSetting | undefined {
  const key = settings.get('aws_access_key_id');
  if (key?.kind !== 'credentials') return undefined;
  const token = settings.get('aws_session_token') ?? settings.get('aws_security_token');
  return token === undefined || key.value.startsWith('AKIA') ? key : undefined;
}
