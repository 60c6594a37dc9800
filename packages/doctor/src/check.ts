import type { Diagnostic, Facts, GuidanceCode } from '@duckbill/core';
import type { CheckWord } from './check-words.ts';
import type { ClassifiedFailure } from './classify-failure.ts';
import type { Connection } from './connect-outcome.ts';
import type { DoctorInput } from './doctor-input.ts';
import type { Knocker } from './network/knock.ts';
import type { Endpoint } from './network/plan-endpoints.ts';
import type { RoleFindings } from './policies/find-role-policies.ts';
import type { Surroundings } from './surroundings/surroundings.ts';

/** passed; warned: works, but look; failed: will not work; skipped: not asked; broken: could not be asked. */
export const checkStates = ['passed', 'warned', 'failed', 'skipped', 'broken'] as const;

export type CheckState = (typeof checkStates)[number];

export const checkIds = [
  'program-installed',
  'version-sufficient',
  'version-regressions',
  'environment-quiet',
  'proxy-settings',
  'files-readable',
  'secrets-private',
  'named-files-there',
  'lint-clean',
  'profile-current',
  'connection-profile-found',
  'plan-sound',
  'values-shadowed',
  'keychain-used',
  'bookmarks-distinct',
  'cached-sign-in',
  'cache-for-era',
  'endpoint-name-resolves',
  'no-captive-portal',
  'endpoint-reachable',
  'clock-right',
  'tls-trusted',
  'sts-endpoint-answers',
  'identity-center-answers',
  'issuer-answers',
  'source-keys-valid',
  'session-obtained',
  'role-assumable',
  'duration-fits',
  'policy-files-allow',
  'policies-allow',
  'bucket-address',
  'buckets-listable',
] as const;

export type CheckId = (typeof checkIds)[number];

/** The parts of the report, in its order. */
export const checkCategories = [
  'surroundings',
  'files',
  'plan',
  'cache',
  'network',
  'sign-in',
  'policy',
  'storage',
] as const;

export type CheckCategory = (typeof checkCategories)[number];

/** A sentence of the catalogue with what it names. */
export interface Saying {
  readonly word: CheckWord;
  readonly facts: Facts;
}

/** The answer to a check's question: facts, no sentences. */
export interface CheckOutcome {
  readonly outcome: CheckState;
  readonly say: Saying;
  /** One for each file or host, where there are several. */
  readonly details?: readonly Saying[];
  /** Findings that are the reason. */
  readonly diagnostics?: readonly Diagnostic[];
  /** A call that failed, with its guidance. */
  readonly failure?: CallFailure;
  /** Entries of the guidance atlas about what was found without a call, most likely first. */
  readonly guidance?: readonly GuidanceCode[];
}

/** A failed call or connection attempt, as its guidance block needs it. */
export interface CallFailure extends ClassifiedFailure {
  readonly operation: string;
}

export interface CheckContext extends Omit<DoctorInput, 'surroundings'> {
  /** Connects for real, once for all checks that want to know how far it comes. */
  readonly signIn: () => Promise<Connection>;
  /** The servers that the plan needs. */
  readonly endpoints: readonly Endpoint[];
  /** Asks them who they are, once for all checks that look at the answer. */
  readonly knocker: Knocker;
  /** What IAM lets the caller read about the role, and what it makes of the call; once as well. */
  readonly findPolicies: () => Promise<RoleFindings>;
  /** Looks around on the computer, once for all checks. */
  readonly surroundings: () => Promise<Surroundings>;
}

/** One question about the target. */
export interface Check {
  readonly id: CheckId;
  /** What holds when it passes. */
  readonly title: string;
  readonly category: CheckCategory;
  /** Needs the network; asked with `--online` only. */
  readonly online: boolean;
  /** Checks without whose pass this one says nothing. */
  readonly waitsFor: readonly CheckId[];
  readonly run: (context: CheckContext) => CheckOutcome | Promise<CheckOutcome>;
}

/** A check as data; the identity, with its type. */
export function defineCheck(check: Check): Check {
  return check;
}

/** An outcome in one line. */
export function answer(
  outcome: CheckState,
  word: CheckWord,
  facts: Facts = {},
  more: Omit<CheckOutcome, 'outcome' | 'say'> = {},
): CheckOutcome {
  return { outcome, say: { word, facts }, ...more };
}
