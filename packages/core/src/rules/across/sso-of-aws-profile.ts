import type { FileSetRule } from '../rule.ts';
import { bookmarkAwsRule, namedProfile, usernameSpan } from './bookmark-aws.ts';

/** Most names that a finding lists. */
const mostNames = 50;

export const bookmarkAwsRoleNotAssumed: FileSetRule = bookmarkAwsRule(
  'bookmark-aws-role-not-assumed',
  (subject, report) => {
    const profile = namedProfile(subject);
    const role = profile?.settings.get('role_arn');
    const { cliCacheFile, sourceProfile } = subject.outcomes.B;
    if (profile === undefined || role === undefined || cliCacheFile === undefined || sourceProfile === undefined)
      return;
    report({
      file: subject.bookmark.file,
      span: usernameSpan(subject),
      facts: { name: profile.name, source: sourceProfile.value },
      related: [{ file: role.file, span: role.valueSpan, label: 'never assumed' }],
    });
  },
);

export const bookmarkSsoSessionIgnored: FileSetRule = bookmarkAwsRule(
  'bookmark-sso-session-ignored',
  (subject, report) => {
    const profile = namedProfile(subject);
    const session = profile?.settings.get('sso_session');
    if (profile === undefined || session === undefined || subject.outcomes.B.cliCacheFile === undefined) return;
    report({
      file: subject.bookmark.file,
      span: usernameSpan(subject),
      facts: { name: profile.name, session: session.value },
      related: [{ file: session.file, span: session.valueSpan, label: 'not read' }],
    });
  },
);

export const bookmarkSsoSettingsMissing: FileSetRule = bookmarkAwsRule(
  'bookmark-sso-settings-missing',
  (subject, report) => {
    const profile = subject.use === 'identity-center' ? namedProfile(subject) : undefined;
    const [place] = profile?.places ?? [];
    if (profile === undefined || place === undefined) return;
    if (['sso_start_url', 'sso_session'].some((key) => profile.settings.has(key))) return;
    if (subject.bookmark.custom.has('sso_start_url') || subject.connection?.properties.has('sso_start_url') === true)
      return;
    const candidates: string[] = [];
    for (const [name, { settings }] of subject.aws.profiles) {
      if (candidates.length < mostNames && (settings.has('sso_start_url') || settings.has('sso_session')))
        candidates.push(name);
    }
    report({
      file: subject.bookmark.file,
      span: usernameSpan(subject),
      facts: { name: profile.name, ...(candidates.length === 0 ? {} : { candidates }) },
      related: [{ file: place.file, span: place.nameSpan, label: 'this profile' }],
    });
  },
);
