import { Type } from 'typebox';
import { answer } from '../answer.ts';
import { parametersOf, withoutParameters } from '../parameters.ts';
import { jsonBody, noBody } from '../request-body.ts';
import { route, type Route } from '../route.ts';
import { enumOf } from '../schemas/enum-of.ts';
import { generatedFile, madeNote } from '../schemas/generated.ts';
import { programId } from '../schemas/report.ts';
import { maxAssignments, maxPageLength } from './connect-limits.ts';
import { accountId, accountPath, signInPath } from './connect-schemas.ts';
import { accountRefusal } from './connect-service.ts';
import { connected, connectTag, ofPortal, signInRoot } from './connected.ts';
import { filesOfAssignments } from './files-of-assignments.ts';
import { pageOf } from './page-of.ts';

const closed = { additionalProperties: false } as const;

const permissionSetName = Type.String({ pattern: '^[\\w+=,.@-]{1,32}$', examples: ['S3-Read'] });

const pageQuery = Type.Object(
  {
    limit: Type.Optional(
      Type.Integer({ minimum: 1, maximum: maxPageLength, description: 'How many; 100 unless given.' }),
    ),
    after: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: '`next` of the page before.' })),
  },
  closed,
);

const next = Type.Optional(Type.String({ description: 'For `after`, when there are more.' }));
const total = Type.Integer({ minimum: 0, description: 'On all pages.' });

const accountsPage = Type.Object(
  {
    accounts: Type.Array(
      Type.Object(
        { accountId: Type.String(), accountName: Type.String(), email: Type.String() },
        { ...closed, title: 'PortalAccount' },
      ),
    ),
    total,
    next,
  },
  { ...closed, title: 'PortalAccounts' },
);

const permissionSetsPage = Type.Object(
  { accountId: Type.String(), permissionSets: Type.Array(Type.String()), total, next },
  { ...closed, title: 'PortalPermissionSets' },
);

const values = Type.Record(
  Type.String({ pattern: '^[A-Za-z]{1,40}$' }),
  Type.Unsafe<string | number | boolean | readonly string[]>({
    anyOf: [
      { type: 'string', minLength: 1, maxLength: 2048 },
      { type: 'number' },
      { type: 'boolean' },
      { type: 'array', items: { type: 'string', maxLength: 2048 }, maxItems: 50 },
    ],
  }),
  { maxProperties: 40, description: 'Fields as a specification of `duckbill generate` has them.' },
);

const filesRequest = Type.Object(
  {
    target: enumOf(['aws-config', 'bookmark', 'profile']),
    for: Type.Optional(Type.Array(programId, { minItems: 1, maxItems: 20, description: 'The programs that read it.' })),
    assignments: Type.Array(
      Type.Object(
        { accountId, permissionSet: permissionSetName, values: Type.Optional(values) },
        { ...closed, title: 'WantedAssignment' },
      ),
      { minItems: 1, maxItems: maxAssignments, description: 'Of those that the portal lists for the person.' },
    ),
    values: Type.Optional(values),
  },
  { ...closed, title: 'AssignmentFilesRequest' },
);

const madeFiles = Type.Object(
  {
    files: Type.Array(generatedFile),
    notes: Type.Array(madeNote, { description: 'What the person still has to do.' }),
  },
  { ...closed, title: 'AssignmentFiles' },
);

const listAccounts: Route = route({
  ...connectTag,
  method: 'GET',
  path: `${signInRoot}/{session}/accounts`,
  operationId: 'listPortalAccounts',
  summary: 'List the accounts of the person',
  description: 'By name, a page at a time. The list is kept for a minute, so that its pages fit each other.',
  request: noBody,
  parameters: parametersOf(signInPath, pageQuery),
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: accountsPage } } } },
  problems: ofPortal,
  answer: ({ params, query, caller, signal }, world) =>
    connected(world, async (connect) => {
      const accounts = await connect.open(params.session, caller, signal).accounts();
      const { items, ...page } = pageOf(accounts, ({ accountId }) => accountId, query);
      return answer({ accounts: items, ...page });
    }),
});

const listPermissionSets: Route = route({
  ...connectTag,
  method: 'GET',
  path: `${signInRoot}/{session}/accounts/{account}/permission-sets`,
  operationId: 'listPermissionSets',
  summary: 'List the permission sets that the person has in an account',
  description: 'By name, a page at a time.',
  request: noBody,
  parameters: parametersOf(accountPath, pageQuery),
  responses: { 200: { description: 'A page', content: { 'application/json': { schema: permissionSetsPage } } } },
  problems: ofPortal,
  answer: ({ params: { session, account }, query, caller, signal }, world) =>
    connected(world, async (connect) => {
      const portal = connect.open(session, caller, signal);
      const names: string[] = [];
      for await (const found of portal.permissionSets([{ accountId: account, accountName: '', email: '' }])) {
        if (found.failure !== undefined) throw accountRefusal(found.failure);
        names.push(...found.permissionSets);
      }
      const { items, ...page } = pageOf(names, (name) => name, query);
      return answer({ accountId: account, permissionSets: items, ...page });
    }),
});

const makeFiles: Route = route({
  ...connectTag,
  method: 'POST',
  path: `${signInRoot}/{session}/files`,
  operationId: 'makeAssignmentFiles',
  summary: 'Make files for permission sets',
  description:
    'Bookmarks, connection profiles or AWS config for permission sets that the portal lists for the person, as ' +
    '`duckbill generate` makes them. No keys are asked for, and none are in them.',
  request: jsonBody(filesRequest, {
    examples: {
      config: {
        summary: 'A profile for ~/.aws/config',
        value: {
          target: 'aws-config',
          assignments: [{ accountId: '111122223333', permissionSet: 'S3-Read' }],
          values: { region: 'eu-west-1' },
        },
      },
      bookmark: {
        summary: 'A bookmark for Cyberduck',
        value: { target: 'bookmark', assignments: [{ accountId: '111122223333', permissionSet: 'S3-Read' }] },
      },
    },
  }),
  parameters: parametersOf(signInPath, withoutParameters),
  responses: { 200: { description: 'The files', content: { 'application/json': { schema: madeFiles } } } },
  problems: [...ofPortal, 'not-assigned', 'spec-refused', 'file-repeated'],
  answer: ({ body, params, caller, signal }, world) =>
    connected(world, async (connect) => {
      const { target, for: programs, assignments, values } = body;
      const portal = connect.open(params.session, caller, signal);
      const wanted = assignments.map(({ accountId, permissionSet, values: own }) => ({
        accountId,
        permissionSet,
        ...(own === undefined ? {} : { values: own }),
      }));
      return answer(
        await filesOfAssignments(portal, {
          target,
          assignments: wanted,
          ...(programs === undefined ? {} : { programs }),
          ...(values === undefined ? {} : { values }),
        }),
      );
    }),
});

/** What a person finds at the access portal. */
export const portalRoutes: readonly Route[] = [listAccounts, listPermissionSets, makeFiles];
