import type { ProgramId } from '../programs/program.ts';
import type { FleetTemplate } from './fleet-template.ts';

/** A fleet spec that has been read and found right: what everybody's files are made from. */
export interface Fleet {
  readonly organisation: FleetOrganisation;
  readonly ssoSession: FleetSsoSession | undefined;
  readonly accounts: readonly FleetAccount[];
  readonly roles: readonly FleetRole[];
  readonly buckets: readonly FleetBucket[];
  /** Region of profiles whose bucket and grant say none. */
  readonly region: string | undefined;
  readonly grants: readonly FleetGrant[];
  readonly naming: Readonly<Record<FleetNameKind, FleetNaming>>;
  readonly targets: readonly FleetTarget[];
  /** Of packages for device management; undefined: made from what is in them. */
  readonly packageVersion: string | undefined;
  readonly programs: readonly ProgramId[];
  readonly variables: readonly FleetVariable[];
  /** Column of the roster that tells members apart. */
  readonly idColumn: string;
}

export interface FleetOrganisation {
  readonly name: string;
  /** Names the managed block and the UUIDs: once chosen, it stays. */
  readonly slug: string;
  readonly contact: string | undefined;
}

export interface FleetSsoSession {
  readonly name: string;
  readonly startUrl: string;
  readonly region: string;
  readonly scopes: readonly string[];
}

export interface FleetAccount {
  readonly name: string;
  readonly id: string;
  readonly partition: string;
}

/** A way into an account: a permission set of Identity Center, or an IAM role. */
export type FleetRole = FleetPermissionSet | FleetIamRole;

interface FleetAnyRole {
  readonly name: string;
  /** Names of the accounts that have it; undefined: all. */
  readonly accounts: readonly string[] | undefined;
}

export interface FleetPermissionSet extends FleetAnyRole {
  readonly kind: 'permission-set';
  readonly permissionSet: FleetTemplate;
}

export interface FleetIamRole extends FleetAnyRole {
  readonly kind: 'iam-role';
  readonly roleArn: FleetTemplate;
  readonly mfaSerial: FleetTemplate | undefined;
  readonly externalId: FleetTemplate | undefined;
  /** In seconds. */
  readonly duration: number | undefined;
  readonly source:
    | { readonly kind: 'profile'; readonly name: FleetTemplate }
    /** Another role of the spec, in the same account. */
    | { readonly kind: 'role'; readonly name: string };
}

export interface FleetBucket {
  /** What grants and `{bucket}` say. */
  readonly name: string;
  readonly bucket: FleetTemplate;
  /** Folder inside, without slashes at its ends. */
  readonly path: FleetTemplate | undefined;
  readonly region: string | undefined;
  /** Name of the account that owns it; undefined: reached through any. */
  readonly account: string | undefined;
}

/** Who gets what: everybody of whom all conditions hold. */
export interface FleetGrant {
  readonly when: readonly FleetCondition[];
  readonly accounts: readonly string[] | undefined;
  readonly roles: readonly string[];
  /** Empty: the list of all buckets. */
  readonly buckets: readonly string[];
}

/** One of the values stands in the column, alone or between semicolons; `*`: anything does. */
export interface FleetCondition {
  readonly column: string;
  readonly values: readonly string[];
}

export type FleetNameKind = 'awsProfile' | 'nickname' | 'fileName';

export interface FleetNaming {
  readonly components: readonly FleetTemplate[];
  readonly separator: string;
  readonly case: 'keep' | 'lower' | 'upper';
  /** Components that stay empty are left out with their separator; blanks at the ends go. */
  readonly trim: boolean;
  readonly maxLength: number;
  /** Two things of one member with the same name: `-2` behind the second, a short digest, or neither file. */
  readonly collision: 'number' | 'suffix' | 'refuse';
}

export const fleetTargets = ['home', 'macos', 'windows', 'linux', 'jamf', 'munki', 'intune'] as const;

/** How files reach people; `home`: a folder to copy from. */
export type FleetTarget = (typeof fleetTargets)[number];

/** A column of the roster. */
export interface FleetVariable {
  readonly name: string;
  readonly required: boolean;
  readonly default: string | undefined;
  /** The whole value matches it. */
  readonly pattern: FleetPattern | undefined;
}

/** Which characters, and how many: no regular expression, so that no spec can make one that never ends. */
export interface FleetPattern {
  readonly text: string;
  matches(value: string): boolean;
}
