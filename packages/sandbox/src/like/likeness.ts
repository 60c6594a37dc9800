import type { PlannedConnection, PromptId } from '@duckbill/core';
import type { RandomBytes } from '../sessions.ts';
import type { SandboxWorld, WorldJsonWebKey } from '../world.ts';

/** Identity Center settings of an AWS profile. */
export interface SsoProfile {
  readonly startUrl: string;
  readonly region: string;
  readonly account: string;
  readonly permissionSet: string;
}

/** What the token of a person says, without its signature. */
export interface TokenNames {
  readonly issuer: string;
  readonly audience: string;
  readonly subject: string;
}

/** What a world is made from. */
export interface LikeInput {
  readonly planned: PlannedConnection;
  readonly random: RandomBytes;
  /** The profiles of the same files that sign in to Identity Center: what else the person may enter. */
  readonly ssoProfiles?: readonly SsoProfile[];
  /** Name of the profile that holds the keys, for the name of the user. */
  readonly profileOfKeys?: string;
  /** Of the token file that the plan names. */
  readonly token?: TokenNames;
  /** The public key that tokens of the issuer are signed with. */
  readonly issuerKey?: WorldJsonWebKey;
}

/** Keys that open nothing but the sandbox. */
export interface PracticeKeys {
  readonly id: string;
  readonly secret: string;
}

/** Something of the files that the world has not, or has in another form. */
export interface LikeNote {
  readonly kind: 'left-out' | 'replaced' | 'made-up';
  /** Words, no full stop; names of the files may be in it, no secrets. */
  readonly words: string;
}

/** A question of the program, and what to answer here. */
export interface LikeAnswer {
  readonly prompt: PromptId;
  readonly label: string;
  /** undefined: the code of `device` at that moment. */
  readonly value?: string;
  readonly device?: string;
}

/** A world with the names of somebody's files, and other secrets. */
export interface Likeness {
  readonly world: SandboxWorld;
  /** In the place of the keys that the files hold, or that are typed. */
  readonly keys?: PracticeKeys;
  readonly answers: readonly LikeAnswer[];
  readonly notes: readonly LikeNote[];
  /** Of the token that has to stand in the token file. */
  readonly token?: TokenNames;
  /** Who signs in at the page of Identity Center. */
  readonly person?: string;
}
