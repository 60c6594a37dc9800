import type { CallStep } from '@duckbill/core';
import type { SandboxWorld, WorldFault, WorldJsonWebKey } from '@duckbill/sandbox';
import { call } from '../plans.ts';
import { type Known, parametersOf } from './stage.ts';
import { issuer, issuerKey } from './web-token.ts';

const account = '111122223333';
export const webRole = `arn:aws:iam::${account}:role/Web`;

/** What is otherwise than usual. */
export interface WebSetting {
  readonly condition?: object;
  readonly principal?: object;
  readonly keys?: readonly WorldJsonWebKey[];
  readonly fault?: WorldFault;
}

/** A world with one provider and one role that trusts it. */
export function webWorld({ condition, principal, keys = [issuerKey()], fault }: WebSetting = {}): SandboxWorld {
  const Principal = principal ?? { Federated: `arn:aws:iam::${account}:oidc-provider/id.example.com/tenant` };
  const statement = { Effect: 'Allow', Principal, Action: 'sts:AssumeRoleWithWebIdentity' };
  const Statement = condition === undefined ? statement : { ...statement, Condition: condition };
  return {
    account,
    users: [],
    roles: [{ arn: webRole, roleId: 'WEB', trust: { Version: '2012-10-17', Statement }, policies: [] }],
    buckets: [],
    oidcProviders: [{ url: issuer, clientIds: ['app', 'other-app'], keys }],
    ...(fault === undefined ? {} : { faults: [fault] }),
  };
}

/** AssumeRoleWithWebIdentity with the token of the one file that there is. */
export function webStep(known: Known = {}): CallStep {
  const parameters = parametersOf({ RoleArn: webRole, RoleSessionName: 'web', ...known });
  const token = { name: 'WebIdentityToken', value: { kind: 'file', path: '/run/token' } } as const;
  const more = { service: 'sts', signedWith: 'nothing', parameters: [...parameters, token] } as const;
  return call('AssumeRoleWithWebIdentity', {}, more);
}
