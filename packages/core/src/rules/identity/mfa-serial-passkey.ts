import { classifyMfaSerial } from '../../identifiers/mfa-serial.ts';
import { signInRule, type SignInRule } from '../rule.ts';

export const mfaSerialPasskey: SignInRule = signInRule('mfa-serial-passkey', ({ mfaSerial }, report) => {
  if (mfaSerial === undefined || classifyMfaSerial(mfaSerial.value).kind !== 'u2f') return;
  report({ file: mfaSerial.file, span: mfaSerial.span, facts: { setting: 'mfa_serial' } });
});
