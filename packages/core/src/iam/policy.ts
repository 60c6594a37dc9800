/** A policy as the evaluator reads it. What could not be read stays visible as a problem, and its statement as `unreadable`. */
export interface Policy {
  /** `2012-10-17` turns policy variables on; anything else leaves `${…}` as plain text. */
  readonly version: string | undefined;
  readonly id: string | undefined;
  readonly statements: readonly Statement[];
  readonly problems: readonly PolicyProblem[];
}

export type Effect = 'Allow' | 'Deny';

export interface Statement {
  /** Place in the policy, 0-based. */
  readonly index: number;
  readonly sid: string | undefined;
  /** undefined: missing or neither Allow nor Deny. */
  readonly effect: Effect | undefined;
  readonly principals: PrincipalElement | undefined;
  readonly actions: ListElement | undefined;
  readonly resources: ListElement | undefined;
  readonly conditions: readonly Condition[];
  /** Something in it was not understood, so whether it applies cannot be told. */
  readonly unreadable: boolean;
}

/** `Action`, `Resource`, or with `negated` their Not forms. */
export interface ListElement {
  readonly negated: boolean;
  readonly values: readonly string[];
}

export const principalTypes = ['AWS', 'Service', 'Federated', 'CanonicalUser'] as const;

export type PrincipalType = (typeof principalTypes)[number];

export interface PrincipalName {
  readonly type: PrincipalType;
  readonly value: string;
}

/** `Principal` or `NotPrincipal`; a bare `"*"` is everyone. */
export interface PrincipalElement {
  readonly negated: boolean;
  readonly everyone: boolean;
  readonly names: readonly PrincipalName[];
}

/** One operator on one key: `StringEquals`, `sts:ExternalId`, the accepted values. */
export interface Condition {
  readonly operator: string;
  readonly key: string;
  readonly values: readonly string[];
}

export type PolicyProblemKind =
  | 'not-json'
  | 'not-an-object'
  | 'no-statement'
  | 'statement-not-an-object'
  | 'unknown-element'
  | 'wrong-type'
  | 'unknown-effect'
  | 'unknown-principal-type'
  | 'both-forms'
  | 'no-action';

export interface PolicyProblem {
  readonly kind: PolicyProblemKind;
  /** 0-based; absent when it concerns the policy as a whole. */
  readonly statement?: number;
  readonly element?: string;
}
