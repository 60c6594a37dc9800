import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';

/** Keys that one tool got and another is to use. Secret. */
export interface HandedCredentials {
  /** As people would name it: the file, or `aws:NAME`. */
  readonly target: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  /** Absent for long-term keys. */
  readonly sessionToken?: string;
  /** ISO 8601; absent when they do not expire, or nobody says when. */
  readonly expiresAt?: string;
  readonly accountId?: string;
  /** Whose they are. */
  readonly arn?: string;
  /** Of the target: tools that get the keys alone would not know it. */
  readonly region?: string;
  /** The role session, as STS names it. */
  readonly assumedRole?: { readonly arn: string; readonly id: string };
  /** sso: a permission set of IAM Identity Center. */
  readonly from: 'keys' | 'sts' | 'sso';
}

/** The text of a form, or why there is none. Secret, when it is ok. */
export type HandoverText =
  | { readonly ok: true; readonly text: string }
  | { readonly ok: false; readonly diagnostic: Diagnostic };

/** A value that cannot stand in a form for certain is refused: half a secret in a command line would be run. */
export function refuseHandover(
  { target }: HandedCredentials,
  code: 'handover-value-unquotable' | 'handover-not-temporary',
  facts: Readonly<Record<string, string>>,
): HandoverText {
  return { ok: false, diagnostic: diagnostic(code, target, { start: 0, end: 0 }, { facts }) };
}
