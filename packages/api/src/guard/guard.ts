import type { Problem } from '../problem.ts';
import type { Route } from '../route.ts';
import { type Caller, localCaller } from './caller.ts';

/** What is known of a request before its body is read. */
export interface Approach {
  readonly request: Request;
  readonly route: Pick<Route, 'method' | 'path' | 'operationId' | 'scope' | 'weight'>;
}

/** Headers go with the answer either way. `leave` is called when the answer has been sent, or is lost. */
export type Admission =
  | {
      readonly kind: 'admitted';
      readonly caller: Caller;
      readonly headers?: Readonly<Record<string, string>>;
      readonly leave?: () => void;
    }
  | { readonly kind: 'refused'; readonly problem: Problem; readonly headers?: Readonly<Record<string, string>> };

/** Decides who may come in. */
export interface Guard {
  admit(approach: Approach): Promise<Admission>;
}

/** Lets everybody in: for the loopback only. */
export const openGuard: Guard = {
  admit: () => Promise.resolve({ kind: 'admitted', caller: localCaller }),
};
