/** Codes by which AWS says that it has too much to do (aws-config F). */
const throttled: ReadonlySet<string> = new Set([
  'Throttling',
  'ThrottlingException',
  'ThrottledException',
  'RequestThrottled',
  'RequestThrottledException',
  'TooManyRequestsException',
  'RequestLimitExceeded',
  'BandwidthLimitExceeded',
  'LimitExceededException',
  'SlowDown',
  'SlowDownException',
  'PriorRequestNotComplete',
  'RequestTimeout',
  'RequestTimeoutException',
  'IDPCommunicationError',
]);

/** The connection went away, or never stood. */
const cut: ReadonlySet<string> = new Set(['ECONNRESET', 'EPIPE', 'ECONNABORTED', 'ECONNREFUSED', 'EAI_AGAIN']);

/** Whether the same request may well succeed a moment later: an overloaded server, a cut connection. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const status = statusOf(error);
  if (status !== undefined && (status === 429 || (status >= 500 && status !== 501 && status !== 505))) return true;
  return throttled.has(textOf(error, 'Code') ?? error.name) || cut.has(codeOf(error) ?? '') || isHungUp(error);
}

/** Whether the request surely did not arrive: nobody took the connection. */
export function isUnsent(error: unknown): boolean {
  const code = error instanceof Error ? codeOf(error) : undefined;
  return code === 'ECONNREFUSED' || code === 'EAI_AGAIN';
}

function isHungUp(error: Error): boolean {
  return statusOf(error) === undefined && textOf(error, 'message')?.includes('socket hang up') === true;
}

/** Of several addresses that were tried, the first one's. */
function codeOf(error: Error): string | undefined {
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  return textOf(error, 'code') ?? textOf(inner, 'code');
}

function statusOf(error: Error): number | undefined {
  const own: unknown = 'status' in error ? error.status : undefined;
  const metadata: unknown = '$metadata' in error ? error.$metadata : undefined;
  const status: unknown =
    typeof metadata === 'object' && metadata !== null && 'httpStatusCode' in metadata ? metadata.httpStatusCode : own;
  return typeof status === 'number' ? status : undefined;
}

function textOf(value: unknown, key: string): string | undefined {
  const found: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
  return typeof found === 'string' ? found : undefined;
}
