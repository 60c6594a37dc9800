import type { HashHex } from '../aws/cache-keys.ts';
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
  /** What a plan needs of the machine beyond the files; without it cache files have no names in the plan. */
  readonly surroundings?: PlanSurroundings;
}

export interface PlanSurroundings {
  readonly home: string;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly sha1Hex: HashHex;
  readonly sha256Hex: HashHex;
  /** Whether a browser can come back to this machine; without one a device code is planned where the program has it. */
  readonly browserHere: boolean;
  /** Whether this machine is an instance that hands out keys; when absent, it is not. */
  readonly isInstance?: boolean;
  /** Whether a program built on an SDK can ask for MFA codes; when absent, it can. */
  readonly asksForCodes?: boolean;
}
