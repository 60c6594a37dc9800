import { type HandedCredentials, type HandoverText, refuseHandover } from './handed-credentials.ts';
import { profileSettings } from './profile-settings.ts';

/**
 * A section for `~/.aws/credentials`, of the default profile, so that the text can also be the whole file that
 * `AWS_SHARED_CREDENTIALS_FILE` names. The grammar knows no quotes (aws-config A.4): a value that programs would read
 * otherwise is refused.
 */
export function printCredentialsSection(credentials: HandedCredentials): HandoverText {
  const lines = ['[default]'];
  for (const [key, value] of profileSettings(credentials)) {
    if (!/^[!-~]+$/u.test(value))
      return refuseHandover(credentials, 'handover-value-unquotable', { variable: key, form: 'credentials' });
    lines.push(`${key} = ${value}`);
  }
  return { ok: true, text: `${lines.join('\n')}\n` };
}
