/**
 * The region that S3 names when a bucket lives elsewhere: a header of redirects and refusals, or the element Region
 * (aws-wire §4, §4.1). Undefined when the failure is about something else.
 */
export function regionHint(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  const headers = readProperty(readProperty(error, '$response'), 'headers');
  const hint = error.name === 'AuthorizationHeaderMalformed' ? readProperty(error, 'Region') : undefined;
  return [readProperty(headers, 'x-amz-bucket-region'), hint].find(isRegion);
}

/** What comes from a server becomes part of a host name: letters, digits and dashes only. */
function isRegion(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z0-9-]{1,32}$/u.test(value);
}

function readProperty(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null ? (Reflect.get(value, key) as unknown) : undefined;
}
