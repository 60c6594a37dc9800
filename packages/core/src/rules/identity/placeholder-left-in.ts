import { findPlaceholder } from '../../identifiers/placeholder.ts';
import { type ReportFinding, signInRule, type SignInRule } from '../rule.ts';
import type { LocatedText } from '../sign-in-settings.ts';

export const placeholderLeftIn: SignInRule = signInRule(
  'placeholder-left-in',
  ({ roleArn, mfaSerial, accessKeyId }, report) => {
    checkSetting('role_arn', roleArn, 'arn:aws:iam::123456789012:role/NAME', report);
    checkSetting('mfa_serial', mfaSerial, 'arn:aws:iam::123456789012:mfa/NAME', report);
    checkSetting('aws_access_key_id', accessKeyId, 'AKIA and 16 capital letters and digits', report);
  },
);

function checkSetting(setting: string, text: LocatedText | undefined, form: string, report: ReportFinding): void {
  if (text === undefined) return;
  const placeholder = findPlaceholder(text.value);
  if (placeholder === undefined) return;
  const span = text.literal
    ? { start: text.span.start + placeholder.span.start, end: text.span.start + placeholder.span.end }
    : text.span;
  report({
    file: text.file,
    span,
    facts: { setting, placeholder: placeholder.text, example: `the finished value looks like ${form}` },
  });
}
