import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { Span } from '../source/span.ts';
import { type ConvertKind, convertKindNames } from './convert-kind.ts';

/** How an S3 connection gets its credentials, as far as Cyberduck and the AWS files have it in common. */
export type AccessWay = 'keys' | 'session-token' | 'role' | 'identity-center';

/** One connection, whoever's file it stood in; no secret. What is absent is not said there. */
export interface ConnectionAccess {
  readonly way: AccessWay;
  /** Of the bookmark or the AWS profile. */
  readonly name?: string;
  readonly accessKeyId?: string;
  readonly roleArn?: string;
  readonly mfaSerial?: string;
  readonly sessionName?: string;
  readonly durationSeconds?: string;
  readonly sso?: SsoAccess;
  readonly region?: string;
  readonly endpoint?: AccessEndpoint;
  readonly pathStyle?: boolean;
}

export interface SsoAccess {
  readonly startUrl: string;
  readonly region: string;
  readonly accountId?: string;
  readonly roleName?: string;
}

/** A server that is not that of AWS. */
export interface AccessEndpoint {
  readonly scheme: 'http' | 'https';
  readonly host: string;
  readonly port?: number;
}

/** What was read, or, without `access`, why nothing can be made of it. */
export interface ReadAccess {
  readonly access?: ConnectionAccess;
  readonly losses: readonly Diagnostic[];
}

/** Where a value stands. */
export interface LossPlace {
  readonly file: string;
  readonly span: Span;
}

/** Collects what is not carried over. */
export class LossList {
  readonly losses: Diagnostic[] = [];
  readonly #to: string;

  constructor(to: ConvertKind) {
    this.#to = convertKindNames[to];
  }

  lost(field: string, { file, span }: LossPlace, why: string, risk?: string): void {
    this.#add('convert-field-lost', file, span, { field, why, ...(risk === undefined ? {} : { risk }) });
  }

  secret(field: string, { file, span }: LossPlace, risk: string): void {
    this.#add('convert-secret-left-out', file, span, { field, risk });
  }

  differs(field: string, { file, span }: LossPlace, why: string, risk: string): void {
    this.#add('convert-meaning-differs', file, span, { field, why, risk });
  }

  renamed(field: string, { file, span }: LossPlace, before: string, after: string): void {
    if (before !== after) this.#add('convert-name-changed', file, span, { field, before, after });
  }

  needed(what: string, { file, span }: LossPlace, why: string): void {
    this.#add('convert-still-needed', file, span, { what, why });
  }

  /** Refuses the whole. */
  refuse(what: string, { file, span }: LossPlace, why: string, risk?: string): ReadAccess {
    this.#add('convert-not-possible', file, span, { what, why, ...(risk === undefined ? {} : { risk }) });
    return { losses: this.losses };
  }

  #add(code: LossCode, file: string, span: Span, facts: Readonly<Record<string, string>>): void {
    this.losses.push(diagnostic(code, file, span, { facts: { to: this.#to, ...facts } }));
  }
}

type LossCode =
  | 'convert-field-lost'
  | 'convert-secret-left-out'
  | 'convert-meaning-differs'
  | 'convert-name-changed'
  | 'convert-still-needed'
  | 'convert-not-possible';
