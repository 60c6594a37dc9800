import { classifyAccessKeyId } from '../../identifiers/access-key-id.ts';
import { isAccountId } from '../../identifiers/account-id.ts';
import { classifyMfaSerial } from '../../identifiers/mfa-serial.ts';
import type { FileSetRule } from '../rule.ts';
import { bookmarkAwsRule, namedProfile, usernameSpan } from './bookmark-aws.ts';

export const bookmarkMfaOwnerDiffers: FileSetRule = bookmarkAwsRule('bookmark-mfa-owner-differs', (subject, report) => {
  const profile = namedProfile(subject);
  const serial = subject.bookmark.custom.get('mfa_serial');
  const account = serial === undefined ? undefined : classifyMfaSerial(serial.value).account;
  const owner = profile?.settings.get('aws_account_id');
  if (profile === undefined || serial === undefined || account === undefined || owner === undefined) return;
  if (!isAccountId(owner.value) || owner.value === account || profile.settings.has('role_arn')) return;
  report({
    file: subject.bookmark.file,
    span: serial.textSpan,
    facts: { name: profile.name, account, owner: owner.value },
    related: [{ file: owner.file, span: owner.valueSpan, label: 'account {owner}' }],
  });
});

export const bookmarkSessionKeysForMfa: FileSetRule = bookmarkAwsRule(
  'bookmark-session-keys-for-mfa',
  (subject, report) => {
    const profile = subject.use === 'identity-center' ? undefined : namedProfile(subject);
    if (profile === undefined || profile.settings.has('role_arn') || subject.outcomes.C.process !== undefined) return;
    const id = profile.settings.get('aws_access_key_id');
    const role = subject.bookmark.custom.get('role_arn') ?? subject.connection?.properties.get('role_arn');
    // A role comes before the session (cyberduck-s3-connect §0.1).
    if (id === undefined || role !== undefined || subject.connection?.flags.get('Role Configurable')?.value === true)
      return;
    const asksForCode =
      subject.outcomes.C.properties.has('mfa_serial') ||
      subject.bookmark.custom.has('mfa_serial') ||
      subject.connection?.flags.get('Multi Factor Configurable')?.value === true ||
      subject.bookmark.provider?.value === 'aws-s3-getsessiontoken';
    const temporary = classifyAccessKeyId(id.value).kind === 'temporary' || profile.settings.has('aws_session_token');
    if (!asksForCode || !temporary || subject.bookmark.provider?.value === 'aws-s3-sts-assumerole') return;
    report({
      file: subject.bookmark.file,
      span: usernameSpan(subject),
      facts: { name: profile.name },
      related: [{ file: id.file, span: id.keySpan, label: 'temporary keys' }],
    });
  },
);
