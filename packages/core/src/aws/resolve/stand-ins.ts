const HOUR = 60 * 60 * 1000;

/** Stands for whatever nobody has: it never leaves a resolution. */
export const standIn = 'stand-in';

/** What would stand in a file that programs look into, were everybody signed in. `now` in milliseconds since 1970. */
export function standInFile(path: string, now: number): string {
  const expiresAt = wholeSeconds(now + HOUR);
  if (path.includes('/cli/cache/')) return JSON.stringify({ Credentials: keys(now) });
  if (path.includes('/sso/cache/'))
    return JSON.stringify({ accessToken: standIn, expiresAt, region: standIn, startUrl: standIn });
  if (!path.includes('/login/cache/')) return standIn;
  const accessToken = {
    accessKeyId: standIn,
    secretAccessKey: standIn,
    sessionToken: standIn,
    accountId: standIn,
    expiresAt,
  };
  return JSON.stringify({ accessToken, tokenType: standIn, clientId: standIn, refreshToken: standIn });
}

/** What a `credential_process` would print. */
export function standInOutput(now: number): string {
  return JSON.stringify({ Version: 1, ...keys(now) });
}

function keys(now: number): object {
  return {
    AccessKeyId: standIn,
    SecretAccessKey: standIn,
    SessionToken: standIn,
    Expiration: wholeSeconds(now + HOUR),
  };
}

/** Every reader of tokens takes whole seconds. */
function wholeSeconds(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}
