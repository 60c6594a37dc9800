import type { Service } from '../endpoint.ts';

/** Something that goes wrong on purpose. Plain JSON, as all of a world. */
export type Fault =
  | RefusalFault
  /** The connection ends; the request was carried out, as on a bad line. */
  | { readonly kind: 'drop'; readonly when: 'before-headers' | 'after-headers' | 'in-body' }
  /** The answer takes its time: seconds until it begins, then so many bytes in a second. */
  | { readonly kind: 'slow'; readonly headersAfter?: number; readonly bytesPerSecond?: number }
  /** The second half of the document is missing, although its length is right. */
  | { readonly kind: 'malformed' }
  /** The answer says that it is so many bytes longer (negative: shorter) than it is. */
  | { readonly kind: 'content-length'; readonly off: number }
  /** The client's clock is this many seconds ahead (negative: behind) of AWS's. */
  | { readonly kind: 'clock-skew'; readonly seconds: number };

/** Faults that answer in place of the service: nothing of the request is carried out. */
export type RefusalFault =
  /** Too many requests, in the words of each service. */
  | { readonly kind: 'throttle' }
  /** The service is broken; 500 when not said. */
  | { readonly kind: 'server-error'; readonly status?: 500 | 503 }
  /** Any error of the service's own form. */
  | { readonly kind: 'error'; readonly status: number; readonly code: string; readonly message?: string }
  /** Not the service at all, but the login page of a network: 200 when not said. */
  | { readonly kind: 'captive-portal'; readonly status?: 200 | 302 };

export type FaultKind = Fault['kind'];

/** Which calls a fault befalls; every one when nothing is said. */
export interface FaultMatch {
  readonly service?: Service;
  /** The name as in the journal: `AssumeRole`, `ListBuckets`. */
  readonly operation?: string;
  /** The first of the matching calls that it befalls, counted from 1, which it is when absent. */
  readonly from?: number;
  /** How many of them; all when absent. */
  readonly times?: number;
}

/** A fault of a world, with the calls that it befalls. */
export type WorldFault = FaultMatch & Fault;
