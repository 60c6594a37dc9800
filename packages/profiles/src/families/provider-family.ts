import type { ProfileValues } from '@duckbill/core';

/** A place where a provider keeps buckets, or a kind of endpoint where it has no regions. */
export interface ProviderRegion {
  readonly id: string;
  /** What people call it. */
  readonly title: string;
  /** In place of the family's host template. */
  readonly hostname?: string;
  /** Regions that a new bucket may have, the one that requests are signed for first; the id when absent. */
  readonly signing?: readonly string[];
  /** In place of the id, where the published profile spells its Vendor otherwise. */
  readonly vendor?: string;
}

/** What names the customer in the host: an account id, a namespace, an endpoint. */
export interface AccountParameter {
  /** What the provider calls it. */
  readonly word: string;
  /** Stands in the hint of the server field while it is not known. */
  readonly placeholder: string;
  readonly pattern: RegExp;
  readonly example: string;
}

/** Where our profile does something else than the published one with its Vendor, on purpose. */
export interface Departure {
  readonly key: string;
  readonly because: string;
}

/** What lint says about profiles of a family, and why it cannot be otherwise. */
export interface KnownFinding {
  readonly code: string;
  readonly because: string;
}

/** The profiles for one kind of S3 server: what they have in common, and what each of them is made from. */
export interface ProviderFamily {
  /** As it is written after `--provider`. */
  readonly id: string;
  readonly title: string;
  /** When to choose it, one line. */
  readonly purpose: string;
  /** None: the server is whatever `endpoint` says. */
  readonly regions: readonly ProviderRegion[];
  /** The region where none is asked for. */
  readonly defaultRegion?: string;
  /** Any region of AWS goes into the host, as there are no profiles ready for each. */
  readonly freeRegion?: 'aws';
  /** `{region}` and `{account}` are filled in. */
  readonly hostname?: string;
  readonly account?: AccountParameter;
  readonly vendor: string;
  /** What the profiles of all regions say. */
  readonly values: Partial<ProfileValues>;
  readonly help: string;
  /** Where the hosts and regions come from. */
  readonly source: string;
  /** What to know before choosing it. */
  readonly notes: readonly string[];
  readonly departures?: readonly Departure[];
  readonly knownFindings?: readonly KnownFinding[];
}

/** What a profile of a family is made from. */
export interface FamilyParameters {
  readonly region?: string;
  readonly account?: string;
  /** Host, or host:port, of a server of one's own. */
  readonly endpoint?: string;
}

/** Why a family makes no profile from these parameters. */
export type ParameterProblem =
  | { readonly kind: 'missing' | 'unknown'; readonly parameter: 'region'; readonly known: readonly string[] }
  | { readonly kind: 'malformed'; readonly parameter: keyof FamilyParameters; readonly example: string }
  | { readonly kind: 'not-taken'; readonly parameter: keyof FamilyParameters };
