import { createHash } from 'node:crypto';
import { sameText } from '../same-text.ts';

/** Whether a text can be an S256 challenge: 32 bytes in base64url (RFC 7636 §4.2). */
export function isChallenge(text: string): boolean {
  return /^[A-Za-z0-9_-]{43}$/.test(text);
}

/** Whether a verifier is the one that a challenge was made of (RFC 7636 §4.6). */
export function isVerifierOf(verifier: string, challenge: string): boolean {
  return sameText(challenge, createHash('sha256').update(verifier).digest('base64url'));
}
