import { createHash, timingSafeEqual } from 'node:crypto';

/** A key in the only moment in which it is known: it is shown once, and kept as a hash. */
export interface NewApiKey {
  /** The whole of it, `dbk_<id>_<secret>`. */
  readonly text: string;
  readonly id: string;
  readonly hash: string;
}

/** What every key begins with: scanners of secrets look for it. */
export const apiKeyPrefix = 'dbk_';

/** Of random bytes. */
const idBytes = 6;
const secretBytes = 32;

const form = /^dbk_([0-9a-f]{12})_[\w-]{43}$/u;

/** Makes a key of 38 random bytes: 6 name it, 32 are the secret. */
export function makeApiKey(randomBytes: (size: number) => Uint8Array): NewApiKey {
  const id = Buffer.from(randomBytes(idBytes)).toString('hex');
  const secret = Buffer.from(randomBytes(secretBytes)).toString('base64url');
  const text = `${apiKeyPrefix}${id}_${secret}`;
  return { text, id, hash: hashApiKey(text) };
}

/** The id in a text that has the form of a key. */
export function readApiKeyId(text: string): string | undefined {
  return form.exec(text)?.[1];
}

/**
 * What is kept of a key. One round of SHA-256 is enough, where passwords would need a slow hash: the secret is 256
 * random bits, so there is no list of likely ones to try, and a slow hash would only help who floods the service.
 */
export function hashApiKey(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}

/** Whether a text is the key of this hash; takes as long for a near miss as for any other. */
export function isApiKeyOf(text: string, hash: string): boolean {
  const wanted = Buffer.from(hash, 'hex');
  const given = createHash('sha256').update(text, 'utf8').digest();
  return wanted.length === given.length && timingSafeEqual(wanted, given);
}
