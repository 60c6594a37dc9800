import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

/** A value that only the process that sealed it can read. */
export interface Sealed {
  readonly nonce: Uint8Array;
  readonly tag: Uint8Array;
  readonly bytes: Uint8Array;
}

const algorithm = 'aes-256-gcm';

/**
 * Seals what waits between two requests, with a key that lives and dies with the process. A dump of the heap that holds
 * the key as well opens it; a stray log line, a swapped page or a report of the sessions does not.
 */
export class SealedBox {
  readonly #key = randomBytes(32);

  /** `owner` is not in it, but has to be the same when it is opened. */
  seal(value: object, owner: string): Sealed {
    const nonce = randomBytes(12);
    const cipher = createCipheriv(algorithm, this.#key, nonce).setAAD(Buffer.from(owner));
    const bytes = Buffer.concat([cipher.update(JSON.stringify(value), 'utf8'), cipher.final()]);
    return { nonce, tag: cipher.getAuthTag(), bytes };
  }

  /** Throws when it was sealed by another box or for another owner. */
  open(sealed: Sealed, owner: string): unknown {
    const cipher = createDecipheriv(algorithm, this.#key, sealed.nonce).setAAD(Buffer.from(owner));
    cipher.setAuthTag(sealed.tag);
    return JSON.parse(Buffer.concat([cipher.update(sealed.bytes), cipher.final()]).toString('utf8'));
  }
}
