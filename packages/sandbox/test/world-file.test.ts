import {
  checkWorld,
  identityCenterWorld,
  mfaRoleWorld,
  type SandboxWorld,
  type WorldContainer,
  type WorldFault,
  type WorldUser,
} from '@duckbill/sandbox';
import { validateWorld } from '@duckbill/sandbox/validate-world';
import { worldSchema } from '@duckbill/sandbox/world-schema';
import { describe, expect, it } from 'vitest';
import { metadataWorld } from './metadata-world.ts';

const allow = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] };
const account = '111122223333';

/** Every key filled in, all the way down: a key that is new in the types has to be added here, and so to the schema. */
type Filled<T> = T extends readonly (infer Item)[]
  ? readonly Filled<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]-?: Filled<T[Key]> }
    : T;

const faults = [
  { kind: 'throttle', service: 'sts', operation: 'AssumeRole', from: 2, times: 3 },
  { kind: 'server-error', service: 's3', operation: 'ListBuckets', from: 1, times: 1, status: 503 },
  { kind: 'error', service: 'sso', operation: 'Logout', from: 1, times: 1, status: 403, code: 'X', message: 'x' },
  { kind: 'captive-portal', service: 'sso-oidc', operation: 'CreateToken', from: 1, times: 1, status: 302 },
  { kind: 'drop', service: 's3', operation: 'ListBuckets', from: 1, times: 1, when: 'in-body' },
  { kind: 'slow', service: 's3', operation: 'ListBuckets', from: 1, times: 1, headersAfter: 1, bytesPerSecond: 10 },
  { kind: 'malformed', service: 'ec2-metadata', operation: 'GetToken', from: 1, times: 1 },
  { kind: 'content-length', service: 'container-credentials', operation: 'X', from: 1, times: 1, off: -1 },
  { kind: 'clock-skew', service: 's3', operation: 'ListBuckets', from: 1, times: 1, seconds: -3600 },
] as const satisfies readonly Filled<WorldFault>[];

const device = { secret: 'CANARYSEED234567', stepOffset: 1, lastPairStep: 2, enabledAt: '2026-09-11T19:58:39Z' };

const everything: Filled<SandboxWorld> = {
  account,
  users: [
    {
      arn: `arn:aws:iam::${account}:user/team/ann`,
      userId: 'ANN',
      accessKeys: [{ id: 'DUCKUSERANN000000001', secret: 'canary', active: true }],
      policies: [allow],
      attached: { [`arn:aws:iam::${account}:policy/read`]: allow },
      groups: [{ name: 'ducks', policies: [allow] }],
      boundary: allow,
      mfaDevices: [{ serial: 'GAHT12345678', ...device }],
    },
  ],
  roles: [
    {
      arn: `arn:aws:iam::${account}:role/Reader`,
      roleId: 'READER',
      trust: allow,
      policies: [allow],
      boundary: allow,
      maxSessionDuration: 7200,
    },
  ],
  buckets: [
    {
      name: 'example-bucket',
      region: 'eu-west-1',
      locationConstraint: 'EU',
      owner: account,
      createdAt: '2024-01-02T03:04:05Z',
      policy: allow,
      versioning: 'Enabled',
      publicAccessBlock: false,
      ownershipControls: false,
      keys: ['readme.txt', { key: 'a.csv', size: 1, modifiedAt: '2024-01-02T03:04:05.678Z' }],
    },
  ],
  unassignedMfaDevices: [{ serial: `arn:aws:iam::${account}:mfa/spare`, ...device }],
  managedPolicies: { [`arn:aws:iam::${account}:policy/narrow`]: allow },
  instance: {
    id: 'i-0123456789abcdef0',
    region: 'eu-west-1',
    roleArn: `arn:aws:iam::${account}:role/Reader`,
    tokens: 'optional',
    enabled: true,
    sessionDuration: 3600,
  },
  containers: [
    {
      path: '/v2/credentials/task',
      roleArn: `arn:aws:iam::${account}:role/Reader`,
      authorization: 'canary',
      sessionName: 'task',
      sessionDuration: 3600,
    },
  ],
  faults,
  oidcProviders: [{ url: 'https://id.example.com', clientIds: ['app'], account, keys: [{ kty: 'RSA' }] }],
  identityCenters: [
    {
      startUrl: 'https://d-1234567890.awsapps.com/start',
      otherUrls: ['https://identitycenter.amazonaws.com/ssoins-1234'],
      region: 'eu-west-1',
      accounts: [{ id: account, name: 'Practice', email: 'practice@example.com' }],
      permissionSets: [{ name: 'Reader', policies: [allow], boundary: allow, sessionDuration: 3600 }],
      people: [
        {
          name: 'alice',
          displayName: 'Alice',
          assignments: [{ account, permissionSet: 'Reader', provisioning: true }],
        },
      ],
      sessionDuration: 3600,
      tokenDuration: 3600,
      approval: { answer: 'allow', person: 'alice', afterSeconds: 1, afterPolls: 2 },
      requestsPerSecond: 20,
    },
  ],
};

