import type { CyberduckEra } from '../programs/program.ts';

/** Properties for one thing, in the order in which they are asked (§2.2). */
const names = {
  role: ['role_arn', 's3.assumerole.rolearn'],
  session: ['role_session_name', 's3.assumerole.rolesessionname'],
  duration: ['s3.assumerole.durationseconds', 'duration_seconds'],
} as const;

/** The names that an era reads: those of the AWS files came with 9.3 (cyberduck-formats §3.3). */
export function stsNames(what: keyof typeof names, era: CyberduckEra): readonly string[] {
  return era === 'A' ? names[what].filter((name) => name.startsWith('s3.')) : names[what];
}
