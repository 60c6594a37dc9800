import type { HandedCredentials, HandoverText } from './handed-credentials.ts';

/** What a `credential_process` prints (aws-config C.5): one object, version 1, no byte order mark. */
export function printForProcess(credentials: HandedCredentials): HandoverText {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt, accountId } = credentials;
  const output = {
    Version: 1,
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: expiresAt,
    AccountId: accountId,
  };
  return { ok: true, text: `${JSON.stringify(output, undefined, 2)}\n` };
}
