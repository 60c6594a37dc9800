import { type TProperties, type TSchema, Type } from 'typebox';
import { services } from '../endpoint.ts';

const match = {
  service: Type.Optional(Type.Enum([...services], { description: 'Calls of this service; all when absent.' })),
  operation: Type.Optional(
    Type.String({
      pattern: '^[ -~]+$',
      description: 'Calls of this name, as in the journal: AssumeRole, ListBuckets.',
    }),
  ),
  from: Type.Optional(
    Type.Integer({ minimum: 1, description: 'The first matching call that it befalls, counted from 1.' }),
  ),
  times: Type.Optional(Type.Integer({ minimum: 1, description: 'How many calls it befalls; all when absent.' })),
};

function fault(kind: string, description: string, properties: TProperties = {}): TSchema {
  return Type.Object(
    { kind: Type.Literal(kind), ...match, ...properties },
    { additionalProperties: false, description },
  );
}

const longestWait = 86_400;

/** A fault and the calls that it befalls. */
export const faultSchema: TSchema = Type.Unsafe({
  type: 'object',
  discriminator: { propertyName: 'kind' },
  oneOf: [
    fault('throttle', 'Too many requests, in the words of the service.'),
    fault('server-error', 'The service is broken.', {
      status: Type.Optional(Type.Enum([500, 503], { description: '500 when absent.' })),
    }),
    fault('error', "Any error, in the service's own form.", {
      status: Type.Integer({ minimum: 400, maximum: 599 }),
      code: Type.String({ minLength: 1 }),
      message: Type.Optional(Type.String()),
    }),
    fault('captive-portal', 'The login page of a network, or a redirect to it.', {
      status: Type.Optional(Type.Enum([200, 302], { description: '200 when absent.' })),
    }),
    fault('drop', 'The connection ends; the call was carried out.', {
      when: Type.Enum(['before-headers', 'after-headers', 'in-body']),
    }),
    fault('slow', 'The answer takes its time.', {
      headersAfter: Type.Optional(Type.Number({ minimum: 0, maximum: longestWait, description: 'Seconds.' })),
      bytesPerSecond: Type.Optional(Type.Number({ minimum: 0.1 })),
    }),
    fault('malformed', 'The second half of the document is missing.'),
    fault('content-length', 'The answer claims to be so many bytes longer (negative: shorter) than it is.', {
      off: Type.Integer(),
    }),
    fault('clock-skew', "The client's clock is so many seconds ahead (negative: behind).", {
      seconds: Type.Number(),
    }),
  ],
});
