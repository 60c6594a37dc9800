import { accessLevels, iamSpecMembers, type IamSpecMember, iamWays } from '@duckbill/core';
import { type TSchema, Type } from 'typebox';
import { enumOf } from './enum-of.ts';
import { dialect } from './report.ts';

const types = {
  text: (description: string): TSchema => Type.String({ minLength: 1, description }),
  list: (description: string): TSchema => Type.Array(Type.String({ minLength: 1 }), { description }),
  boolean: (description: string): TSchema => Type.Boolean({ description }),
  number: (description: string): TSchema => Type.Integer({ minimum: 0, description }),
};

const meanings: Readonly<Record<IamSpecMember, string>> = {
  way: 'How people get in; role when absent.',
  partition: 'Of the ARNs; that of an ARN in the spec when absent.',
  account: 'The account of role, users and buckets: twelve digits.',
  role: 'NAME, path/NAME or its ARN.',
  permissionSet: 'Name of the permission set.',
  instanceArn: 'The instance of Identity Center.',
  users: 'NAME, path/NAME or ARN of each.',
  trustAccounts: 'Whole accounts that decide who assumes the role.',
  issuer: 'The issuer of OpenID Connect, as iss of its tokens.',
  clientIds: 'aud of its tokens.',
  subjects: 'sub of its tokens; none: everybody.',
  mfa: 'Whether MFA is asked for.',
  mfaMaxAge: 'How old the MFA of a session may be, in seconds.',
  externalId: 'The role wants this external id; Cyberduck sends none.',
  sessionDuration: 'The longest session, in seconds.',
  access: 'What is allowed in S3; read-only when absent.',
  buckets: 'Only these buckets.',
  prefixes: 'Only what is below these, as BUCKET/PREFIX.',
  listAllBuckets: 'Whether the names of all buckets can be listed.',
  selfService: 'Also the policy by which people look after their own MFA device and keys.',
  bucketPolicy: 'Also a policy for each bucket that keeps out whoever has no MFA.',
};

function member(name: IamSpecMember): TSchema {
  const description = meanings[name];
  if (name === 'way') return enumOf(iamWays, { description });
  if (name === 'access') return enumOf(accessLevels, { description });
  return types[iamSpecMembers[name]](description);
}

const names = Object.keys(meanings).filter((name): name is IamSpecMember => Object.hasOwn(iamSpecMembers, name));

/** The file of `duckbill generate iam --spec`: shapes alone; what belongs together, the command checks. */
export const iamSpec: TSchema = Type.Object(
  Object.fromEntries(names.map((name) => [name, Type.Optional(member(name))])),
  {
    $schema: dialect,
    title: 'IamSpec',
    description: 'The file of `duckbill generate iam --spec`.',
    additionalProperties: false,
  },
);
