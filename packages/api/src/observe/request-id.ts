import { randomUUID } from 'node:crypto';

/** An id that somebody in front of the service gave a request, if it can be nothing else; a new one otherwise. */
export function requestIdOf(headers: Headers): string {
  const given = headers.get('X-Request-Id');
  return given !== null && /^[\w.:-]{1,128}$/u.test(given) ? given : randomUUID();
}

/** Of which trace a request is a part (W3C Trace Context §3.2); undefined when the header is absent or damaged. */
export interface TraceParent {
  readonly trace: string;
  readonly span: string;
  readonly sampled: boolean;
}

export function traceParentOf(headers: Headers): TraceParent | undefined {
  const header = headers.get('traceparent');
  const parts = header === null ? null : traceParent.exec(header);
  const { version, trace, span, flags, rest } = parts?.groups ?? {};
  if (trace === undefined || span === undefined || flags === undefined) return undefined;
  // A later version may have more fields; the first has none.
  if (version === 'ff' || (version === '00' && rest !== undefined)) return undefined;
  if (/^0+$/u.test(trace) || /^0+$/u.test(span)) return undefined;
  return { trace, span, sampled: (Number.parseInt(flags, 16) & 1) === 1 };
}

const traceParent =
  /^(?<version>[0-9a-f]{2})-(?<trace>[0-9a-f]{32})-(?<span>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<rest>-[\x20-\x7e]{0,200})?$/u;
