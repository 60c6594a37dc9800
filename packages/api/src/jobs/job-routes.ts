import { rosterFormatOf } from '@duckbill/fleet';
import { type TObject, type TString, Type } from 'typebox';
import { answer, refusal } from '../answer.ts';
import { usual } from '../limits/limit-table.ts';
import { noParameters, parametersOf, withoutParameters } from '../parameters.ts';
import { problem } from '../problem.ts';
import { readRequestFile } from '../read-request-files.ts';
import { jsonBody, noBody, rawBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';
import { specTooLong } from '../routes/check-spec.ts';
import { startingFleet } from '../routes/starting-fleet.ts';
import type { InputFile } from '../schemas/input-file.ts';
import { answerJob, jobProblems } from './answer-job.ts';
import { eventRoute } from './event-route.ts';
import { jobDetailSchema, jobListSchema, jobRequestSchema, jobSchema } from './job-schemas.ts';
import type { JobService } from './job-service.ts';
import type { JobStatus } from './run-status.ts';
import { resultRoute } from './result-route.ts';

const tag = 'Fleet jobs';
/** Bytes of one part of a roster: so much comes within the time that a request has. */
const maxPartBytes = usual('rosterPartBytes');
const shownRows = 100;

const path: TObject<{ job: TString }> = Type.Object(
  { job: Type.String({ maxLength: 64, description: 'The id of the job.' }) },
  { additionalProperties: false },
);

/** Where a job is. */
const home = '/v1/fleet/jobs';

const createRoute = route({
  method: 'POST',
  path: home,
  operationId: 'createFleetJob',
  tag,
  scope: 'fleet',
  weight: 'heavy',
  summary: 'Make a fleet as a job',
  description:
    'For fleets of any size. With a roster the job starts at once; without one it waits for its parts (PUT …/roster/1, 2, …) and for POST …/start. With an `Idempotency-Key` header (1 to 255 visible ASCII characters) the same request again is the same job.',
  request: jsonBody(jobRequestSchema, {
    form: true,
    examples: {
      starting: startingFleet,
    },
  }),
  parameters: noParameters,
  responses: {
    200: { description: 'The job that the same key has made', content: { 'application/json': { schema: jobSchema } } },
    201: {
      description: 'The job',
      content: { 'application/json': { schema: jobSchema } },
      headers: { Location: { description: 'Where the job is.', schema: Type.String() } },
    },
  },
  problems: [
    'idempotency-key-invalid',
    'job-key-reused',
    'jobs-too-many',
    'roster-too-large',
    'spec-refused',
    'storage-used-up',
    ...jobProblems,
  ],
  answer: (call, world) => {
    const { body, headers } = call;
    const key = headers.get('Idempotency-Key');
    if (key !== null && !/^[\x21-\x7e]{1,255}$/u.test(key)) {
      const detail = 'Idempotency-Key takes 1 to 255 visible ASCII characters.';
      return refusal(problem('idempotency-key-invalid', { detail }));
    }
    const { name, text } = readRequestFile(body.spec);
    const tooLong = specTooLong({ text });
    if (tooLong !== undefined) return refusal(tooLong);
    return answerJob(call, world, async ({ service }, tenant) => {
      const { roster } = body;
      const { status, isNew } = await service.create({
        tenant,
        spec: { name, text },
        format: body.format ?? 'zip',
        storeOnly: body.store ?? false,
        strict: body.strict ?? false,
        rosterFormat: body.rosterFormat ?? rosterFormatOf(roster?.name ?? '') ?? 'csv',
        ...(key === null ? {} : { key }),
        ...(roster === undefined ? {} : { roster: once(rosterBytes(roster)) }),
      });
      const made = answer(status, [], isNew ? 201 : 200);
      return isNew ? { ...made, headers: { Location: `${home}/${status.id}` } } : made;
    });
  },
});

const listRoute = route({
  method: 'GET',
  path: home,
  operationId: 'listFleetJobs',
  tag,
  scope: 'fleet',
  weight: 'light',
  summary: 'Jobs of the tenant',
  description: 'The newest first, page by page.',
  request: noBody,
  parameters: parametersOf(
    withoutParameters,
    Type.Object(
      {
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, description: '20 unless given.' })),
        after: Type.Optional(Type.String({ maxLength: 64, description: 'The `next` of the page before.' })),
      },
      { additionalProperties: false },
    ),
  ),
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: jobListSchema } } } },
  problems: jobProblems,
  answer: (call, world) =>
    answerJob(call, world, async ({ service }, tenant) =>
      answer(await service.list(tenant, call.query.limit ?? 20, call.query.after)),
    ),
});

