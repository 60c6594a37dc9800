/**
 * Names whose values are secret, wherever they stand: AWS settings, hidden properties, plist keys, environment
 * variables, fields of credential JSON. Compared without case, blanks, `_`, `-` and `.`. The one table.
 */
const secretNames: ReadonlySet<string> = new Set(
  [
    'aws_secret_access_key',
    'aws_session_token',
    'aws_security_token',
    'AWS_SECRET_KEY',
    'SecretAccessKey',
    'SecretKey',
    'SessionToken',
    'SecurityToken',
    'X-Amz-Security-Token',
    'X-Amz-Signature',
    'x-amz-sso_bearer_token',
    'accessToken',
    'access_token',
    'refreshToken',
    'refresh_token',
    'idToken',
    'id_token',
    'WebIdentityToken',
    'clientSecret',
    'client_secret',
    'OAuth Client Secret',
    'TokenCode',
    'MFACode',
    'codeVerifier',
    'deviceCode',
    'Password',
    'Passphrase',
    'Secret',
    'Token',
    'Private Key',
    'TLS Truststore Password',
    'dpopKey',
  ].map((name) => foldName(name, name.length)),
);

const longestSecretName = Math.max(...[...secretNames].map(({ length }) => length));

/** Letters that every secret name has at least. */
export const secretNameEndLength: number = Math.min(...[...secretNames].map(({ length }) => length));

/** The last so many letters of all secret names. */
export const secretNameEnds: ReadonlySet<string> = new Set(
  [...secretNames].map((name) => name.slice(-secretNameEndLength)),
);

/** Whether values under this name are secret. */
export function isSecretName(name: string): boolean {
  return secretNames.has(foldName(name, longestSecretName));
}

/** Without what does not count, but no more than a character over `longest`: the text may be a picture. */
function foldName(name: string, longest: number): string {
  let folded = '';
  for (let at = 0; at < name.length && folded.length <= longest; at += 1) {
    const character = name.charAt(at);
    if (character !== ' ' && character !== '_' && character !== '-' && character !== '.') folded += character;
  }
  return folded.toLowerCase();
}
