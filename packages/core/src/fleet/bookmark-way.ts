import { programs } from '../programs/program.ts';
import type { Fleet } from './fleet.ts';
import type { MemberSignIn } from './member-sign-in.ts';

/** How the bookmarks of a fleet sign in. */
export type BookmarkWay = 'identity-center' | 'assume-role' | 'aws-profile';

/** The way that the oldest Cyberduck of the fleet's newest era understands (cyberduck-s3-connect §0). */
export function bookmarkWay(fleet: Fleet, { signIn }: { readonly signIn: MemberSignIn }): BookmarkWay | undefined {
  const eras = new Set(fleet.programs.map((id) => programs[id].era));
  if (!eras.has('A') && !eras.has('B') && !eras.has('C')) return undefined;
  if (signIn.kind === 'permission-set') return eras.has('C') ? 'identity-center' : 'aws-profile';
  return eras.has('B') || eras.has('C') ? 'assume-role' : 'aws-profile';
}
