/**
 * What a caller may do. `check` reads what is sent (lint, inspect, plan, explain, convert, doctor, policy), `generate`
 * makes files, `fleet` makes those of many people and runs jobs, `connect` signs in at AWS, `operate` reads metrics.
 */
export const scopes = ['check', 'generate', 'fleet', 'connect', 'operate'] as const;

export type Scope = (typeof scopes)[number];

/** Whether a text names a scope. */
export function isScope(text: unknown): text is Scope {
  return scopes.some((scope) => scope === text);
}

/** Who asks. */
export interface Caller {
  /** Whose jobs, results and limits these are. */
  readonly tenant: string;
  /** The id of a key, or the subject of a token. Never a secret. */
  readonly id: string;
  readonly scopes: ReadonlySet<Scope>;
}

/** Everybody, where nobody is asked: on the loopback only. */
export const localCaller: Caller = { tenant: 'local', id: 'local', scopes: new Set(scopes) };

/** What tenants are called: it stands in keys of stores, in limits and in logs. */
export const tenantPattern = '^[A-Za-z0-9][A-Za-z0-9._-]{0,62}$';

const tenantForm = new RegExp(tenantPattern, 'u');

/** Whether a value can be the name of a tenant. */
export function isTenant(value: unknown): value is string {
  return typeof value === 'string' && tenantForm.test(value);
}
