/** What can be generated. */
export const generateTargets = ['aws-config', 'bookmark', 'profile'] as const;
export type GenerateTarget = (typeof generateTargets)[number];

/** Where the keys come from. */
export const accessKinds = ['keys', 'role', 'session-token', 'identity-center', 'web-identity', 'process'] as const;
export type AccessKind = (typeof accessKinds)[number];

/** Each in a few words, to choose by. */
export const accessWords: Readonly<Record<AccessKind, string>> = {
  keys: 'access key and secret key of a user',
  role: 'assume an IAM role with the keys of a user, with MFA or without',
  'session-token': 'keys of a user where MFA is demanded, without a role (GetSessionToken)',
  'identity-center': 'sign in through IAM Identity Center (SSO) in the browser',
  'web-identity': 'a token of an OpenID Connect provider for a role',
  process: 'a program that prints keys (credential_process)',
};

/** Whether a text is one of them. */
export function isAccessKind(text: string): text is AccessKind {
  return (accessKinds as readonly string[]).includes(text);
}
