import { type ArchiveFormat, archiveFormats } from '@duckbill/fleet';
import { type TObject, type TString, Type } from 'typebox';
import { refusal, stream } from '../answer.ts';
import { parametersOf, withoutParameters } from '../parameters.ts';
import { problem } from '../problem.ts';
import { noBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';
import { answerJob, jobProblems } from './answer-job.ts';
import { readRange } from './byte-range.ts';

const types: Readonly<Record<ArchiveFormat, string>> = {
  zip: 'application/zip',
  tar: 'application/x-tar',
  ndjson: 'application/x-ndjson',
};

const content = Object.fromEntries(archiveFormats.map((format) => [types[format], { schema: Type.String() }]));

const headers = {
  ETag: { description: 'Of exactly these bytes; for If-Range and If-None-Match.', schema: Type.String() },
  'Accept-Ranges': { description: 'Parts can be asked for.', schema: Type.Literal('bytes') },
  'Content-Disposition': { description: 'A name for the file.', schema: Type.String() },
  'Content-Length': { description: 'Bytes that follow.', schema: Type.Integer() },
};

/** The archive of a job that is done. */
export function resultRoute(home: string, path: TObject<{ job: TString }>, tag: string): Route {
  return route({
    method: 'GET',
    path: `${home}/{job}/result`,
    operationId: 'fleetJobResult',
    tag,
    scope: 'fleet',
    weight: 'heavy',
    summary: 'The result of a job',
    description:
      'The same bytes as `duckbill fleet generate` writes. A download that broke off goes on with `Range` and `If-Range`.',
    request: noBody,
    parameters: parametersOf(path, withoutParameters),
    responses: {
      200: { description: 'The archive', content, headers },
      206: {
        description: 'A part of it',
        content,
        headers: { ...headers, 'Content-Range': { description: 'Which part.', schema: Type.String() } },
      },
      304: { description: 'It is as it was', headers: { ETag: headers.ETag } },
    },
    problems: ['job-not-done', 'job-result-gone', 'range-unsatisfiable', ...jobProblems],
    answer: (call, world) =>
      answerJob(call, world, async ({ service }, tenant) => {
        const { job } = call.params;
        const { bytes, format, tag: digest, read } = await service.result(tenant, job);
        const etag = `"${digest}"`;
        const given = {
          ETag: etag,
          'Accept-Ranges': 'bytes',
          'Cache-Control': 'private, no-cache',
          'Content-Disposition': `attachment; filename="fleet-${job}.${format}"`,
        };
        if (namesTag(call.headers.get('If-None-Match'), etag)) return { kind: 'nothing', status: 304, headers: given };
        const isSame = (call.headers.get('If-Range') ?? etag) === etag;
        const range = isSame ? readRange(call.headers.get('Range'), bytes) : undefined;
        if (range === 'unsatisfiable') {
          const refused = problem('range-unsatisfiable', { detail: `The result has ${bytes} bytes.` });
          return refusal(refused, [], { 'Content-Range': `bytes */${bytes}` });
        }
        if (range === undefined) return stream(types[format], read(), { ...given, 'Content-Length': String(bytes) });
        const { start, end } = range;
        const part = {
          ...given,
          'Content-Length': String(end - start),
          'Content-Range': `bytes ${start}-${end - 1}/${bytes}`,
        };
        return { ...stream(types[format], read(range), part), status: 206 };
      }),
  });
}

function namesTag(header: string | null, tag: string): boolean {
  if (header === null) return false;
  return header.split(',').some((item) => [tag, `W/${tag}`, '*'].includes(item.trim()));
}
