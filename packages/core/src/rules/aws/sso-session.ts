import type { AwsModelSection } from '../../aws/aws-config-model.ts';
import { NameIndex } from '../name-index.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { firstNames } from './first-names.ts';

const examples: Readonly<Record<string, string>> = {
  sso_region: 'eu-west-1',
  sso_start_url: 'https://NAME.awsapps.com/start',
  sso_account_id: '123456789012',
  sso_role_name: 'PERMISSION-SET',
};

export const awsSsoSessionUnknown: AwsRule = awsRule('aws-sso-session-unknown', (config, report) => {
  // Sessions stand in the config file.
  if (config.config === undefined) return;
  const candidates = firstNames(config.ssoSessions);
  const index = new NameIndex(config.ssoSessions.keys());
  for (const [profile, { settings }] of config.profiles) {
    const setting = settings.get('sso_session');
    if (setting === undefined || setting.value === '' || config.ssoSessions.has(setting.value)) continue;
    const { file, valueSpan: span, value: session } = setting;
    const nearest = index.nearest(session);
    report({
      file,
      span,
      facts: {
        profile,
        session,
        ...(candidates.length === 0 ? {} : { candidates }),
        ...(nearest === undefined ? {} : { nearest }),
      },
      fixes: nearest === undefined ? [] : [replaceText(file, span, nearest, `write "${nearest}"`, false)],
    });
  }
});

export const awsSsoSessionIncomplete: AwsRule = awsRule('aws-sso-session-incomplete', (config, report) => {
  const users = usersOfSessions(config.profiles);
  for (const [session, { settings, places }] of config.ssoSessions) {
    const [place] = places;
    const own = users.get(session) ?? [];
    for (const missing of ['sso_start_url', 'sso_region']) {
      // Profiles may bring it themselves (aws-config D.1).
      if (place === undefined || settings.has(missing)) continue;
      if (own.length > 0 && own.every((profile) => profile.settings.has(missing))) continue;
      const example = examples[missing] ?? '';
      report({ file: place.file, span: place.nameSpan, facts: { session, missing, example } });
    }
  }
});

function usersOfSessions(profiles: ReadonlyMap<string, AwsModelSection>): Map<string, AwsModelSection[]> {
  const users = new Map<string, AwsModelSection[]>();
  for (const profile of profiles.values()) {
    const session = profile.settings.get('sso_session')?.value;
    if (session === undefined) continue;
    const own = users.get(session);
    if (own === undefined) users.set(session, [profile]);
    else own.push(profile);
  }
  return users;
}

export const awsSsoProfileIncomplete: AwsRule = awsRule('aws-sso-profile-incomplete', (config, report) => {
  if (config.config === undefined) return;
  for (const [profile, { settings }] of config.profiles) {
    const present = settings.get('sso_account_id') ?? settings.get('sso_role_name');
    if (present === undefined) continue;
    const inSession = settings.has('sso_session') ? ['sso_start_url', 'sso_region'] : [];
    const missing = Object.keys(examples).find((key) => !settings.has(key) && !inSession.includes(key));
    if (missing === undefined) continue;
    const facts = { profile, present: present.key, missing, example: examples[missing] ?? '' };
    report({ file: present.file, span: present.keySpan, facts });
  }
});

export const awsSsoSettingsConflict: AwsRule = awsRule('aws-sso-settings-conflict', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const session = config.ssoSessions.get(settings.get('sso_session')?.value ?? '');
    // The AWS CLI compares only when it signs in with the profile (aws-config D.1).
    if (session === undefined || !(settings.has('sso_account_id') || settings.has('sso_role_name'))) continue;
    for (const [key, theirs] of session.settings) {
      const own = settings.get(key);
      if (own === undefined || own.value === theirs.value) continue;
      report({
        file: own.file,
        span: own.valueSpan,
        facts: { profile, session: session.name, setting: key, value: own.value, other: theirs.value },
        related: [{ file: theirs.file, span: theirs.valueSpan, label: '{other}' }],
      });
    }
  }
});

export const awsSsoLegacy: AwsRule = awsRule('aws-sso-legacy', (config, report) => {
  const byUrl = new Map<string, AwsModelSection[]>();
  for (const profile of config.profiles.values()) {
    const url = profile.settings.get('sso_start_url')?.value;
    if (url === undefined || url === '' || profile.settings.has('sso_session')) continue;
    const own = byUrl.get(url);
    if (own === undefined) byUrl.set(url, [profile]);
    else own.push(profile);
  }
  // One finding for all profiles of a portal: tools write them by the hundred.
  for (const [url, profiles] of byUrl) {
    const first = profiles[0]?.settings.get('sso_start_url');
    if (first !== undefined) report({ file: first.file, span: first.keySpan, facts: { url, count: profiles.length } });
  }
});
