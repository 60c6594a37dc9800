import type { Diagnostic } from '../diagnostic/diagnostic.ts';

/** Where requests go, when it is not Amazon's own host of the region. */
export interface AccessEndpoint {
  /** Without brackets around an IPv6 address. */
  readonly host: string;
  /** Absent: the one of the scheme. */
  readonly port?: number;
  readonly tls: boolean;
}

export interface AccessRole {
  readonly arn: string;
  readonly sessionName?: string;
  readonly externalId?: string;
  readonly durationSeconds?: string;
}

/** IAM Identity Center, as far as the source says it. */
export interface AccessSso {
  readonly startUrl?: string;
  readonly region?: string;
  readonly accountId?: string;
  readonly roleName?: string;
}

/** What was read, or, without `access`, why nothing can be made of it. */
export interface ReadAccess {
  readonly access?: AccessDescription;
  readonly losses: readonly Diagnostic[];
}

/**
 * One connection to S3, in the words of no client: what every route between clients passes through. Absent means that
 * nothing is said, so that the program's own default counts. Holds no secret.
 */
export interface AccessDescription {
  readonly name: string;
  readonly endpoint?: AccessEndpoint;
  readonly region?: string;
  readonly addressing?: 'path' | 'virtual-host';
  readonly signature?: 'v2' | 'v4';
  /** Bucket and folders, without a slash at either end. */
  readonly path?: string;
  readonly accessKeyId?: string;
  /** Requests are not signed. */
  readonly anonymous?: true;
  /** AWS profile that says whose keys are used. */
  readonly awsProfile?: string;
  /** Keys of the environment or the machine. */
  readonly fromEnvironment?: true;
  readonly role?: AccessRole;
  readonly mfaSerial?: string;
  /** AWS profile whose keys assume the role. */
  readonly sourceProfile?: string;
  readonly sso?: AccessSso;
  readonly comment?: string;
}

/** Held apart from the description: never printed, and written only where somebody asked for it. */
export interface AccessSecrets {
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
}

export interface Access {
  readonly description: AccessDescription;
  readonly secrets: AccessSecrets;
}

type Written<T> = { readonly [K in keyof T]: T[K] | undefined };

/** An object without the members that say nothing. */
export function saying<T extends object>(values: Written<T>): T;
export function saying(values: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ''));
}
