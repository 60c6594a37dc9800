import { classifyMfaSerial } from '../../identifiers/mfa-serial.ts';
import { signInRule, type SignInRule } from '../rule.ts';

export const mfaSerialMalformed: SignInRule = signInRule('mfa-serial-malformed', ({ mfaSerial }, report) => {
  // Blanks alone count as empty (cyberduck-s3-connect §2.2).
  if (mfaSerial === undefined || mfaSerial.value.trim() === '') return;
  const { kind } = classifyMfaSerial(mfaSerial.value);
  if (kind !== 'malformed' && kind !== 'user-arn' && kind !== 'role-arn') return;
  // `:user/` in place of `:mfa/` is the usual slip; the name of an app device is often the user's (broamski/aws-mfa#46).
  const nearest = kind === 'user-arn' ? { nearest: mfaSerial.value.replace(':user/', ':mfa/') } : {};
  report({
    file: mfaSerial.file,
    span: mfaSerial.span,
    facts: { setting: 'mfa_serial', problem: problems[kind], ...nearest },
  });
});

const problems = {
  'user-arn': 'it is the ARN of a user',
  'role-arn': 'it is the ARN of a role',
  malformed: 'it has neither form',
};
