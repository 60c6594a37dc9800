import { isIP } from 'node:net';

/** here: this computer or nowhere; private: of a network that is not the Internet; public: anything else. */
export type AddressKind = 'here' | 'private' | 'public';

/** What an address says about where it leads (RFC 6890). */
export function addressKind(address: string): AddressKind {
  const mapped = address.toLowerCase().startsWith('::ffff:') ? address.slice('::ffff:'.length) : address;
  switch (isIP(mapped)) {
    case 4:
      return kindOf4(mapped.split('.').map(Number));
    case 6:
      return kindOf6(mapped.toLowerCase());
    default:
      return 'public';
  }
}

function kindOf4([a = 0, b = 0]: readonly number[]): AddressKind {
  if (a === 127 || a === 0) return 'here';
  const isPrivate =
    a === 10 ||
    (a === 172 && b >= 16 && b <= 31) ||
    (a === 192 && b === 168) ||
    (a === 169 && b === 254) ||
    // Carriers, and programs that answer for every name.
    (a === 100 && b >= 64 && b <= 127) ||
    (a === 198 && (b === 18 || b === 19));
  return isPrivate ? 'private' : 'public';
}

function kindOf6(address: string): AddressKind {
  if (address === '::1' || address === '::') return 'here';
  return /^f[cd]|^fe[89ab]/u.test(address) ? 'private' : 'public';
}
