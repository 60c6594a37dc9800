import type { PlainPlist } from '../../src/plist/plain-plist.ts';

/** As the `plist` package has it: objects for dictionaries, numbers for integers and reals. */
export function peerForm(plain: PlainPlist): unknown {
  if (plain instanceof Map) return Object.fromEntries([...plain].map(([key, value]) => [key, peerForm(value)]));
  if (Array.isArray(plain)) return plain.map(peerForm);
  if (plain instanceof Uint8Array) return Uint8Array.from(plain);
  return typeof plain === 'bigint' ? Number(plain) : plain;
}
