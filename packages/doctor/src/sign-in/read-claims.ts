import { readJsonMembers } from './json-members.ts';

/** What a JWT says; whether it is true is for STS to find out. Undefined when it is none. */
export function readClaims(token: string): ReadonlyMap<string, unknown> | undefined {
  const [, payload, signature, more] = token.split('.');
  if (payload === undefined || signature === undefined || more !== undefined) return undefined;
  return readJsonMembers(Buffer.from(payload, 'base64url').toString('utf8'));
}
