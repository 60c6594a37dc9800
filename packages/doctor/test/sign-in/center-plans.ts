import type { BrowserStep, CacheStep, CallParameter, CallStep, PlannedConnection, PlanStep } from '@duckbill/core';
import { identityCenter } from '@duckbill/sandbox';
import { planned, prompt } from '../plans.ts';

export const tokenFile = `~/.aws/sso/cache/${'a'.repeat(40)}.json`;
export const registrationFile = `~/.aws/sso/cache/${'b'.repeat(40)}.json`;
export const roleFile = `~/.aws/cli/cache/${'c'.repeat(40)}.json`;

export function known(name: string, value: string): CallParameter {
  return { name, value: { kind: 'known', value } };
}

function answered(name: string, of: CallStep['operation'], member: string): CallParameter {
  return { name, value: { kind: 'answer', of, member } };
}

function oidc(operation: CallStep['operation'], parameters: readonly CallParameter[]): CallStep {
  return {
    kind: 'call',
    service: 'sso-oidc',
    operation,
    endpoint: `https://oidc.${identityCenter.region}.amazonaws.com`,
    signingRegion: identityCenter.region,
    signedWith: 'nothing',
    parameters,
    purpose: 'test',
  };
}

export function portal(
  operation: CallStep['operation'],
  parameters: readonly CallParameter[],
  more: Partial<CallStep> = {},
): CallStep {
  return {
    ...oidc(operation, parameters),
    service: 'sso',
    endpoint: `https://portal.sso.${identityCenter.region}.amazonaws.com`,
    signedWith: 'access-token',
    ...more,
  };
}

const client = [
  answered('clientId', 'RegisterClient', 'clientId'),
  answered('clientSecret', 'RegisterClient', 'clientSecret'),
];

/** Register, browser with PKCE, token; as the AWS CLI 2 and Cyberduck do it. */
export function codeSteps(redirect = 'http://127.0.0.1/oauth/callback'): PlanStep[] {
  const browser: BrowserStep = {
    kind: 'browser',
    flow: 'authorization-code',
    url: `https://oidc.${identityCenter.region}.amazonaws.com/authorize`,
    redirect,
    parameters: [answered('client_id', 'RegisterClient', 'clientId'), known('scopes', 'sso:account:access')],
    pkce: true,
    purpose: 'test',
  };
  return [
    oidc('RegisterClient', [
      known('clientName', 'practice'),
      known('scopes', 'sso:account:access'),
      known('grantTypes', 'authorization_code,refresh_token'),
      known('redirectUris', redirect),
      known('issuerUrl', identityCenter.startUrl),
    ]),
    browser,
    oidc('CreateToken', [
      ...client,
      known('grantType', 'authorization_code'),
      { name: 'code', value: { kind: 'answer', of: 'browser', member: 'code' } },
      { name: 'codeVerifier', value: { kind: 'generated', how: 'the text behind the challenge' } },
    ]),
  ];
}

/** Register, device code, token. */
export function deviceSteps(): PlanStep[] {
  return [
    oidc('RegisterClient', [known('clientName', 'practice'), known('scopes', 'sso:account:access')]),
    oidc('StartDeviceAuthorization', [...client, known('startUrl', identityCenter.startUrl)]),
    {
      kind: 'browser',
      flow: 'device-code',
      url: `https://device.sso.${identityCenter.region}.amazonaws.com/`,
      parameters: [],
      pkce: false,
      purpose: 'test',
    },
    oidc('CreateToken', [
      ...client,
      known('grantType', 'urn:ietf:params:oauth:grant-type:device_code'),
      answered('deviceCode', 'StartDeviceAuthorization', 'deviceCode'),
    ]),
  ];
}

export function cache(
  kind: CacheStep['cache'],
  file: string,
  spares: number,
  more: Partial<CacheStep> = {},
): CacheStep {
  return { kind: 'cache', cache: kind, file, spares, access: 'read-write', purpose: 'test', ...more };
}

/** Account and permission set are known, as in an AWS profile. */
export function roleStep(role: string = identityCenter.permissionSet): CallStep {
  return portal('GetRoleCredentials', [known('roleName', role), known('accountId', identityCenter.account)]);
}

/** Account and permission set are chosen from lists, as in Cyberduck. */
export function choosingSteps(): PlanStep[] {
  const account: CallParameter = { name: 'accountId', value: { kind: 'prompted', prompt: 'sso-account-id' } };
  const role: CallParameter = { name: 'roleName', value: { kind: 'prompted', prompt: 'sso-role-name' } };
  return [
    portal('ListAccounts', [], { onlyFor: 'sso-account-id' }),
    prompt('sso-account-id', { choices: { from: 'answer', of: 'ListAccounts' } }),
    portal('ListAccountRoles', [account], { onlyFor: 'sso-role-name' }),
    prompt('sso-role-name', { choices: { from: 'answer', of: 'ListAccountRoles' } }),
    portal('GetRoleCredentials', [role, account]),
  ];
}

export function listing(): PlanStep {
  return {
    kind: 'call',
    service: 's3',
    operation: 'ListBuckets',
    endpoint: 'https://s3.amazonaws.com',
    signingRegion: 'eu-west-1',
    signedWith: 'session',
    parameters: [],
    purpose: 'test',
  };
}

export function centerPlan(...steps: readonly PlanStep[]): PlannedConnection {
  const { plan } = planned([...steps, listing()], { program: 'aws-cli@2' });
  return { plan: { ...plan, strategy: 'identity-center', target: 'aws:center' }, keys: {} };
}
