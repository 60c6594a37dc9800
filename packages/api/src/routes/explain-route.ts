import { Type } from 'typebox';
import { maxBodyBytes } from '../limits/request-limits.ts';
import { noParameters } from '../parameters.ts';
import { allBytes } from '../read-bytes.ts';
import { jsonOrRawBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';
import { explanationList } from '../schemas/catalogue.ts';

const request = Type.Object(
  {
    text: Type.String({
      minLength: 1,
      description: 'A code of Duckbill or AWS, a message that somebody pasted, or a whole log.',
      examples: ['profile-token-flag-for-role', 'ExpiredToken'],
    }),
  },
  { title: 'ExplainRequest', additionalProperties: false },
);

/** Says what is known about a code, a pasted text or a log. */
export const explainRoute: Route = route({
  method: 'POST',
  path: '/v1/explain',
  operationId: 'explain',
  tag: 'Check',
  scope: 'check',
  weight: 'heavy',
  onAnyThread: true,
  summary: 'Explain a code, a message or a log',
  description: 'Recognises failures in what somebody pasted. The text itself is not sent back.',
  request: jsonOrRawBody(
    request,
    { 'text/plain': { description: 'The text or log, in UTF-8.', maxBytes: maxBodyBytes } },
    {
      examples: {
        message: {
          summary: 'A message that somebody pasted',
          value: {
            text: 'An error occurred (ExpiredToken) when calling the AssumeRole operation: The security token included in the request is expired',
          },
        },
        code: { summary: 'A code of a finding', value: { text: 'profile-token-flag-for-role' } },
      },
    },
  ),
  parameters: noParameters,
  responses: { 200: { description: 'What is known', content: { 'application/json': { schema: explanationList } } } },
  answer: async ({ body, bytes, signal, caller: { tenant } }, world) => {
    const input = body ?? { text: new TextDecoder().decode(await allBytes(bytes)) };
    return world.workbench.run('explain', input, { signal, tenant });
  },
});
