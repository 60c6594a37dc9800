import type { AwsSectionContent, AwsSettingList } from '../../aws/edit/aws-change.ts';
import { type Access, type AccessDescription, saying } from '../access-description.ts';
import { endpointUrl } from '../access-endpoint.ts';
import type { Losses } from '../losses.ts';

/** What a connection becomes in the AWS files: of an Identity Center a session of its own as well. */
export interface AwsOfAccess {
  readonly profile: AwsSectionContent;
  /** Settings of the profile that belong into the credentials file; empty for none. */
  readonly keys: AwsSettingList;
}

/** An AWS profile that connects as the access says (aws-config B). Keys stay unless they are asked for. */
export function awsProfileOfAccess(
  { description, secrets }: Access,
  { withSecrets }: { readonly withSecrets: boolean },
  losses: Losses,
): AwsOfAccess {
  const { region, endpoint, addressing, role, mfaSerial, sourceProfile, sso, path, comment, awsProfile } = description;
  const name = profileName(awsProfile ?? description.name);
  losses.renamed('Name of the connection', description.name, name, 'commands name it with --profile');
  if (path !== undefined)
    losses.lost('Path', 'an AWS profile has no folder to start in', 'name the bucket with every command');
  if (comment !== undefined) losses.lost('Comment', 'a profile has no notes', 'nothing changes for the connection');
  if (description.signature === 'v2')
    losses.lost('Signature version 2', 'AWS tools sign with version 4', 'an old server may refuse their requests');
  if (description.anonymous === true)
    losses.lost('Anonymous', 'it is no setting of a profile', 'add --no-sign-request to every command');
  const settings = saying<Record<string, string>>({
    region,
    endpoint_url: endpoint === undefined ? undefined : endpointUrl(endpoint),
    's3.addressing_style': addressing === undefined ? undefined : addressing === 'path' ? 'path' : 'virtual',
    role_arn: role?.arn,
    source_profile: sourceProfile,
    role_session_name: role?.sessionName,
    external_id: role?.externalId,
    duration_seconds: role?.durationSeconds,
    mfa_serial: mfaSerial,
    sso_start_url: sso?.startUrl,
    sso_region: sso?.region,
    sso_account_id: sso?.accountId,
    sso_role_name: sso?.roleName,
  });
  if (role !== undefined && sourceProfile === undefined)
    losses.needed(
      'a source_profile',
      'the role is assumed with the keys of another profile',
      'AWS tools stop without it',
    );
  return {
    profile: { kind: 'profile', name, settings: Object.entries(settings) },
    keys: keysOf(description, secrets, withSecrets, losses),
  };
}

function keysOf(
  { accessKeyId, role, sso, awsProfile }: AccessDescription,
  { secretAccessKey, sessionToken }: Access['secrets'],
  withSecrets: boolean,
  losses: Losses,
): AwsSettingList {
  if (accessKeyId === undefined) return [];
  if (role !== undefined || sso !== undefined) {
    losses.lost('Access key id', 'a profile with a role has no keys of its own', 'put it into the source profile');
    return [];
  }
  if (secretAccessKey === undefined || !withSecrets) {
    if (secretAccessKey !== undefined && awsProfile === undefined)
      losses.secret('Secret access key', 'with --with-secrets it goes along, into the credentials file');
    // Half a pair of keys would be an error for every program.
    if (awsProfile === undefined)
      losses.lost('Access key id', 'an AWS profile has both halves of a key or none', 'set both: aws configure');
    return [];
  }
  const keys = saying<Record<string, string>>({
    aws_access_key_id: accessKeyId,
    aws_secret_access_key: secretAccessKey,
    aws_session_token: sessionToken,
  });
  return Object.entries(keys);
}

/** A name that every program reads as it stands (aws-config A.3). */
function profileName(name: string): string {
  const plain = name.trim().replaceAll(/[^0-9A-Za-z_.@+=-]+/gu, '-');
  return plain === '' ? 's3' : plain;
}
