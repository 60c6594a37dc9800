import { type TSchema, Type } from 'typebox';
import { faultSchema } from './fault-schema.ts';
import { identityCenterSchema } from './identity-center-schema.ts';
import * as part from './schema-parts.ts';

const closed = { additionalProperties: false } as const;

const accessKey = Type.Object(
  {
    id: Type.String({ pattern: '^\\w{16,128}$', description: '16 to 128 letters, digits and underscores.' }),
    secret: Type.String({ minLength: 1, description: 'It opens nothing but this sandbox.' }),
    active: Type.Optional(Type.Boolean({ description: 'false: deactivated.' })),
  },
  closed,
);

const mfaDevice = Type.Object(
  {
    serial: Type.String({
      pattern: '^[\\w+=/:,.@-]{9,256}$',
      description: 'An ARN for a virtual device, else the number on the hardware.',
    }),
    secret: Type.String({ pattern: '^[A-Za-z2-7]+=*$', description: 'The seed in base32, as the QR code holds it.' }),
    stepOffset: Type.Optional(
      Type.Integer({ description: 'How many 30-second steps the device is ahead, as after a resync.' }),
    ),
    lastPairStep: Type.Optional(
      Type.Integer({
        description: 'The 30-second step, counted from 1970, of the last code that enabled or resynced it.',
      }),
    ),
    enabledAt: Type.Optional(part.moment('When it was given to its user.')),
  },
  closed,
);

const group = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 128 }),
    policies: Type.Array(part.policy('An inline policy of the group.')),
  },
  closed,
);

const user = Type.Object(
  {
    arn: part.arnOf('user', 'The user, with its path.'),
    userId: Type.String({ minLength: 1, description: 'Any text; AIDA… on AWS.' }),
    accessKeys: Type.Array(accessKey),
    policies: Type.Array(part.policy('Inline, as IAM shows them; what is attached may stand here as well.')),
    attached: Type.Optional(
      Type.Record(Type.String(), part.policy('A policy.'), { description: 'Attached managed policies by ARN.' }),
    ),
    groups: Type.Optional(Type.Array(group, { description: 'The groups that the user is in.' })),
    boundary: Type.Optional(part.policy('The permissions boundary.')),
    mfaDevices: Type.Array(mfaDevice),
  },
  closed,
);

const role = Type.Object(
  {
    arn: part.arnOf('role', 'The role, with its path.'),
    roleId: Type.String({
      minLength: 1,
      description: 'Another id under the same ARN is another role: sessions of the old one end.',
    }),
    trust: part.policy('The trust policy: who may assume the role.'),
    policies: Type.Array(part.policy('Inline and attached policies alike.')),
    boundary: Type.Optional(part.policy('The permissions boundary.')),
    maxSessionDuration: Type.Optional(
      Type.Integer({ minimum: 3600, maximum: 43_200, description: 'Seconds; 3600 when absent.' }),
    ),
  },
  closed,
);

/** A key alone, or with what else is known of the object. */
const object = Type.Unsafe({
  type: ['string', 'object'],
  minLength: 1,
  properties: {
    key: Type.String({ minLength: 1 }),
    size: Type.Integer({ minimum: 0 }),
    modifiedAt: part.moment('When it was written.'),
  },
  required: ['key'],
  additionalProperties: false,
});

