import type { ConnectionProfile } from '@duckbill/core';
import type { Static, TSchema } from 'typebox';
import { problem, type Problem } from './problem.ts';
import { createValidator } from './validator.ts';

/** What the service needs from outside. */
export interface ApiWorld {
  /** Connection profiles that count as installed, beside those of a request. */
  readonly profiles: readonly ConnectionProfile[];
  /** Hears of faults of the service itself. What it is told never reaches a client. */
  readonly reportFault: (fault: unknown) => void;
}

/** What a route answers. Values in `secrets` are masked before anything is sent. */
export type Answer =
  | { readonly kind: 'answer'; readonly body: object; readonly secrets: readonly string[] }
  | { readonly kind: 'problem'; readonly problem: Problem; readonly secrets: readonly string[] };

/** One address of the service: how it is documented, and what it does. */
export interface Route {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly summary: string;
  readonly description: string;
  readonly request?: TSchema;
  readonly response: TSchema;
  /** The answer to a body as JSON gave it; to undefined for GET. */
  readonly answer: (body: unknown, world: ApiWorld) => Answer;
}

interface PostDefinition<Request extends TSchema> extends Omit<Route, 'method' | 'answer'> {
  readonly request: Request;
  readonly answer: (body: Static<Request>, world: ApiWorld) => Answer;
}

/** A POST route: the same schema documents the body, checks it and gives it its type. */
export function postRoute<Request extends TSchema>(definition: PostDefinition<Request>): Route {
  const validate = createValidator(definition.request);
  return {
    ...definition,
    method: 'POST',
    answer: (body, world) => {
      const checked = validate(body);
      if (checked.ok) return definition.answer(checked.value, world);
      const [{ pointer, detail } = { pointer: '#', detail: 'is not as documented' }] = checked.errors;
      return refusal(problem('request-invalid', { detail: `${pointer} ${detail}.`, errors: checked.errors }));
    },
  };
}

/** An answer that says why there is none. */
export function refusal(refused: Problem, secrets: readonly string[] = []): Answer {
  return { kind: 'problem', problem: refused, secrets };
}
