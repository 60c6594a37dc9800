import type { CallStep, PlannedConnection, PlanStep } from '@duckbill/core';
import { identityCenter, identityCenterWorld, mfaRole, mfaRoleWorld, type SandboxWorld } from '@duckbill/sandbox';
import { call, planned } from '../plans.ts';
import {
  cache,
  centerPlan,
  choosingSteps,
  codeSteps,
  deviceSteps,
  registrationFile,
  roleFile,
  tokenFile,
} from '../sign-in/center-plans.ts';
import { aliceAllows } from '../sign-in/center-sandbox.ts';
import { assume, assumeWithMfa, parametersOf } from './stage.ts';
import { webStep, webWorld } from './web-world.ts';
import { openWorld } from './worlds.ts';

/** A connection that makes a call, for the sandbox at this address. */
export interface Route {
  /** The call, as the journal names it. */
  readonly operation: string;
  /** How it is made, where there are several ways. */
  readonly way?: string;
  readonly world: () => SandboxWorld;
  readonly planned: (url: string) => PlannedConnection;
  readonly answers?: readonly string[];
  /** Its code works once: the call is not made again. */
  readonly once?: boolean;
  /** The machine is asked, which is never done twice: usually nobody is there. */
  readonly machine?: boolean;
}

const asStaticUser = mfaRole.staticUser;
const asUser = mfaRole.user;
const signed = { signedWith: 'session' } as const;
const { account, permissionSet } = identityCenter;

function centers(): SandboxWorld {
  const world = identityCenterWorld();
  const identityCenters = (world.identityCenters ?? []).map((center) => ({ ...center, approval: aliceAllows }));
  return { ...world, identityCenters };
}

/** With all caches, as the AWS CLI 2 does it. */
function kept(...signIn: readonly PlanStep[]): PlannedConnection {
  return centerPlan(
    cache('role-credentials', roleFile, signIn.length + choosingSteps().length + 2),
    cache('sso-token', tokenFile, signIn.length + 1),
    cache('sso-registration', registrationFile, 1),
    ...signIn,
    ...choosingSteps(),
  );
}

const bucket = parametersOf({ Bucket: 'example-archive' });
const listing = call('ListBuckets', {});
const listingOfSession = call('ListBuckets', {}, signed);

function withKeys(steps: readonly PlanStep[], keys: Parameters<typeof planned>[1]): () => PlannedConnection {
  return () => planned(steps, keys);
}

function machineWorld(): SandboxWorld {
  const world = mfaRoleWorld();
  const arn = 'arn:aws:iam::111122223333:role/Machine';
  const statement = {
    Effect: 'Allow',
    Principal: { Service: ['ec2.amazonaws.com', 'ecs-tasks.amazonaws.com'] },
    Action: 'sts:AssumeRole',
  };
  const policies = [{ Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' } }];
  const role = { arn, roleId: 'MACHINE', trust: { Version: '2012-10-17', Statement: statement }, policies };
  return {
    ...world,
    roles: [...world.roles, role],
    instance: { id: 'i-0123456789abcdef0', region: 'eu-west-1', roleArn: arn },
    containers: [{ path: '/v2/credentials/1234', roleArn: arn }],
  };
}

function machine(operation: CallStep['operation'], path = ''): (url: string) => PlannedConnection {
  return (url) => {
    const step = call(operation, {}, { service: 'metadata', endpoint: url + path, signedWith: 'nothing' });
    return { ...planned([step, listingOfSession]), keys: {} };
  };
}

/** Every call that a connection makes. */
export const routes: readonly Route[] = [
  {
    operation: 'GetCallerIdentity',
    world: mfaRoleWorld,
    planned: withKeys([call('GetCallerIdentity', {}), listing], asStaticUser),
  },
  { operation: 'AssumeRole', world: openWorld, planned: withKeys([assume(), listingOfSession], asUser) },
  {
    operation: 'AssumeRole',
    way: 'with a code',
    once: true,
    world: mfaRoleWorld,
    planned: withKeys([...assumeWithMfa(), listingOfSession], asUser),
  },
  {
    operation: 'GetSessionToken',
    world: mfaRoleWorld,
    planned: withKeys([call('GetSessionToken', {}), listingOfSession], asStaticUser),
  },
  {
    operation: 'AssumeRoleWithWebIdentity',
    world: () => webWorld(),
    planned: () => ({ ...planned([webStep(), call('GetCallerIdentity', {}, signed)]), keys: {} }),
  },
  ...[
    'RegisterClient',
    'StartDeviceAuthorization',
    'CreateToken',
    'ListAccounts',
    'ListAccountRoles',
    'GetRoleCredentials',
  ].map((operation) => ({
    operation,
    world: centers,
    answers: [account, permissionSet],
    planned: () => kept(...deviceSteps()),
  })),
  {
    operation: 'CreateToken',
    way: 'with a code of the browser',
    once: true,
    world: centers,
    answers: [account, permissionSet],
    planned: () => kept(...codeSteps()),
  },
  {
    operation: 'ListBuckets',
    world: mfaRoleWorld,
    planned: withKeys([call('GetCallerIdentity', {}), listing], asStaticUser),
  },
  ...(['GetBucketLocation', 'ListObjectsV2'] as const).map((operation) => ({
    operation,
    world: mfaRoleWorld,
    planned: withKeys(
      [call('GetBucketLocation', {}, { parameters: bucket }), call('ListObjectsV2', {}, { parameters: bucket })],
      asStaticUser,
    ),
  })),
  {
    operation: 'GetContainerCredentials',
    machine: true,
    world: machineWorld,
    planned: machine('GetContainerCredentials', '/v2/credentials/1234'),
  },
  ...['GetToken', 'ListSecurityCredentials', 'GetSecurityCredentials'].map((operation) => ({
    operation,
    machine: true,
    world: machineWorld,
    planned: machine('GetInstanceCredentials'),
  })),
];
