import type { AwsFiles } from '../aws/aws-reading.ts';
import type { AwsChange, AwsSettingList } from '../aws/edit/aws-change.ts';
import { editAwsFiles } from '../aws/edit/edit-aws-files.ts';
import { readAwsConfig } from '../aws/read-aws-config.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { changedFiles } from './changed-files.ts';
import type { AccessDescription } from './access-description.ts';
import { endpointUrl } from './access-endpoint.ts';
import type { Conversion, ConvertOptions } from './conversion.ts';
import { convertKindNames } from './convert-kind.ts';
import { Losses } from './losses.ts';
import { SessionNames } from './session-names.ts';

/** Behind the name of a role's profile: the one with the keys that assume it. */
export const keysSuffix = '-keys';

/**
 * Writes a connection as an AWS profile: into the files that are given, or as sections to paste. A profile of the name is
 * left alone unless `replace` is set. Without secrets: the key id stands there, its secret has to be set.
 */
export function awsOfAccess(
  access: AccessDescription,
  losses: readonly Diagnostic[],
  options: ConvertOptions,
): Conversion {
  const files: AwsFiles = options.into ?? {};
  const name = options.name ?? awsProfileName(access.name);
  const taken =
    options.replace === true
      ? []
      : takenNames(files, [name, ...(access.role !== undefined ? [`${name}${keysSuffix}`] : [])]);
  if (taken.length > 0) return { files: [], losses: [...losses, ...taken] };
  const changes = changesOf(access, name, files);
  if (changes.length === 0) return { files: [], losses: [...losses, ...nothingSaid(name, losses[0])] };
  const edited = editAwsFiles(files, changes, {});
  if (!edited.ok) return { files: [], losses: [...losses, ...edited.diagnostics] };
  const made = changedFiles(files, edited.files);
  return {
    files: options.into === undefined ? made.map(({ name: file, text }) => ({ name: file, text })) : made,
    losses,
  };
}

/** A profile without a setting is none: nothing is written, and that is said. */
function nothingSaid(name: string, place: Diagnostic | undefined): readonly Diagnostic[] {
  const at = { file: place?.file ?? 'config', span: place?.span ?? { start: 0, end: 0 } };
  const list = new Losses({ to: convertKindNames['aws-profile'], ...at });
  const why = 'no key, role, sign-in, region or server of it stands in a file: Cyberduck asks for all of them';
  return list.refused(`"${name}"`, why, 'name its bookmark instead, or set the profile up: duckbill init').losses;
}

/** What every reader of the AWS files takes as a name (aws-config G), nearest to what people call the connection. */
export function awsProfileName(name: string): string {
  const plain = name
    .replaceAll(/[^A-Za-z0-9_@+.%:/-]+/gu, '-')
    .replace(/^[^A-Za-z0-9]+/u, '')
    .replace(/-+$/u, '')
    .slice(0, longestName);
  return plain === '' ? 'cyberduck' : plain;
}

const longestName = 120;

function takenNames(files: AwsFiles, names: readonly string[]): readonly Diagnostic[] {
  const { profiles } = readAwsConfig(files);
  return names.flatMap((name) => {
    const [place] = profiles.get(name)?.places ?? [];
    if (place === undefined) return [];
    const facts = { file: place.kind, kind: 'profile', name };
    return [diagnostic('aws-edit-section-exists', place.file, place.headerSpan, { facts })];
  });
}

function changesOf(access: AccessDescription, name: string, files: AwsFiles): readonly AwsChange[] {
  const { accessKeyId, role, mfaSerial, sso, region, endpoint, addressing } = access;
  const settings: (readonly [string, string])[] = [];
  const add = (key: string, value: string | undefined) => {
    if (value !== undefined) settings.push([key, value]);
  };
  const changes: AwsChange[] = [];
  if (sso?.startUrl !== undefined && sso.region !== undefined) {
    const { session, isNew } = new SessionNames(readAwsConfig(files), name).nameFor(sso.startUrl, sso.region);
    add('sso_session', session);
    add('sso_account_id', sso.accountId);
    add('sso_role_name', sso.roleName);
    if (isNew) changes.push(section('sso-session', session, ssoSettings(sso.startUrl, sso.region)));
  }
  add('role_arn', role?.arn);
  if (role !== undefined) add('source_profile', `${name}${keysSuffix}`);
  add('mfa_serial', mfaSerial);
  add('role_session_name', role?.sessionName);
  add('duration_seconds', role?.durationSeconds);
  add('region', region);
  if (endpoint !== undefined) {
    // Of S3 alone: the role and Identity Center are asked for at AWS all the same.
    if (role === undefined && sso === undefined && mfaSerial === undefined) add('endpoint_url', endpointUrl(endpoint));
    else {
      add('services', name);
      changes.push(section('services', name, [['s3.endpoint_url', endpointUrl(endpoint)]]));
    }
  }
  if (addressing === 'path') add('s3.addressing_style', 'path');
  if (settings.length > 0) changes.push(section('profile', name, settings));
  const keys = role !== undefined ? `${name}${keysSuffix}` : name;
  if (accessKeyId !== undefined)
    changes.push({
      type: 'set-settings',
      section: { file: 'credentials', kind: 'profile', name: keys },
      settings: [['aws_access_key_id', accessKeyId]],
    });
  return changes;
}

function section(kind: 'profile' | 'sso-session' | 'services', name: string, settings: AwsSettingList): AwsChange {
  return { type: 'set-settings', section: { file: 'config', kind, name }, settings };
}

/** As the AWS CLI writes them (aws-config D.3). */
export function ssoSettings(startUrl: string, region: string): AwsSettingList {
  return [
    ['sso_start_url', startUrl],
    ['sso_region', region],
    ['sso_registration_scopes', 'sso:account:access'],
  ];
}
