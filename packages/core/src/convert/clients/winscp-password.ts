/*
 * WinSCP hides a password when there is no master password: every byte is turned by a fixed number, behind the name of
 * the user and the host. That is no encryption, and everybody can undo it (inferred from public readers of the format).
 */

const turn = 0x5c;
/** First byte of the form with its key in front. */
const keyed = 0xff;
/** Longest text whose length fits into its byte. */
const longest = 0xff;

/** The hidden form; undefined for texts that it has no place for: beyond ASCII, or too long. */
export function hideWinscp(password: string, user: string, host: string): string | undefined {
  const text = user + host + password;
  if (text.length > longest || /[^\u0020-\u007e]/u.test(text)) return undefined;
  // Behind the length stands how many bytes of chance follow: none, so that the same text gives the same file.
  const bytes = [keyed, 0, text.length, 0, ...Array.from(text, (character) => character.charCodeAt(0))];
  return bytes.map((byte) => (byte ^ turn).toString(16).toUpperCase().padStart(2, '0')).join('');
}

/** The password behind a hidden form; undefined when it is encrypted, or belongs to another user or host. */
export function revealWinscp(hidden: string, user: string, host: string): string | undefined {
  if (hidden.length % 2 !== 0 || !/^[0-9A-Fa-f]*$/u.test(hidden)) return undefined;
  const byteAt = (index: number) => Number.parseInt(hidden.slice(index * 2, index * 2 + 2), 16) ^ turn;
  const hasKey = byteAt(0) === keyed;
  // The second byte is the version: 2 has two bytes for the length.
  const version = hasKey ? byteAt(1) : 0;
  if (version !== 0 && version !== 2) return undefined;
  const lengthAt = hasKey ? 2 : 0;
  const wide = version === 2;
  const length = wide ? byteAt(lengthAt) * 256 + byteAt(lengthAt + 1) : byteAt(lengthAt);
  const skipAt = lengthAt + (wide ? 2 : 1);
  const start = skipAt + 1 + byteAt(skipAt);
  if (!(start + length <= hidden.length / 2)) return undefined;
  let text = '';
  for (let index = start; index < start + length; index += 1) text += String.fromCharCode(byteAt(index));
  if (!hasKey) return text;
  return text.startsWith(user + host) ? text.slice(user.length + host.length) : undefined;
}
