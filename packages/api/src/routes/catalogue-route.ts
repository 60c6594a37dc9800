import { type TSchema, Type } from 'typebox';
import { type Answer, answer, refusal } from '../answer.ts';
import { jsonType, type Media } from '../media.ts';
import { type Parameters, parametersOf, withoutParameters } from '../parameters.ts';
import { problem } from '../problem.ts';
import { noBody } from '../request-body.ts';
import { type Call, type Route, route } from '../route.ts';

interface CatalogueDescription {
  readonly path: string;
  readonly operationId: string;
  readonly summary: string;
  readonly description: string;
  /** Of what is answered; as JSON a schema alone. */
  readonly content: TSchema | Readonly<Record<string, Media>>;
}

const fixed = { method: 'GET', tag: 'Catalogue', scope: 'check', weight: 'light', cache: 'catalogue' } as const;

function describe<Params>(
  { content, ...description }: CatalogueDescription,
  parameters: Parameters<Params, object>,
  work: (params: Params, accepts: string) => Answer,
): Route {
  return route({
    ...fixed,
    ...description,
    request: noBody,
    parameters,
    responses: { 200: { description: description.summary, content: contentOf(content) } },
    answer: ({ params, accepts }: Call<undefined, Params, object>) => work(params, accepts),
  });
}

function contentOf(content: CatalogueDescription['content']): Readonly<Record<string, Media>> {
  return isMedia(content) ? content : { [jsonType]: { schema: content } };
}

function isMedia(content: CatalogueDescription['content']): content is Readonly<Record<string, Media>> {
  return Object.hasOwn(content, jsonType);
}

/** A list that changes with releases only. Made once. */
export function listRoute(description: CatalogueDescription, make: () => object): Route {
  let list: object | undefined;
  return describe(description, parametersOf(withoutParameters, withoutParameters), () => answer((list ??= make())));
}

/** One thing of a list, by its name; `find` says undefined where there is none. */
export function entryRoute(
  description: CatalogueDescription,
  name: { readonly parameter: string; readonly schema: TSchema },
  find: (name: string, accepts: string) => Answer | undefined,
): Route {
  const path = Type.Object({ [name.parameter]: name.schema });
  return describe(description, parametersOf(path, withoutParameters), (params, accepts) => {
    const value = new Map(Object.entries(params)).get(name.parameter);
    return (typeof value === 'string' ? find(value, accepts) : undefined) ?? unknown;
  });
}

const unknown = refusal(problem('not-found', { detail: 'There is nothing of this name.' }));
