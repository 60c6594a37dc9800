import { callOperations } from '@duckbill/core';
import { describeGuidance } from '@duckbill/doctor';
import { type Static, Type } from 'typebox';
import { answer } from '../answer.ts';
import { noParameters } from '../parameters.ts';
import { jsonBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';
import { callFailureFields } from '../schemas/call-failure.ts';
import { enumOf } from '../schemas/enum-of.ts';
import { anyFindingCode } from '../schemas/report.ts';
import { endpoint, region } from './connect-schemas.ts';
import { always, connected, connectTag } from './connected.ts';

const closed = { additionalProperties: false } as const;

const mfa = Type.Object(
  {
    serial: Type.String({ pattern: '^[\\w+=/:,.@-]{9,256}$', description: 'Serial number or ARN of the device.' }),
    code: Type.String({ pattern: '^[0-9]{6}$', description: 'AWS takes each code once.' }),
  },
  { ...closed, title: 'MfaCode' },
);

const durationSeconds = Type.Optional(Type.Integer({ minimum: 900, maximum: 129_600 }));

const callerQuestion = Type.Object(
  { call: Type.Literal('GetCallerIdentity') },
  { ...closed, title: 'CallerIdentityQuestion' },
);

const sessionQuestion = Type.Object(
  { call: Type.Literal('GetSessionToken'), mfa: Type.Optional(mfa), durationSeconds },
  { ...closed, title: 'SessionTokenQuestion' },
);

const roleQuestion = Type.Object(
  {
    call: Type.Literal('AssumeRole'),
    roleArn: Type.String({ maxLength: 2048, pattern: '^arn:[a-z-]{1,20}:iam::[0-9]{12}:role/[!-~]{1,600}$' }),
    roleSessionName: Type.Optional(Type.String({ pattern: '^[\\w+=,.@-]{2,64}$' })),
    externalId: Type.Optional(Type.String({ pattern: '^[\\w+=,.@:/-]{2,1224}$' })),
    durationSeconds,
    mfa: Type.Optional(mfa),
  },
  { ...closed, title: 'RoleQuestion' },
);

type StsQuestionBody = Static<typeof callerQuestion> | Static<typeof sessionQuestion> | Static<typeof roleQuestion>;

const stsRequest = Type.Object(
  {
    question: Type.Unsafe<StsQuestionBody>({
      type: 'object',
      discriminator: { propertyName: 'call' },
      oneOf: [callerQuestion, sessionQuestion, roleQuestion],
    }),
    credentials: Type.Object(
      {
        accessKeyId: Type.String({ pattern: '^\\w{16,128}$' }),
        secretAccessKey: Type.String({ pattern: '^[!-~]{1,256}$' }),
        sessionToken: Type.Optional(Type.String({ pattern: '^[!-~]{1,8192}$' })),
      },
      { ...closed, title: 'HandedKeys', description: 'For this one question: neither kept nor written down.' },
    ),
    region,
    endpoint,
  },
  { ...closed, title: 'StsCheckRequest' },
);

const { operation, failure, guidance, facts } = callFailureFields;

const advice = Type.Object(
  {
    code: anyFindingCode,
    title: Type.String(),
    meaning: Type.String(),
    causes: Type.Array(Type.String()),
    whatToDo: Type.Array(Type.String()),
    inCyberduck: Type.Optional(Type.String()),
    links: Type.Array(Type.String()),
  },
  { ...closed, title: 'Advice' },
);

const stsCheck = Type.Object(
  {
    version: Type.Literal(1),
    ok: Type.Boolean(),
    call: enumOf(callOperations),
    endpoint: Type.String({ description: 'Host and port that were asked.' }),
    identity: Type.Optional(
      Type.Object(
        { arn: Type.String(), account: Type.String(), userId: Type.String() },
        { ...closed, title: 'CallerIdentity', description: 'Whose keys these are.' },
      ),
    ),
    session: Type.Optional(
      Type.Object(
        { arn: Type.Optional(Type.String()), expiresAt: Type.Optional(Type.String({ description: 'ISO 8601.' })) },
        { ...closed, description: 'What they give. The keys of the session are dropped: nobody is told them.' },
      ),
    ),
    failure: Type.Optional(Type.Object({ operation, failure, guidance, facts }, { ...closed, title: 'StsFailure' })),
    advice: Type.Optional(Type.Array(advice, { description: 'The guidance in words, best first.' })),
  },
  { ...closed, title: 'StsCheck' },
);
/** Those of AWS's own documentation. */
const exampleKeys = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
};

/** A question to STS with keys that are handed over for it. */
export const stsRoute: Route = route({
  ...connectTag,
  method: 'POST',
  path: '/v1/connect/sts/checks',
  operationId: 'checkSts',
  summary: 'Try keys, a role or an MFA code at STS',
  description:
    'Asks STS whose keys these are, and whether they may assume a role or get a session, with the code of an MFA device ' +
    'where one is given. The answer is a diagnosis: what was refused, why, and what helps. Keys that AWS gives are dropped ' +
    'and never answered; those of the request are used for it and not kept.',
  request: jsonBody(stsRequest, {
    examples: {
      identity: {
        summary: 'Whose keys these are',
        value: { question: { call: 'GetCallerIdentity' }, credentials: exampleKeys, region: 'eu-west-1' },
      },
      role: {
        summary: 'A role that demands MFA',
        value: {
          question: {
            call: 'AssumeRole',
            roleArn: 'arn:aws:iam::111122223333:role/S3-Access',
            mfa: { serial: 'arn:aws:iam::111122223333:mfa/anna-phone', code: '123456' },
          },
          credentials: exampleKeys,
          region: 'eu-west-1',
        },
      },
    },
  }),
  parameters: noParameters,
  responses: { 200: { description: 'What AWS said', content: { 'application/json': { schema: stsCheck } } } },
  problems: [...always, 'region-unknown', 'endpoint-not-allowed'],
  answer: ({ body, signal }, world) => {
    const { question, credentials, region, endpoint } = body;
    const { accessKeyId, secretAccessKey, sessionToken } = credentials;
    const secrets = [secretAccessKey, ...(sessionToken === undefined ? [] : [sessionToken])];
    const asked = {
      question,
      keys: { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) },
      region,
      ...(endpoint === undefined ? {} : { endpoint }),
    };
    return connected(
      world,
      async (connect) => {
        const { failure, ...check } = await connect.checkSts(asked, signal);
        if (failure === undefined) return answer({ version: 1, ...check }, secrets);
        const advice = failure.guidance.map((match) => describeGuidance(match, failure.facts, 'TARGET'));
        return answer({ version: 1, ...check, failure, advice }, secrets);
      },
      secrets,
    );
  },
});
