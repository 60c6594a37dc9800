import { type TObject, type TString, Type } from 'typebox';
import { stream } from '../answer.ts';
import { parametersOf, withoutParameters } from '../parameters.ts';
import { noBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';
import { answerJob, jobProblems } from './answer-job.ts';
import { isEnded, type JobStatus } from './run-status.ts';

const type = 'text/event-stream';
/** Proxies end connections on which nothing comes. */
const quietMs = 15_000;

/** Every change of a job, as it happens. */
export function eventRoute(home: string, path: TObject<{ job: TString }>, tag: string): Route {
  return route({
    method: 'GET',
    path: `${home}/{job}/events`,
    operationId: 'fleetJobEvents',
    tag,
    scope: 'fleet',
    weight: 'light',
    summary: 'Changes of a job, as they happen',
    description:
      'Server-sent events named after the state of the job, with its revision as their id and the job as JSON. Several changes may come as one. Ends behind the event of an ended job. With `Last-Event-ID` (EventSource sends it by itself) only what is newer comes; 204 when there will be nothing more.',
    request: noBody,
    parameters: parametersOf(path, withoutParameters),
    responses: {
      200: { description: 'Events', content: { [type]: { schema: Type.String() } } },
      204: { description: 'The job has ended, and its last event was seen' },
    },
    problems: jobProblems,
    answer: (call, world) =>
      answerJob(call, world, async ({ service, watch }, tenant) => {
        const { job } = call.params;
        const status = await service.status(tenant, job);
        const seen = Number(call.headers.get('Last-Event-ID') ?? '0');
        if (isEnded(status.state) && seen === status.revision) return { kind: 'nothing', status: 204 };
        const changes = watch.watch(job, seen, quietMs, call.signal);
        // A proxy that gathers bytes would keep the events.
        return stream(type, printEvents(changes), { 'X-Accel-Buffering': 'no' });
      }),
  });
}

/** The text of events: https://html.spec.whatwg.org/multipage/server-sent-events.html */
async function* printEvents(
  changes: AsyncIterable<JobStatus | undefined>,
): AsyncGenerator<Uint8Array, void, undefined> {
  yield Buffer.from('retry: 2000\n\n');
  for await (const status of changes)
    yield Buffer.from(
      status === undefined
        ? ': still here\n\n'
        : `id: ${status.revision}\nevent: ${status.state}\ndata: ${JSON.stringify(status)}\n\n`,
    );
}
