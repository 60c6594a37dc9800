/** The files that a fleet ends with. */
export const manifestNames = {
  /** Check sums, as `sha256sum -c` reads them. */
  sums: 'SHA256SUMS',
  /** What the fleet was made of, and the check sum of the check sums. */
  facts: 'manifest.json',
  /** Ed25519 over the bytes of `manifest.json`: 64 bytes, as `openssl pkeyutl` writes and reads them. */
  signature: 'manifest.sig',
  publicKey: 'manifest.pub.pem',
} as const;

const names: ReadonlySet<string> = new Set(Object.values(manifestNames));

/** These are vouched for by the signature, and stand in no list of check sums. */
export function isManifestName(name: string): boolean {
  return names.has(name);
}
