import type { AwsSettingList } from '../aws/edit/aws-change.ts';
import type { HandedCredentials } from './handed-credentials.ts';

/**
 * saml2aws notes the expiry under this name; no AWS tool reads it, and a key that nobody knows is ignored by all of them
 * (aws-config B.4). A comment would not be found again.
 */
export const expirySetting = 'x_security_token_expires';

/** The settings that a profile of `~/.aws/credentials` gets from the keys. */
export function profileSettings(credentials: HandedCredentials): AwsSettingList {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = credentials;
  return [
    ['aws_access_key_id', accessKeyId],
    ['aws_secret_access_key', secretAccessKey],
    ...(sessionToken === undefined ? [] : [['aws_session_token', sessionToken] as const]),
    ...(expiresAt === undefined ? [] : [[expirySetting, expiresAt] as const]),
  ];
}
