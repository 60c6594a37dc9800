import type { HashHex } from '../aws/cache-keys.ts';

/**
 * Name spaces of the UUIDs that are made from names, as the sixteen bytes that each consists of: all ASCII, so that a
 * digest over text is enough. As UUIDs they read 6475636b-6269-6c6c-2d66-6c6565742d31 for fleets, and
 * 6475636b-6269-6c6c-2d67-656e65726174 for what is generated or converted.
 */
const nameSpaces = { fleet: 'duckbill-fleet-1', generate: 'duckbill-generat' } as const;

/** A UUID of version 5 (RFC 9562 §5.5): the same names give the same UUID, on every machine. */
export function nameUuid(space: keyof typeof nameSpaces, names: readonly string[], sha1Hex: HashHex): string {
  // Lengths in front: ["a/b", "c"] and ["a", "b/c"] must differ.
  const hex = sha1Hex(nameSpaces[space] + names.map((name) => `${name.length}:${name}`).join('/'));
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `5${hex.slice(13, 16)}`,
    `${variant}${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ].join('-');
}
