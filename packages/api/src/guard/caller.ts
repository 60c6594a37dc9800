/** What a caller may do. */
export type Scope = 'check' | 'generate' | 'fleet' | 'connect' | 'operate';

/** Every scope there is. */
export const scopes: readonly Scope[] = ['check', 'generate', 'fleet', 'connect', 'operate'];

/** Who asks. Whatever is kept belongs to a tenant; the id tells keys and persons of one tenant apart. */
export interface Caller {
  readonly tenant: string;
  readonly id: string;
  readonly scopes: ReadonlySet<Scope>;
}

/** Everybody, where nobody is asked who they are: on the loopback. */
export const localCaller: Caller = { tenant: 'local', id: 'local', scopes: new Set(scopes) };
