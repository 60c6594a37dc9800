import { checkIds } from '@duckbill/doctor';
import { Type } from 'typebox';
import { maxBodyBytes } from '../limits/request-limits.ts';
import { noParameters } from '../parameters.ts';
import { allBytes } from '../read-bytes.ts';
import { jsonOrRawBody } from '../request-body.ts';
import { type Route, route } from '../route.ts';
import { doctorReport } from '../schemas/doctor-output.ts';
import { enumOf } from '../schemas/enum-of.ts';
import { environmentField, fileName, targetText } from '../schemas/facts-of-request.ts';
import { inputFile, inputFiles } from '../schemas/input-file.ts';
import { programId } from '../schemas/report.ts';

const checkList = Type.Optional(Type.Array(enumOf(checkIds), { minItems: 1, maxItems: checkIds.length }));

const request = Type.Object(
  {
    target: Type.Optional(targetText),
    files: Type.Optional(inputFiles),
    bundle: Type.Optional(inputFile),
    program: Type.Optional(programId),
    platform: Type.Optional(
      enumOf(['darwin', 'linux', 'win32'], {
        description: 'Of the computer that the files are from; linux unless given.',
      }),
    ),
    environment: environmentField,
    only: checkList,
    skip: checkList,
    trustPolicy: Type.Optional(fileName),
    policies: Type.Optional(Type.Array(fileName, { minItems: 1, maxItems: 50 })),
    caller: Type.Optional(Type.String({ maxLength: 2048, description: 'ARN of who asks for the role.' })),
  },
  {
    title: 'DoctorRequest',
    additionalProperties: false,
    oneOf: [{ required: ['files'] }, { required: ['bundle'] }],
  },
);

const zip = 'application/zip';

/** Checks a target offline. */
export const doctorRoute: Route = route({
  method: 'POST',
  path: '/v1/doctor',
  operationId: 'doctor',
  tag: 'Check',
  scope: 'check',
  weight: 'heavy',
  onAnyThread: true,
  summary: 'Check a target step by step',
  description:
    'The offline checks of the doctor, on files as if they lay in a home folder, or on a bundle of `duckbill doctor --bundle`, which may be the body itself as application/zip. Nothing of the computer of the service is read, and nothing is sent anywhere.',
  request: jsonOrRawBody(
    request,
    { [zip]: { description: 'A bundle of `duckbill doctor --bundle`.', maxBytes: maxBodyBytes } },
    {
      form: true,
      examples: {
        files: {
          summary: 'An AWS profile with a role',
          value: {
            target: 'aws:reports',
            files: [
              {
                name: '.aws/config',
                text: '[profile reports]\nrole_arn = arn:aws:iam::111122223333:role/Reports\nsource_profile = anna\n',
              },
            ],
          },
        },
      },
    },
  ),
  parameters: noParameters,
  responses: { 200: { description: 'The report', content: { 'application/json': { schema: doctorReport } } } },
  problems: ['file-repeated', 'target-refused', 'bundle-refused'],
  answer: async ({ body, bytes, signal, caller: { tenant } }, world) => {
    const input = body ?? { bundle: { name: 'bundle.zip', base64: (await allBytes(bytes)).toString('base64') } };
    return world.workbench.run('doctor', input, { signal, tenant });
  },
});
