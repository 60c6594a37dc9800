import { Type } from 'typebox';
import { answer, type Answer } from '../answer.ts';
import { noParameters, parametersOf, withoutParameters } from '../parameters.ts';
import { jsonBody, noBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';
import { enumOf } from '../schemas/enum-of.ts';
import { endpoint, region, signInPath } from './connect-schemas.ts';
import type { SignInView } from './connect-service.ts';
import { always, connected, connectTag, ofSignIn, signInRoot } from './connected.ts';

const closed = { additionalProperties: false } as const;

const startRequest = Type.Object(
  {
    startUrl: Type.String({
      minLength: 1,
      maxLength: 2048,
      description: 'The address of the access portal, as AWS hands it out. It is told to AWS, not opened.',
      examples: ['https://d-90670000d0.awsapps.com/start'],
    }),
    region,
    endpoint,
  },
  { ...closed, title: 'SignInRequest' },
);

const signIn = Type.Object(
  {
    id: Type.String({ description: 'Names the sign-in to the caller who started it, and to nobody else.' }),
    state: enumOf(['pending', 'signed-in']),
    startUrl: Type.String(),
    region: Type.String(),
    expiresAt: Type.String({ description: 'When it is forgotten here, ISO 8601.' }),
    approval: Type.Optional(
      Type.Object(
        {
          userCode: Type.String({ description: 'The person compares it with the one in the browser.' }),
          url: Type.String({ description: 'Where the person types the code.' }),
          completeUrl: Type.String({ description: 'The same with the code in it.' }),
          interval: Type.Integer({ minimum: 1, description: 'Seconds between two questions to AWS.' }),
          retryAfter: Type.Integer({ minimum: 0, description: 'Seconds until AWS is asked again.' }),
        },
        { ...closed, description: 'While it waits for its person.' },
      ),
    ),
  },
  { ...closed, title: 'SignIn' },
);

const signInEnd = Type.Object(
  { signedOut: Type.Boolean({ description: 'AWS took the sign-out. It is forgotten here in any case.' }) },
  { ...closed, title: 'SignInEnd' },
);

/** While it waits, a header says when AWS is asked again. */
function viewed(view: SignInView, status: number): Answer {
  const { approval } = view;
  const headers = approval === undefined ? {} : { 'Retry-After': String(approval.retryAfter) };
  return { ...answer(view, [], status), headers };
}

const retryAfter = { 'Retry-After': { description: 'Seconds until AWS is asked again.', schema: Type.Integer() } };

const startSignIn: Route = route({
  ...connectTag,
  method: 'POST',
  path: signInRoot,
  operationId: 'startSignIn',
  summary: 'Start a sign-in at Identity Center',
  description:
    'Asks AWS for a device code. The person approves it in any browser; then accounts and permission sets can be listed. ' +
    'What AWS hands out stays in the memory of the process, sealed, until it is over.',
  request: jsonBody(startRequest, {
    examples: {
      portal: {
        summary: 'An access portal',
        value: { startUrl: 'https://d-90670000d0.awsapps.com/start', region: 'eu-west-1' },
      },
    },
  }),
  parameters: noParameters,
  responses: {
    201: {
      headers: retryAfter,
      description: 'It waits for its person',
      content: { 'application/json': { schema: signIn } },
    },
  },
  problems: [...always, 'start-url-wrong', 'region-unknown', 'endpoint-not-allowed', 'sign-ins-too-many'],
  answer: ({ body, caller, signal }, world) =>
    connected(world, async (connect) => {
      const { startUrl, region, endpoint } = body;
      const asked = { startUrl, region, ...(endpoint === undefined ? {} : { endpoint }) };
      return viewed(await connect.start(asked, caller, signal), 201);
    }),
});

const getSignIn: Route = route({
  ...connectTag,
  weight: 'light',
  method: 'GET',
  path: `${signInRoot}/{session}`,
  operationId: 'getSignIn',
  summary: 'See how a sign-in stands',
  description:
    'Asks AWS when it is time again, and not more often than AWS wants, however often this is called. A sign-in that was ' +
    'denied or is over answers with its problem.',
  request: noBody,
  parameters: parametersOf(signInPath, withoutParameters),
  responses: {
    200: { headers: retryAfter, description: 'How it stands', content: { 'application/json': { schema: signIn } } },
  },
  problems: ofSignIn,
  answer: ({ params, caller }, world) =>
    connected(world, async (connect) => viewed(await connect.poll(params.session, caller), 200)),
});

const endSignIn: Route = route({
  ...connectTag,
  weight: 'light',
  method: 'DELETE',
  path: `${signInRoot}/{session}`,
  operationId: 'endSignIn',
  summary: 'Sign out and forget',
  description: 'Forgets the sign-in at once and tells AWS to end it. Keys of roles that others were given live on.',
  request: noBody,
  parameters: parametersOf(signInPath, withoutParameters),
  responses: { 200: { description: 'It is forgotten', content: { 'application/json': { schema: signInEnd } } } },
  problems: ['connect-off', 'sign-in-unknown'],
  answer: ({ params, caller, signal }, world) =>
    connected(world, async (connect) => answer(await connect.end(params.session, caller, signal))),
});

/** A sign-in at Identity Center, from its start to its end. */
export const signInRoutes: readonly Route[] = [startSignIn, getSignIn, endSignIn];