const bucket = Type.Object(
  {
    name: Type.String({ pattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$' }),
    region: part.region('Where it is.'),
    locationConstraint: Type.Optional(
      Type.String({ description: 'What GetBucketLocation says where it is not the region: EU of old buckets.' }),
    ),
    owner: Type.Optional(part.account('The account of the bucket; that of the world when absent.')),
    createdAt: Type.Optional(part.moment('When it was made.')),
    policy: Type.Optional(part.policy('The bucket policy.')),
    versioning: Type.Optional(Type.Enum(['Enabled', 'Suspended'])),
    publicAccessBlock: Type.Optional(
      Type.Literal(false, { description: 'The block that every new bucket has was deleted.' }),
    ),
    ownershipControls: Type.Optional(
      Type.Literal(false, { description: 'The ownership controls that every new bucket has were deleted.' }),
    ),
    keys: Type.Array(object, { description: 'The objects: their keys, or a key with size and date.' }),
  },
  closed,
);

const instance = Type.Object(
  {
    id: Type.String({ pattern: '^i-[0-9a-f]{8,17}$', description: 'Also the session name of its role.' }),
    region: part.region('Where it runs.'),
    roleArn: Type.Optional(part.arnOf('role', 'The role of its instance profile; it has to trust ec2.amazonaws.com.')),
    tokens: Type.Optional(
      Type.Enum(['required', 'optional'], {
        description: 'optional: version 1, which needs no token, is answered too.',
      }),
    ),
    enabled: Type.Optional(Type.Boolean({ description: 'false: the metadata service is switched off.' })),
    sessionDuration: Type.Optional(part.seconds('How long its credentials last; 21600 when absent.')),
  },
  { ...closed, description: 'The EC2 instance that the instance metadata service speaks for.' },
);

const container = Type.Object(
  {
    path: Type.String({
      pattern: '^/v[12]/[!-~]+$',
      description: 'Where its credentials are: begins with /v1/ or /v2/.',
    }),
    roleArn: part.arnOf('role', 'The role; it has to trust ecs-tasks.amazonaws.com or pods.eks.amazonaws.com.'),
    authorization: Type.Optional(
      Type.String({ minLength: 1, description: 'The authorization token that has to be sent; none when absent.' }),
    ),
    sessionName: Type.Optional(part.sessionName('The name of its sessions; "container" when absent.')),
    sessionDuration: Type.Optional(part.seconds('How long its credentials last; 21600 when absent.')),
  },
  closed,
);

const oidcProvider = Type.Object(
  {
    url: Type.String({
      pattern: '^https?://[!-~]+$',
      description: 'The issuer; http for one on this computer.',
    }),
    clientIds: Type.Array(Type.String({ minLength: 1 }), { description: 'The audiences that are registered.' }),
    account: Type.Optional(part.account('The account of the provider; that of the world when absent.')),
    keys: Type.Optional(
      Type.Array(Type.Record(Type.String(), Type.Unknown()), {
        description: 'Public JSON Web Keys. Absent: they are fetched from the issuer, if it is on this computer.',
      }),
    ),
  },
  closed,
);

/** A world as a file. What each part of it means beyond its form is checked by `checkWorld`. */
export const worldSchema: TSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String({ description: 'For editors.' })),
    account: part.account('The account that things belong to unless they say otherwise.'),
    users: Type.Array(user),
    roles: Type.Array(role),
    buckets: Type.Array(bucket),
    unassignedMfaDevices: Type.Optional(
      Type.Array(mfaDevice, { description: 'Virtual MFA devices that belong to nobody yet.' }),
    ),
    managedPolicies: Type.Optional(
      Type.Record(Type.String(), part.policy('A managed policy.'), {
        description: 'Managed policies by ARN, for the PolicyArns of a session.',
      }),
    ),
    instance: Type.Optional(instance),
    containers: Type.Optional(
      Type.Array(container, { description: 'Containers and pods with credentials of their own.' }),
    ),
    faults: Type.Optional(
      Type.Array(faultSchema, {
        description: 'What goes wrong on purpose. The first whose turn it is befalls a call.',
      }),
    ),
    oidcProviders: Type.Optional(
      Type.Array(oidcProvider, { description: 'Issuers whose tokens AssumeRoleWithWebIdentity takes.' }),
    ),
    identityCenters: Type.Optional(
      Type.Array(identityCenterSchema, { description: 'Instances of IAM Identity Center.' }),
    ),
  },
  {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'World of the Duckbill sandbox',
    description: 'What exists in the local AWS of `duckbill sandbox --world FILE` before anybody asks.',
    ...closed,
  },
);
