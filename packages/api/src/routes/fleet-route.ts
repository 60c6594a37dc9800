import { createHash } from 'node:crypto';
import type { Fleet } from '@duckbill/core';
import { archiveFormats, printFleet, readFleetSpec, rosterFormatOf, rosterFormats } from '@duckbill/fleet';
import { Type } from 'typebox';
import { refusal, stream } from '../answer.ts';
import { findingsAt } from '../findings-at.ts';
import { maxFleetMembers } from '../limits/request-limits.ts';
import { noParameters } from '../parameters.ts';
import { problem } from '../problem.ts';
import { bytesOfFile, readRequestFile } from '../read-request-files.ts';
import { jsonBody } from '../request-body.ts';
import { type Route, route } from '../route.ts';
import { enumOf } from '../schemas/enum-of.ts';
import { inputFile } from '../schemas/input-file.ts';
import { checkRoster } from './check-roster.ts';
import { specTooLong } from './check-spec.ts';
import { fleetGroups } from './fleet-groups.ts';
import { startingFleet } from './starting-fleet.ts';

const request = Type.Object(
  {
    spec: inputFile,
    roster: inputFile,
    rosterFormat: Type.Optional(
      enumOf(rosterFormats, {
        description: 'What the roster is; told by the name of its file, else csv, when it is not said.',
      }),
    ),
    store: Type.Optional(Type.Boolean({ description: 'Files of a ZIP as they are, not deflated.' })),
    partial: Type.Optional(
      Type.Boolean({ description: 'Leave out rows with an error, rather than refuse the roster.' }),
    ),
  },
  { title: 'FleetRequest', additionalProperties: false },
);

/** What an archive is called in a media type. */
const types: Readonly<Record<(typeof archiveFormats)[number], string>> = {
  zip: 'application/zip',
  tar: 'application/x-tar',
  ndjson: 'application/x-ndjson',
};

const line = Type.Object(
  {
    path: Type.String(),
    mode: Type.String({ pattern: '^0[0-7]{3}$' }),
    text: Type.Optional(Type.String()),
    base64: Type.Optional(Type.String()),
  },
  { title: 'FleetFileLine', additionalProperties: false },
);

const archive = Type.Unsafe<Uint8Array>({ type: 'string', description: 'The archive, with its manifest at its end.' });

/** Makes the files of a small fleet while they are sent. */
export const fleetRoute: Route = route({
  method: 'POST',
  path: '/v1/fleet',
  operationId: 'generateFleet',
  tag: 'Fleet',
  scope: 'fleet',
  weight: 'heavy',
  summary: 'Make the files of a small fleet',
  description: `As \`duckbill fleet generate\` writes them, byte for byte, for up to ${maxFleetMembers} members: a ZIP, with \`Accept: application/x-tar\` a TAR, with \`application/x-ndjson\` a line for each file. Everything that is wrong with spec and roster is told before the first byte. More members are a job: POST /v1/fleet/jobs.`,
  request: jsonBody(request, {
    form: true,
    examples: {
      starting: startingFleet,
    },
  }),
  parameters: noParameters,
  responses: {
    200: {
      description: 'The archive',
      content: {
        [types.zip]: { schema: archive },
        [types.tar]: { schema: archive },
        [types.ndjson]: { schema: archive, lines: line },
      },
      headers: {
        'Content-Disposition': { description: 'A name for the file.', schema: Type.String(), required: true },
      },
    },
  },
  problems: ['spec-refused', 'roster-refused', 'roster-too-large'],
  answer: async ({ body, accepts, signal }, world) => {
    const source = readRequestFile(body.spec);
    const tooLong = specTooLong(source);
    if (tooLong !== undefined) return refusal(tooLong);
    const { fleet, diagnostics } = readFleetSpec(source);
    if (fleet === undefined) {
      const detail = 'The spec has errors; nothing is made.';
      return refusal(problem('spec-refused', { detail, findings: findingsAt(source, diagnostics) }));
    }
    const format = body.rosterFormat ?? rosterFormatOf(body.roster.name) ?? 'csv';
    const roster = { bytes: bytesOfFile(body.roster), name: body.roster.name, format };
    const checked = await checkRoster(fleet, roster, { partial: body.partial === true, signal });
    if ('problem' in checked) return refusal(checked.problem);
    const { members } = checked;
    const chunks = printFleet(fleetGroups(fleet, members, signal), {
      format: archiveFormats.find((one) => types[one] === accepts) ?? 'zip',
      ...(body.store === undefined ? {} : { store: body.store }),
      origin: () => originOf(fleet, source.origin?.bytes ?? source.text, members.length, world.generator ?? 'duckbill'),
    });
    const ending = accepts === types.zip ? 'zip' : accepts === types.tar ? 'tar' : 'ndjson';
    return stream(accepts, chunks, { 'Content-Disposition': `attachment; filename="fleet.${ending}"` });
  },
});

function originOf(fleet: Fleet, spec: Uint8Array | string, members: number, generator: string) {
  const specSha256 = createHash('sha256').update(spec).digest('hex');
  return { generator, specSha256, programs: fleet.programs, members };
}
