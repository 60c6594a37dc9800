import type { HashHex } from '../aws/cache-keys.ts';

/**
 * The name space, as the sixteen bytes that it consists of: all ASCII, so that a digest over text is enough. As a UUID
 * it reads 6475636b-6269-6c6c-2d67-656e65726174.
 */
const NAME_SPACE = 'duckbill-generat';

/** A UUID of version 5 (RFC 9562 §5.5) for what a bookmark says: the same values give the same one, on every machine. */
export function nameUuid(values: Iterable<readonly [name: string, value: string]>, sha1Hex: HashHex): string {
  const hex = sha1Hex(NAME_SPACE + JSON.stringify([...values]));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
