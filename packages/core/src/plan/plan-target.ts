import type { AwsFiles } from '../aws/aws-reading.ts';
import type { Bookmark } from '../bookmark/bookmark.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import type { ProgramId } from '../programs/program.ts';
import type { ConnectionUrl } from '../url/connection-url.ts';

/** What is to be planned. */
export type PlanTarget =
  | {
      readonly kind: 'bookmark';
      readonly bookmark: Bookmark;
      /** What was typed in already; never part of a plan. */
      readonly password?: string;
    }
  | { readonly kind: 'url'; readonly url: ConnectionUrl }
  /** A new bookmark made from this profile, nothing typed in yet. */
  | { readonly kind: 'profile'; readonly profile: ConnectionProfile }
  /** `name` undefined: the profile that the program takes when none is named. */
  | { readonly kind: 'aws-profile'; readonly name?: string };

export interface PlanInput {
  readonly target: PlanTarget;
  readonly program: ProgramId;
  /** Connection profiles that are installed or known, the target's own first. */
  readonly profiles: readonly ConnectionProfile[];
  readonly aws: AwsFiles;
  /** Environment variables; Cyberduck looks at none of them (cyberduck-s3-connect §1.1). */
  readonly environment: Readonly<Record<string, string | undefined>>;
}