function mistakes(world: unknown): readonly string[] {
  if (validateWorld(world)) return [];
  return (validateWorld.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

describe('the schema of worlds', () => {
  // After a change of the schema: npx vitest run packages/sandbox/test/world-file.test.ts -u
  it('is published as it is', async () => {
    const text = `${JSON.stringify(worldSchema, undefined, 2)}\n`;
    await expect(text).toMatchFileSnapshot('../schemas/sandbox-world.schema.json');
  });

  it.each([
    ['of the guide', mfaRoleWorld()],
    ['with Identity Center', identityCenterWorld()],
    ['with metadata services', metadataWorld()],
    ['with everything', everything],
    ['with nothing', { account, users: [], roles: [], buckets: [] }],
  ])('takes the world %s', (_title, world) => {
    expect(mistakes(world)).toEqual([]);
    expect(checkWorld(world)).toEqual([]);
  });

  it('has no key that worlds do not have', () => {
    expect(keysOfSchema(worldSchema).toSorted()).toEqual(
      [...new Set([...keysOfValue(everything), '$schema'])].toSorted(),
    );
  });

  it.each([
    ['account', { account: '12' }, '/account must match pattern'],
    ['an unknown key', { user: [] }, ' must NOT have additional properties'],
    ['a missing key', { buckets: undefined }, " must have required property 'buckets'"],
    ['an unknown fault', { faults: [{ kind: 'flood' }] }, '/faults/0 value of tag "kind" must be in oneOf'],
    ['half a fault', { faults: [{ kind: 'drop' }] }, "/faults/0 must have required property 'when'"],
    [
      'no object',
      { buckets: [{ name: 'abc', region: 'eu-west-1', keys: [''] }] },
      '/buckets/0/keys/0 must NOT have fewer than 1 characters',
    ],
    [
      'a path of S3',
      { containers: [{ path: '/credentials', roleArn: everything.roles[0]?.arn }] },
      '/containers/0/path must match pattern',
    ],
  ])('refuses %s', (_title, change, expected) => {
    const world: unknown = JSON.parse(JSON.stringify({ account, users: [], roles: [], buckets: [], ...change }));
    expect(mistakes(world)).toEqual([expect.stringContaining(expected)]);
  });

  it('tells all mistakes at once', () => {
    expect(mistakes({ account: 1, users: {}, roles: [{}], buckets: [], faults: [{ kind: 'x' }] })).toHaveLength(7);
  });
});

describe('a world of the right form', () => {
  const [user] = everything.users;
  const [container] = everything.containers;
  const change = (part: Partial<SandboxWorld>): SandboxWorld => ({ ...everything, ...part });

  it.each<readonly [string, Partial<SandboxWorld>, string, string]>([
    [
      'a policy that IAM would refuse',
      { users: users({ policies: [{ Statement: [{ Efect: 'Allow', Effect: 'Allow', Action: '*' }] }] }) },
      '/users/0/policies/0/Statement/0/Efect',
      '"Efect" is no element of a policy',
    ],
    [
      'an effect that there is not',
      {
        buckets: [
          { name: 'abc', region: 'eu-west-1', keys: [], policy: { Statement: { Effect: 'allow', Action: '*' } } },
        ],
      },
      '/buckets/0/policy/Statement/Effect',
      'Effect is neither Allow nor Deny',
    ],
    [
      'a policy of nothing',
      { managedPolicies: { 'arn:a/b': {} } },
      '/managedPolicies/arn:a~1b',
      'a policy without a statement',
    ],
    [
      'two of one ARN',
      { roles: [...everything.roles, ...everything.roles] },
      '/roles/1/arn',
      'this ARN is there already',
    ],
    [
      'a device of two',
      { unassignedMfaDevices: [{ serial: 'GAHT12345678', secret: 'CANARY' }] },
      '/unassignedMfaDevices/0/serial',
      'this MFA device is there already',
    ],
    [
      'two of one key',
      { users: [...users({}), ...users({ arn: 'arn:aws:iam::1:user/other', mfaDevices: [] })] },
      '/users/1/accessKeys/0/id',
      'this access key is there already',
    ],
    [
      'a role that is not there',
      { containers: containers({ roleArn: 'arn:aws:iam::111122223333:role/x' }) },
      '/containers/0/roleArn',
      'there is no such role in this world',
    ],
  ])('%s', (_title, part, pointer, problem) => {
    expect(checkWorld(change(part))).toEqual([{ pointer, problem }]);
  });

  it('people of Identity Center who are assigned to nothing that there is', () => {
    const identityCenters = everything.identityCenters.map((center) => ({
      ...center,
      accounts: [],
      permissionSets: [],
      approval: { answer: 'allow' as const, person: 'nobody' },
    }));
    expect(checkWorld(change({ identityCenters })).map(({ pointer }) => pointer)).toEqual([
      '/identityCenters/0/people/0/assignments/0/account',
      '/identityCenters/0/people/0/assignments/0/permissionSet',
      '/identityCenters/0/approval/person',
    ]);
  });

  function users(more: Partial<WorldUser>): readonly WorldUser[] {
    return user === undefined ? [] : [{ ...user, ...more }];
  }

  function containers(more: Partial<WorldContainer>): readonly WorldContainer[] {
    return container === undefined ? [] : [{ ...container, ...more }];
  }
});

/** Every key of every object of a schema. */
function keysOfSchema(schema: unknown): readonly string[] {
  const found = new Set<string>();
  walk(schema, (name, value) => {
    if (name === 'properties' && typeof value === 'object' && value !== null) {
      for (const key of Object.keys(value)) found.add(key);
    }
  });
  return [...found];
}

/** Every key of every object of a world; policies and keys of issuers are not ours. */
function keysOfValue(world: unknown): readonly string[] {
  const found = new Set<string>();
  const foreign = new Set(['Version', 'Statement', 'Effect', 'Action', 'Resource', 'kty']);
  walk(world, (name) => {
    if (!/^[0-9]+$/.test(name) && !name.startsWith('arn:') && !foreign.has(name)) found.add(name);
  });
  return [...found];
}

function walk(value: unknown, visit: (name: string, value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, child] of Object.entries(value)) {
    visit(name, child);
    walk(child, visit);
  }
}
