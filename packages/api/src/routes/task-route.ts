import type { TSchema } from 'typebox';
import { jsonType } from '../media.ts';
import { noParameters } from '../parameters.ts';
import type { RequestBody } from '../request-body.ts';
import { type Route, route, type RouteDescription } from '../route.ts';
import type { TaskInputs, TaskName } from '../work/tasks/all-tasks.ts';

interface TaskRouteDefinition<Name extends TaskName> extends Pick<
  RouteDescription,
  'path' | 'tag' | 'summary' | 'description' | 'problems' | 'scope' | 'operationId'
> {
  readonly task: Name;
  readonly request: RequestBody<TaskInputs[Name]>;
  /** Of the answer, and what it is. */
  readonly response: TSchema;
  readonly answers: string;
}

/** A POST that one kind of work answers with JSON. */
export function taskRoute<Name extends TaskName>(definition: TaskRouteDefinition<Name>): Route {
  const { task, request, response, answers, ...description } = definition;
  return route({
    ...description,
    method: 'POST',
    weight: 'heavy',
    onAnyThread: true,
    request,
    parameters: noParameters,
    responses: { 200: { description: answers, content: { [jsonType]: { schema: response } } } },
    answer: ({ body, signal, caller: { tenant } }, world) => world.workbench.run(task, body, { signal, tenant }),
  });
}
