import type { Session } from '../sessions.ts';
import { element, textElement } from '../xml-text.ts';

/** The Credentials element; Expiration has seconds, as on AWS (aws-wire §2). */
export function credentialsElement(session: Session): string {
  return element('Credentials', [
    textElement('AccessKeyId', session.accessKeyId),
    textElement('SecretAccessKey', session.secretAccessKey),
    textElement('SessionToken', session.sessionToken),
    textElement('Expiration', `${new Date(session.expiresAt * 1000).toISOString().slice(0, 19)}Z`),
  ]);
}
