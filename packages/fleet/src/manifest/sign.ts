import { createPrivateKey, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';

/** Why a key cannot be used; never a word of the key itself. */
export class UnfitKeyError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'UnfitKeyError';
  }
}

/** An Ed25519 private key in PEM, as `openssl genpkey -algorithm ed25519` writes it. Throws `UnfitKeyError`. */
export function readSigningKey(pem: string | Uint8Array): KeyObject {
  return fit(() => createPrivateKey(Buffer.from(pem)), 'private');
}

/** An Ed25519 public key in PEM. Throws `UnfitKeyError`. */
export function readPublicKey(pem: string | Uint8Array): KeyObject {
  // Of a private key Node would make the public one; whoever hands that in has mistaken the file.
  if (Buffer.from(pem).includes('PRIVATE KEY')) throw new UnfitKeyError('it is a private key, not a public one');
  return fit(() => createPublicKey(Buffer.from(pem)), 'public');
}

function fit(read: () => KeyObject, kind: 'private' | 'public'): KeyObject {
  let key: KeyObject;
  try {
    key = read();
  } catch {
    throw new UnfitKeyError(`it is not a ${kind} key in PEM without a passphrase`);
  }
  if (key.asymmetricKeyType !== 'ed25519')
    throw new UnfitKeyError(`it is a key of type ${key.asymmetricKeyType ?? 'unknown'}; wanted is ed25519`);
  return key;
}

/** The 64 bytes of an Ed25519 signature: deterministic, so that signing twice gives the same archive. */
export function signManifest(manifest: Uint8Array, key: KeyObject): Uint8Array {
  return sign(null, manifest, key);
}

export function isSignedBy(manifest: Uint8Array, signature: Uint8Array, key: KeyObject): boolean {
  return verify(null, manifest, key, signature);
}

/** The public half, in PEM. */
export function publicKeyOf(key: KeyObject): string {
  return createPublicKey(key).export({ type: 'spki', format: 'pem' }).toString();
}
