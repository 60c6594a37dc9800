import { createHash } from 'node:crypto';
import type { Writable } from 'node:stream';
import { maskSecrets } from '@duckbill/core';

/** What is told of a request. Words of ours, names of tenants and callers, and an id: nothing of its content. */
export interface AuditEntry {
  readonly requestId?: string;
  /** Absent where nobody was known. */
  readonly tenant?: string;
  readonly caller?: string;
  /** The operation id of the route; absent where there is none at the address. */
  readonly operation?: string;
  /** The id in the address of what it is about: a job, for example. */
  readonly object?: string;
  readonly status: number;
  /** The code of the problem, where there is one. */
  readonly problem?: string;
}

/** Takes one entry for each decision. */
export type AuditLog = (entry: AuditEntry) => void;

/**
 * Writes one line of JSON for each entry. The id of an object is told only where the request was answered: then the id
 * is one that we gave. Anything else in its place is somebody's text, of which a digest is told, so that two tries for
 * the same thing can be seen to be the same.
 */
export function auditLog(stream: Pick<Writable, 'write'>, now: () => number): AuditLog {
  return ({ requestId, tenant, caller, operation, object, status, problem }) => {
    const line = {
      time: new Date(now()).toISOString(),
      event: 'audit',
      // A caller may have named the request; a key in that place is a key all the same.
      requestId: requestId === undefined ? undefined : maskSecrets(requestId),
      tenant,
      caller,
      operation,
      object: object === undefined ? undefined : objectName(object, status),
      outcome: outcomeOf(status),
      status,
      problem,
    };
    stream.write(`${JSON.stringify(line)}\n`);
  };
}

function objectName(object: string, status: number): string {
  if (status < 400 && /^[\w-]{1,64}$/u.test(object)) return object;
  return `sha256:${createHash('sha256').update(object, 'utf8').digest('hex').slice(0, 12)}`;
}

function outcomeOf(status: number): 'allowed' | 'refused' | 'failed' {
  if (status >= 500) return 'failed';
  return status >= 400 ? 'refused' : 'allowed';
}
