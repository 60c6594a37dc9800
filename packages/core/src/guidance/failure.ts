/** Who answered, or did not. process: a `credential_process`; file: a token or cache file. */
export const failureServices = [
  'sts',
  's3',
  'sso-oidc',
  'sso',
  'identity-provider',
  'metadata',
  'process',
  'file',
  'network',
] as const;

export type FailureService = (typeof failureServices)[number];

/** A failed call as facts: from an SDK exception, an HTTP body, or read out of a text that somebody pasted. */
export interface Failure {
  readonly service?: FailureService;
  /** API name, such as AssumeRole. */
  readonly operation?: string;
  /** Error code on the wire, such as InvalidClientTokenId, or a system code such as ECONNREFUSED. */
  readonly code?: string;
  /** HTTP status. */
  readonly status?: number;
  /** The message, or the whole pasted text. */
  readonly message: string;
  /** What we know because we made the call ourselves. */
  readonly context?: FailureContext;
}

export interface FailureContext {
  /** Whether a serial and a code went with the call. */
  readonly mfaSent?: boolean;
  readonly roleArn?: string;
  readonly mfaSerial?: string;
  /** Of Identity Center, as the request had it. */
  readonly startUrl?: string;
  readonly account?: string;
  readonly permissionSet?: string;
  /** Of the token file. */
  readonly path?: string;
}
