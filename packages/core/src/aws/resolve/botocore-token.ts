import type { AwsSection } from '../aws-reading.ts';
import { pythonRepr } from './python-values.ts';
import { Refusal } from './refusal.ts';

type Sections = ReadonlyMap<string, AwsSection>;

/** What a session must hold by itself; a profile may not lend it. */
export const sessionVars = ['sso_start_url', 'sso_region'] as const;

/**
 * What looks the SSO token of a profile up, as soon as any client is made for it: start URL and region must stand in the
 * section of its `sso_session`, even when the keys come from elsewhere (botocore 1.43.11, `SSOTokenProvider`).
 */
export function checkTokenSession(profiles: Sections, ssoSessions: Sections, profile: string): void {
  const reference = profiles.get(profile)?.settings.get('sso_session');
  if (reference === undefined) return;
  const own = ssoSessions.get(reference.value)?.settings;
  const start = `The profile "${profile}" is configured to use the SSO token provider but`;
  if (own === undefined || own.size === 0)
    throw new Refusal(
      'InvalidConfigError',
      `${start} the "${reference.value}" sso_session configuration does not exist.`,
      reference,
    );
  const missing = sessionVars.filter((key) => !own.has(key));
  if (missing.length > 0)
    throw new Refusal(
      'InvalidConfigError',
      `${start} is missing the following configuration: [${missing.map(pythonRepr).join(', ')}].`,
      reference,
    );
}
