import type { AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import type { Code } from '../catalogue/catalogue.ts';
import type { Facts } from '../diagnostic/diagnostic.ts';
import { nearestName } from '../rules/nearest-name.ts';
import type { Span } from '../source/span.ts';

export interface Place {
  readonly file: string;
  readonly span: Span;
}

/** What a refusal comes to: words of the catalogue, where, and what is filled in. */
export interface Explained {
  readonly code: Code;
  readonly place: Place;
  readonly facts: Facts;
}

/** A `sso_session` that names nothing, or a section that lacks something (aws-config D.1). */
export function explainSession(reading: AwsReading, profile: string, setting: AwsSetting): Explained {
  const session = setting.value;
  const section = reading.ssoSessions.get(session);
  if (section === undefined) {
    const nearest = nearestName(session, [...reading.ssoSessions.keys()]);
    const facts = { profile, session, ...(nearest === undefined ? {} : { nearest }) };
    return { code: 'aws-sso-session-unknown', place: placeOf(setting), facts };
  }
  const missing = ['sso_start_url', 'sso_region'].filter((key) => !section.settings.has(key)).join(' and ');
  return { code: 'aws-sso-session-incomplete', place: placeOf(setting), facts: { session, missing } };
}

/** A permission set that is not all there; undefined for a profile without any `sso_` setting, or with all of them. */
export function explainPermissionSet(
  reading: AwsReading,
  profile: string,
  settings: ReadonlyMap<string, AwsSetting>,
): Explained | undefined {
  const present = ssoKeys.map((key) => settings.get(key)).filter((setting) => setting !== undefined);
  const [first] = present;
  if (first === undefined) return undefined;
  const reference = settings.get('sso_session');
  const session = reading.ssoSessions.get(reference?.value ?? '')?.settings;
  const missing = ['sso_account_id', 'sso_role_name', 'sso_start_url', 'sso_region'].filter(
    (key) => !settings.has(key) && session?.has(key) !== true,
  );
  if (missing.length === 0) return undefined;
  if (reference !== undefined && missing.every((key) => key === 'sso_start_url' || key === 'sso_region'))
    return explainSession(reading, profile, reference);
  const facts = { profile, present: present.map(({ key }) => key).join(', '), missing: missing.join(', ') };
  return { code: 'aws-sso-profile-incomplete', place: placeOf(first), facts };
}

const ssoKeys = ['sso_session', 'sso_start_url', 'sso_region', 'sso_account_id', 'sso_role_name'];

/** Where a setting has its value. */
export function placeOf({ file, valueSpan }: AwsSetting): Place {
  return { file, span: valueSpan };
}
