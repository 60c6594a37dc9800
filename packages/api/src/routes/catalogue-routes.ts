import { catalogue, guidance, isCode, isGuidanceCode, jsonGuidance, jsonRule } from '@duckbill/core';
import {
  allProfiles,
  findFamily,
  jsonFamily,
  jsonProfile,
  profileId,
  profileText,
  providerFamilies,
} from '@duckbill/profiles';
import { Type } from 'typebox';
import { answer } from '../answer.ts';
import { jsonType } from '../media.ts';
import type { Route } from '../route.ts';
import { failure, failureList, profileList, rule, ruleList, schemaList, shownProfile } from '../schemas/catalogue.ts';
import { publishedSchemas } from '../schemas/published-schemas.ts';
import { entryRoute, listRoute } from './catalogue-route.ts';

const code = { parameter: 'code', schema: Type.String({ maxLength: 100, description: 'As findings have it.' }) };

const rulesRoute = listRoute(
  {
    path: '/v1/rules',
    operationId: 'listRules',
    summary: 'Every rule',
    description: 'What lint can find: the words, the programs that it hurts, and what to do.',
    content: ruleList,
  },
  () => ({ version: 1, rules: Object.keys(catalogue).filter(isCode).map(jsonRule) }),
);

const ruleRoute = entryRoute(
  {
    path: '/v1/rules/{code}',
    operationId: 'showRule',
    summary: 'One rule',
    description: 'The words of a finding, and what every program makes of it.',
    content: rule,
  },
  code,
  (name) => (isCode(name) ? answer(jsonRule(name)) : undefined),
);

const errorsRoute = listRoute(
  {
    path: '/v1/errors',
    operationId: 'listErrors',
    summary: 'Every failure that is recognised',
    description: 'Failures of STS, Identity Center, S3, the network and files: what they mean, and what helps.',
    content: failureList,
  },
  () => ({ version: 1, errors: Object.keys(guidance).filter(isGuidanceCode).map(jsonGuidance) }),
);

const errorRoute = entryRoute(
  {
    path: '/v1/errors/{code}',
    operationId: 'showError',
    summary: 'One failure',
    description: 'What it means, its causes, and what helps.',
    content: failure,
  },
  code,
  (name) => (isGuidanceCode(name) ? answer(jsonGuidance(name)) : undefined),
);

const profilesRoute = listRoute(
  {
    path: '/v1/profiles',
    operationId: 'listProfiles',
    summary: 'Connection profiles',
    description: 'The connection profiles for AWS and for other providers of S3, with all their regions.',
    content: profileList,
  },
  () => ({
    version: 1,
    providers: providerFamilies.map(jsonFamily),
    profiles: allProfiles().map((profile) => ({ id: profileId(profile), ...jsonProfile(profile) })),
  }),
);

const plistType = 'application/xml';

const profileRoute = entryRoute(
  {
    path: '/v1/profiles/{id}',
    operationId: 'showProfile',
    summary: 'One connection profile',
    description: 'Its values and its text; with `Accept: application/xml` the file itself.',
    content: {
      [jsonType]: { schema: shownProfile },
      [plistType]: { schema: Type.String({ description: 'The property list, as a file has it.' }) },
    },
  },
  { parameter: 'id', schema: Type.String({ maxLength: 200 }) },
  (name, accepts) => {
    const found = allProfiles().find((profile) => profileId(profile) === name);
    if (found === undefined) return undefined;
    const text = profileText(found);
    if (accepts === plistType) return { kind: 'text', type: plistType, text, secrets: [] };
    const notes = found.family === undefined ? [] : (findFamily(found.family)?.notes ?? []);
    return answer({ version: 1, id: name, ...jsonProfile(found), values: found.values, notes, text });
  },
);

const schemasRoute = listRoute(
  {
    path: '/v1/schemas',
    operationId: 'listSchemas',
    summary: 'Published schemas',
    description: 'JSON schemas of files that people write and of what the command line prints.',
    content: schemaList,
  },
  () => ({
    version: 1,
    schemas: [...publishedSchemas].map(([name, { description }]) => ({
      name,
      description,
      address: `/v1/schemas/${name}`,
    })),
  }),
);

const anySchema = Type.Object(
  { $schema: Type.Optional(Type.String()) },
  { title: 'JsonSchema', description: 'A JSON Schema (draft 2020-12).' },
);

const schemaRoute = entryRoute(
  {
    path: '/v1/schemas/{name}',
    operationId: 'showSchema',
    summary: 'One schema',
    description: 'A JSON schema. `lint-report.schema.json` names the same as `lint-report`.',
    content: { [jsonType]: { schema: anySchema }, 'application/schema+json': { schema: anySchema } },
  },
  { parameter: 'name', schema: Type.String({ maxLength: 100 }) },
  (name) => {
    const found = publishedSchemas.get(name.replace(/\.schema\.json$/u, ''));
    return found === undefined ? undefined : answer(found.schema);
  },
);

/** What changes with releases only. */
export const catalogueRoutes: readonly Route[] = [
  rulesRoute,
  ruleRoute,
  errorsRoute,
  errorRoute,
  profilesRoute,
  profileRoute,
  schemasRoute,
  schemaRoute,
];
