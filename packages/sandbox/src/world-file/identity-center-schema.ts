import { type TSchema, Type } from 'typebox';
import * as part from './schema-parts.ts';

const closed = { additionalProperties: false } as const;

const address = Type.String({ pattern: '^https?://[!-~]+$' });

const ssoAccount = Type.Object(
  { id: part.account('The account.'), name: Type.String({ minLength: 1 }), email: Type.String({ minLength: 1 }) },
  closed,
);

const permissionSet = Type.Object(
  {
    name: Type.String({ pattern: '^[\\w+=,.@-]{1,32}$' }),
    policies: Type.Array(part.policy('What it allows.')),
    boundary: Type.Optional(part.policy('The permissions boundary.')),
    sessionDuration: Type.Optional(
      Type.Integer({ minimum: 900, maximum: 43_200, description: 'Seconds; 3600 when absent.' }),
    ),
  },
  closed,
);

const assignment = Type.Object(
  {
    account: part.account('The account.'),
    permissionSet: Type.String({ minLength: 1 }),
    provisioning: Type.Optional(
      Type.Boolean({ description: 'true: listed, but its credentials are still refused, as in the first moments.' }),
    ),
  },
  closed,
);

const person = Type.Object(
  {
    name: part.sessionName('The user name; also the session name in ARNs.'),
    displayName: Type.Optional(Type.String({ minLength: 1 })),
    assignments: Type.Array(assignment),
  },
  closed,
);

const approval = Type.Object(
  {
    answer: Type.Enum(['allow', 'deny']),
    person: Type.String({ minLength: 1, description: 'User name of who answers.' }),
    afterSeconds: Type.Optional(Type.Number({ minimum: 0, description: 'Not before so many seconds.' })),
    afterPolls: Type.Optional(Type.Integer({ minimum: 0, description: 'Not before so many polls.' })),
  },
  { ...closed, description: 'Sign-ins are answered without anybody at a browser.' },
);

/** An instance of IAM Identity Center. */
export const identityCenterSchema: TSchema = Type.Object(
  {
    startUrl: address,
    otherUrls: Type.Optional(Type.Array(address, { description: 'The issuer URL, the dual-stack portal.' })),
    region: part.region('Where it is.'),
    accounts: Type.Array(ssoAccount),
    permissionSets: Type.Array(permissionSet),
    people: Type.Array(person),
    sessionDuration: Type.Optional(part.seconds('How long a sign-in lasts; 28800 when absent.')),
    tokenDuration: Type.Optional(
      part.seconds('How long the access token of a client with scopes lasts; 3600 when absent.'),
    ),
    approval: Type.Optional(approval),
    requestsPerSecond: Type.Optional(
      Type.Number({
        exclusiveMinimum: 0,
        description: 'More requests to the portal in one second are answered with 429; any number when absent.',
      }),
    ),
  },
  closed,
);
