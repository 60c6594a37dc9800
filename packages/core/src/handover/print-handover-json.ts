import type { HandedCredentials, HandoverText } from './handed-credentials.ts';

/** Everything that is known about the keys, for programs of one's own. */
export function printHandoverJson(credentials: HandedCredentials): HandoverText {
  return { ok: true, text: `${JSON.stringify({ version: 1, ...credentials }, undefined, 2)}\n` };
}
