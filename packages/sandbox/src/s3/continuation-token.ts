import { invalidArgument } from './s3-argument.ts';

/** Where a page ended: after a key, or after everything below a common prefix. */
export interface Continuation {
  readonly kind: 'key' | 'prefix';
  readonly last: string;
}

/** An opaque token for the next page. */
export function writeContinuation(kind: Continuation['kind'], last: string): string {
  return Buffer.from(`${kind}:${last}`).toString('base64');
}

/** What a token stands for; throws S3's refusal for one that is not ours, the empty one included. */
export function readContinuation(token: string, argument: string): Continuation {
  const bytes = Buffer.from(token, 'base64');
  const text = bytes.toString('utf8');
  const colon = text.indexOf(':');
  const kind = text.slice(0, Math.max(colon, 0));
  if (bytes.toString('base64') === token && (kind === 'key' || kind === 'prefix'))
    return { kind, last: text.slice(colon + 1) };
  throw invalidArgument(argument, token, 'The continuation token provided is incorrect');
}
