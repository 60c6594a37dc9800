import type { Service } from './endpoint.ts';
import type { FaultKind } from './faults/fault.ts';
import type { ServiceFailure } from './service-failure.ts';

/** One exchange: what was asked and what was answered. Holds no secret: no signature, token, code or secret key. */
export interface JournalEntry {
  /** ISO 8601, by the sandbox's clock. */
  readonly at: string;
  readonly service: Service;
  readonly operation: string | undefined;
  readonly method: string;
  readonly path: string;
  /** Parameters, the secret ones as `***`. */
  readonly parameters: Readonly<Record<string, string>>;
  readonly accessKeyId: string | undefined;
  /** Who the sandbox took the caller for; undefined when the credentials were not accepted. */
  readonly caller: string | undefined;
  readonly status: number;
  /** The error code of the answer. */
  readonly code: string | undefined;
  readonly message: string | undefined;
  readonly requestId: string;
  /** What AWS would not tell, but a learner wants to know. */
  readonly because: string | undefined;
  /** What went wrong on purpose. */
  readonly fault: FaultKind | undefined;
}

/** What is known about an exchange while it is handled. */
export type JournalDraft = { -readonly [Key in keyof JournalEntry]: JournalEntry[Key] };

/** Write an error into the journal, without what may be secret in its text. */
export function noteFailure(draft: JournalDraft, failure: ServiceFailure): void {
  draft.code = failure.code;
  draft.message = failure.details.quotesSecret === true ? hidden : failure.text;
  draft.because = failure.details.because;
}

/** Write down the key id of a request. Whoever swaps id and secret shall not find the secret here. */
export function noteAccessKey(draft: JournalDraft, accessKeyId: string): void {
  draft.accessKeyId = /^[A-Z0-9]{16,128}$/.test(accessKeyId) ? accessKeyId : hidden;
}

const hidden = '***';

const shownParameters: ReadonlySet<string> = new Set(
  [
    'Action',
    'Version',
    'RoleArn',
    'RoleSessionName',
    'DurationSeconds',
    'SerialNumber',
    'SourceIdentity',
    'ProviderId',
    'UserName',
    'VirtualMFADeviceName',
    'AssignmentStatus',
    'Name',
    'TargetPrincipal',
    'Bucket',
  ].concat(
    ['list-type', 'prefix', 'delimiter', 'max-keys', 'max-buckets', 'bucket-region', 'encoding-type', 'start-after'],
    ['location', 'x-id'],
    ['clientName', 'clientType', 'scopes', 'scope', 'grantTypes', 'grantType', 'issuerUrl', 'startUrl', 'redirectUris'],
    ['redirectUri', 'account_id', 'role_name', 'max_result'],
    ['response_type', 'redirect_uri', 'code_challenge_method', 'start_url', 'person', 'decision'],
  ),
);

const longestShown = 256;

/** Parameters for the journal: what is not known to be harmless is hidden. */
export function shownParametersOf(parameters: ReadonlyMap<string, string>): Readonly<Record<string, string>> {
  const shown: [string, string][] = [];
  for (const [name, value] of parameters) {
    if (shown.length >= 32) break;
    if (name.length <= 64) shown.push([name, shownParameters.has(name) ? value.slice(0, longestShown) : hidden]);
  }
  return Object.fromEntries(shown);
}