const statusRoute = route({
  method: 'GET',
  path: `${home}/{job}`,
  operationId: 'fleetJob',
  tag,
  scope: 'fleet',
  weight: 'light',
  summary: 'How far a job is',
  description: 'With the first rows that something is wrong with. GET …/events tells every change as it happens.',
  request: noBody,
  parameters: parametersOf(path, withoutParameters),
  responses: { 200: { description: 'The job', content: { 'application/json': { schema: jobDetailSchema } } } },
  problems: jobProblems,
  answer: (call, world) =>
    answerJob(call, world, async ({ service }, tenant) => {
      const { job } = call.params;
      const status = await service.status(tenant, job);
      return answer({ ...status, rows: await service.problems(tenant, job, shownRows) });
    }),
});

const rosterRoute = route({
  method: 'PUT',
  path: `${home}/{job}/roster/{part}`,
  operationId: 'addFleetRoster',
  tag,
  scope: 'fleet',
  weight: 'heavy',
  summary: 'A part of the roster',
  description:
    'The parts are joined in the order of their numbers, which begin with 1; a row may begin in one and end in the next. The same number again replaces the part. Only the first part of a CSV has the names of the columns.',
  request: rawBody(
    Object.fromEntries(
      ['text/csv', 'application/json', 'application/x-ndjson', 'application/octet-stream'].map((type) => [
        type,
        {
          description: 'Bytes of the roster; with Content-Encoding gzip if they are packed.',
          maxBytes: maxPartBytes,
          gzip: true as const,
        },
      ]),
    ),
  ),
  parameters: parametersOf(
    Type.Object(
      { ...path.properties, part: Type.Integer({ minimum: 1, maximum: 10_000 }) },
      { additionalProperties: false },
    ),
    withoutParameters,
  ),
  responses: { 200: { description: 'The job', content: { 'application/json': { schema: jobSchema } } } },
  problems: ['job-state-wrong', 'roster-too-large', ...jobProblems],
  answer: (call, world) =>
    answerJob(call, world, async ({ service }, tenant) =>
      answer(await service.addRoster(tenant, call.params.job, call.params.part, call.bytes)),
    ),
});

interface Order {
  readonly name: 'start' | 'cancel' | 'retry';
  readonly summary: string;
  readonly description: string;
  readonly problems: Route['problems'] & object;
  readonly give: (service: JobService, tenant: string, job: string) => Promise<JobStatus>;
}

const orders: readonly Order[] = [
  {
    name: 'start',
    summary: 'Start a job whose roster came in parts',
    description: 'All parts from 1 on have to be there. Again, it changes nothing.',
    problems: ['roster-incomplete'],
    give: (service, tenant, job) => service.start(tenant, job),
  },
  {
    name: 'cancel',
    summary: 'Stop a job',
    description: 'What is done is kept for a retry until the job expires.',
    problems: [],
    give: (service, tenant, job) => service.cancel(tenant, job),
  },
  {
    name: 'retry',
    summary: 'Let a failed or cancelled job go on',
    description: 'Only what is not done is done.',
    problems: ['jobs-too-many'],
    give: (service, tenant, job) => service.retry(tenant, job),
  },
];

const orderRoutes = orders.map(({ name, give, problems, ...words }) =>
  route({
    method: 'POST',
    path: `${home}/{job}/${name}`,
    operationId: `${name}FleetJob`,
    tag,
    scope: 'fleet',
    weight: 'light',
    ...words,
    request: noBody,
    parameters: parametersOf(path, withoutParameters),
    responses: { 200: { description: 'The job', content: { 'application/json': { schema: jobSchema } } } },
    problems: ['job-state-wrong', ...problems, ...jobProblems],
    answer: (call, world) =>
      answerJob(call, world, async ({ service }, tenant) => answer(await give(service, tenant, call.params.job))),
  }),
);

const deleteRoute = route({
  method: 'DELETE',
  path: `${home}/{job}`,
  operationId: 'deleteFleetJob',
  tag,
  scope: 'fleet',
  weight: 'light',
  summary: 'Take a job away',
  description: 'Stops it, removes its files, and frees its idempotency key.',
  request: noBody,
  parameters: parametersOf(path, withoutParameters),
  responses: { 204: { description: 'It is gone' } },
  problems: jobProblems,
  answer: (call, world) =>
    answerJob(call, world, async ({ service }, tenant) => {
      await service.remove(tenant, call.params.job);
      return { kind: 'nothing', status: 204 };
    }),
});

/** The addresses of jobs. */
export const jobRoutes: readonly Route[] = [
  createRoute,
  listRoute,
  statusRoute,
  rosterRoute,
  ...orderRoutes,
  eventRoute(home, path, tag),
  resultRoute(home, path, tag),
  deleteRoute,
];

function rosterBytes({ text, base64 }: InputFile): Uint8Array {
  return base64 === undefined ? Buffer.from(text ?? '') : Buffer.from(base64, 'base64');
}

// oxlint-disable-next-line require-await -- as a body that comes in pieces
async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array, void, undefined> {
  yield bytes;
}
