import type { SourceText } from '../../source/source-text.ts';
import { hasControls, type IniDialect } from '../ini-dialect.ts';

/**
 * rclone.conf, as rclone 1.60 reads it (measured with `rclone config dump`): `#` and `;` begin comments at the start of a
 * line only; `=` or `:`, whichever is first; double quotes are part of a value, backticks around one are not.
 */
export const rcloneDialect: IniDialect = {
  commentSigns: ['#', ';'],
  separators: ['=', ':'],
  separator: ' = ',
  indentedHeaders: true,
  oneSection: false,
  anyCase: false,
  writeName: (name) => (isRemoteName(name) ? name : undefined),
  readName: (text) => text,
  writeValue: (value) => {
    // `%(name)s` is replaced by another value, and nothing keeps it from that.
    if (hasControls(value) || value.startsWith('`') || value.includes('%(')) return undefined;
    if (value === value.trim()) return value;
    return value.includes('`') ? undefined : `\`${value}\``;
  },
  readValue: (text) => {
    const close = text.startsWith('`') ? text.indexOf('`', 1) : -1;
    return close === -1 ? text : text.slice(1, close);
  },
};

/** Names that rclone lets somebody connect to: letters and digits of ASCII, `_`, `-`, `.` and blanks inside. */
export function isRemoteName(name: string): boolean {
  return /^[0-9A-Za-z_.](?:[0-9A-Za-z_. -]*[0-9A-Za-z_.-])?$/u.test(name);
}

/** The nearest name that is one. */
export function remoteName(name: string): string {
  const plain = name.replaceAll(/[^0-9A-Za-z_. -]/gu, '-').replaceAll(/^[ -]+|[ ]+$/gu, '');
  return isRemoteName(plain) ? plain : `s3-${plain}`.trimEnd();
}

/** Whether rclone has encrypted the file: its first lines say so. */
export function isEncrypted({ text }: SourceText): boolean {
  return /^RCLONE_ENCRYPT_V\d+:/mu.test(text.slice(0, 4096));
}
