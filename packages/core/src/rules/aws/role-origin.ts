import type { AwsConfigModel, AwsModelSection, AwsModelSetting } from '../../aws/aws-config-model.ts';

/** Where the credentials that assume a role come from, when they are a session already. */
export interface SessionOrigin {
  readonly text: string;
  readonly setting: AwsModelSetting;
}

/** The source profile of a role, when it exists and is another one. */
export function sourceOf(config: AwsConfigModel, { name, settings }: AwsModelSection): AwsModelSection | undefined {
  const source = settings.get('source_profile')?.value;
  if (source === undefined || source === name || !settings.has('role_arn')) return undefined;
  // A web identity takes the role for itself (aws-config C.4).
  return settings.has('web_identity_token_file') ? undefined : config.profiles.get(source);
}

/** The session that a role is assumed from; undefined when it starts from keys, or from what nobody here can know. */
export function sessionOrigin(config: AwsConfigModel, profile: AwsModelSection): SessionOrigin | undefined {
  const source = sourceOf(config, profile);
  // Keys of its own come first, whatever else the source has (aws-config C.3).
  if (source === undefined || source.settings.has('aws_access_key_id')) return undefined;
  const role = source.settings.get('role_arn');
  if (role !== undefined) return { text: `the role of profile "${source.name}"`, setting: role };
  const sso = source.settings.get('sso_role_name') ?? source.settings.get('sso_account_id');
  return sso === undefined ? undefined : { text: `the Identity Center role of profile "${source.name}"`, setting: sso };
}
