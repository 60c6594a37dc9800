import { createHash } from 'node:crypto';
import {
  assumeRoleCacheFile,
  loginSessionCacheFile,
  ssoRegistrationCacheFile,
  ssoRoleCacheFile,
  ssoTokenCacheFile,
  webIdentityCacheFile,
} from '../../../src/aws/cache-keys.ts';
import { agreement, type Agreement } from './agreement.ts';
import { attempt } from './attempt.ts';
import { objectAt, textAt, type Json } from './vector-file.ts';

const sha1Hex = (text: string) => createHash('sha1').update(text).digest('hex');
const sha256Hex = (text: string) => createHash('sha256').update(text).digest('hex');

/** The columns of `cachekeys.json`. */
export function compareCacheKeyVectors(cases: readonly Json[]): Agreement[] {
  return ['botocore', 'js', 'awscli_v2'].map((column) =>
    agreement(
      column,
      cases
        .filter((vector) => column in vector)
        .map((vector) => ({
          name: textAt(vector, 'name') ?? '',
          expected: vector[column],
          got: attempt(() => cacheFile(vector)),
        })),
    ),
  );
}

function cacheFile(vector: Json): string | undefined {
  const input = objectAt(vector, 'input');
  const text = (key: string) => textAt(input, key) ?? '';
  const optional = <K extends string>(...keys: readonly K[]): { [P in K]?: string } => {
    const found: { [P in K]?: string } = {};
    for (const key of keys) {
      const value = textAt(input, key);
      if (value !== undefined) found[key] = value;
    }
    return found;
  };
  switch (vector['kind']) {
    case 'sso-token':
      return ssoTokenCacheFile(text('session_or_url'), sha1Hex);
    case 'assume-role': {
      const duration = input['DurationSeconds'];
      return assumeRoleCacheFile(
        {
          RoleArn: text('RoleArn'),
          ...optional('ExternalId', 'RoleSessionName', 'SerialNumber'),
          ...(typeof duration === 'number' ? { DurationSeconds: duration } : {}),
        },
        sha1Hex,
      );
    }
    case 'assume-role-with-web-identity':
      return webIdentityCacheFile({ RoleArn: text('RoleArn'), ...optional('RoleSessionName') }, sha1Hex);
    case 'sso-role-credentials':
      return ssoRoleCacheFile(optional('accountId', 'roleName', 'sessionName', 'startUrl'), sha1Hex);
    case 'login-session':
      return loginSessionCacheFile(text('login_session'), sha256Hex);
    case 'sso-registration': {
      const scopes = input['scopes'];
      const sessionName = textAt(input, 'session_name');
      return ssoRegistrationCacheFile(
        {
          startUrl: text('startUrl'),
          region: text('region'),
          ...(sessionName === undefined ? {} : { sessionName }),
          ...(Array.isArray(scopes) ? { scopes: scopes.map(String) } : {}),
        },
        sha1Hex,
      );
    }
    default:
      return undefined;
  }
}
