import type { CallStep, GuidanceCode, PlanStep } from '@duckbill/core';
import { identityCenter, type SandboxWorld, type WorldApproval, type WorldFault } from '@duckbill/sandbox';
import { choosingSteps, codeSteps, deviceSteps, known, portal, roleStep } from '../sign-in/center-plans.ts';
import { aliceAllows } from '../sign-in/center-sandbox.ts';

const { account, otherAccount, permissionSet, permissionSetProvisioning } = identityCenter;

/** A failure of Identity Center, how a sign-in meets it, and what has to be said about it. */
export interface CenterFailure {
  readonly title: string;
  readonly steps: readonly PlanStep[];
  readonly answers?: readonly string[];
  /** Alice lets every program in when absent; `nobody`: the person at the browser never answers. */
  readonly approval?: WorldApproval | 'nobody';
  readonly change?: (world: SandboxWorld) => SandboxWorld;
  readonly fault?: WorldFault;
  readonly operation: CallStep['operation'];
  readonly code: string;
  readonly guidance: GuidanceCode;
  /** What the sentences have to name. */
  readonly facts?: Readonly<Record<string, string>>;
}

type Wrong = readonly [
  operation: CallStep['operation'],
  status: number,
  code: string,
  guidance: GuidanceCode,
  message?: string,
];

/** Every exception of aws-wire §3.1 and §3.2 at a call that can answer so. */
const answered: readonly Wrong[] = [
  ['RegisterClient', 400, 'InvalidRequestException', 'sso-request-refused'],
  [
    'RegisterClient',
    400,
    'InvalidRequestException',
    'sso-region-wrong',
    'Start URL region does not match service region',
  ],
  ['RegisterClient', 400, 'InvalidScopeException', 'sso-scope-refused'],
  ['RegisterClient', 400, 'InvalidClientMetadataException', 'sso-client-refused'],
  ['RegisterClient', 400, 'InvalidRedirectUriException', 'sso-redirect-refused'],
  ['RegisterClient', 400, 'UnsupportedGrantTypeException', 'sso-client-refused'],
  ['RegisterClient', 500, 'InternalServerException', 'sso-service-failing'],
  ['StartDeviceAuthorization', 400, 'InvalidRequestException', 'sso-start-url-wrong'],
  ['StartDeviceAuthorization', 401, 'InvalidClientException', 'sso-registration-expired'],
  ['StartDeviceAuthorization', 400, 'UnauthorizedClientException', 'sso-client-refused'],
  ['StartDeviceAuthorization', 400, 'SlowDownException', 'sso-asked-too-often'],
  ['StartDeviceAuthorization', 500, 'InternalServerException', 'sso-service-failing'],
  ['CreateToken', 400, 'InvalidRequestException', 'sso-request-refused'],
  ['CreateToken', 400, 'InvalidGrantException', 'sso-grant-refused', 'Invalid grant provided'],
  ['CreateToken', 401, 'InvalidClientException', 'sso-registration-expired', 'Invalid client provided'],
  ['CreateToken', 400, 'ExpiredTokenException', 'sso-code-expired'],
  ['CreateToken', 400, 'AccessDeniedException', 'sso-approval-denied'],
  ['CreateToken', 400, 'InvalidScopeException', 'sso-scope-refused'],
  ['CreateToken', 400, 'UnauthorizedClientException', 'sso-client-refused'],
  ['CreateToken', 400, 'UnsupportedGrantTypeException', 'sso-client-refused'],
  ['CreateToken', 400, 'InvalidRedirectUriException', 'sso-redirect-refused'],
  ['CreateToken', 400, 'AuthorizationPendingException', 'sso-approval-pending'],
  ['CreateToken', 400, 'SlowDownException', 'sso-asked-too-often'],
  ['CreateToken', 500, 'InternalServerException', 'sso-service-failing'],
  ['ListAccounts', 401, 'UnauthorizedException', 'sso-sign-in-needed', 'Session token not found or invalid'],
  ['ListAccounts', 429, 'TooManyRequestsException', 'sso-asked-too-often'],
  ['ListAccounts', 405, 'MethodNotAllowedException', 'sso-request-refused'],
  ['ListAccountRoles', 401, 'UnauthorizedException', 'sso-sign-in-needed', 'Session token not found or invalid'],
  ['ListAccountRoles', 403, 'ForbiddenException', 'sso-role-not-assigned', 'No access'],
  ['ListAccountRoles', 404, 'ResourceNotFoundException', 'sso-account-or-role-unknown'],
  ['ListAccountRoles', 429, 'TooManyRequestsException', 'sso-asked-too-often'],
  ['GetRoleCredentials', 400, 'InvalidRequestException', 'sso-account-id-malformed'],
  ['GetRoleCredentials', 401, 'UnauthorizedException', 'sso-sign-in-needed', 'Session token not found or invalid'],
  ['GetRoleCredentials', 403, 'ForbiddenException', 'sso-role-not-assigned', 'No access'],
  ['GetRoleCredentials', 404, 'ResourceNotFoundException', 'sso-account-or-role-unknown'],
  ['GetRoleCredentials', 429, 'TooManyRequestsException', 'sso-asked-too-often'],
  ['GetRoleCredentials', 405, 'MethodNotAllowedException', 'sso-request-refused'],
];

export const answeredSo: readonly CenterFailure[] = answered.map(([operation, status, code, guidance, message]) => ({
  title: `${operation} answers ${code}`,
  steps: [...deviceSteps(), ...choosingSteps()],
  answers: [account, permissionSet],
  fault: { kind: 'error', operation, status, code, ...(message === undefined ? {} : { message }) },
  operation,
  code,
  guidance,
}));

function role(roleName: string, accountId: string): CallStep {
  return portal('GetRoleCredentials', [known('roleName', roleName), known('accountId', accountId)]);
}

function changed(name: 'startUrl' | 'scopes' | 'grantTypes', value: string): readonly PlanStep[] {
  return [...deviceSteps(), roleStep()].map((step) =>
    step.kind === 'call'
      ? { ...step, parameters: step.parameters.map((one) => (one.name === name ? known(name, value) : one)) }
      : step,
  );
}

const elsewhere = 'https://d-0000000000.awsapps.com/start';

/** What the state of an Identity Center brings about by itself. */
export const ofState: readonly CenterFailure[] = [
  {
    title: 'the start URL is another',
    steps: changed('startUrl', elsewhere),
    operation: 'StartDeviceAuthorization',
    code: 'InvalidRequestException',
    guidance: 'sso-start-url-wrong',
    facts: { url: elsewhere },
  },
  {
    title: 'the person denies',
    steps: [...deviceSteps(), roleStep()],
    approval: { ...aliceAllows, answer: 'deny' },
    operation: 'CreateToken',
    code: 'AccessDeniedException',
    guidance: 'sso-approval-denied',
  },
  {
    title: 'nobody answers as long as the code is good',
    steps: [...deviceSteps(), roleStep()],
    approval: 'nobody',
    operation: 'CreateToken',
    code: 'AuthorizationPendingException',
    guidance: 'sso-approval-pending',
  },
  {
    title: 'a scope that does not open the portal',
    steps: changed('scopes', 'openid'),
    operation: 'GetRoleCredentials',
    code: 'UnauthorizedException',
    guidance: 'sso-sign-in-needed',
  },
  {
    title: 'a permission set that is not assigned',
    steps: [...deviceSteps(), role('Nobody-Has-It', account)],
    operation: 'GetRoleCredentials',
    code: 'ForbiddenException',
    guidance: 'sso-role-not-assigned',
    facts: { account, permissionset: 'Nobody-Has-It' },
  },
  {
    title: 'an assignment that is not there yet',
    steps: [...deviceSteps(), ...choosingSteps()],
    answers: [otherAccount, permissionSetProvisioning],
    operation: 'GetRoleCredentials',
    code: 'ForbiddenException',
    guidance: 'sso-role-not-assigned',
    facts: { account: otherAccount, permissionset: permissionSetProvisioning },
  },
  {
    title: 'an account id without its leading zeros',
    steps: [...deviceSteps(), role(permissionSet, '11122223333')],
    operation: 'GetRoleCredentials',
    code: 'InvalidRequestException',
    guidance: 'sso-account-id-malformed',
    facts: { account: '11122223333' },
  },
  {
    title: 'an account that there is not',
    steps: [...deviceSteps(), portal('ListAccountRoles', [known('accountId', '000000000000')])],
    operation: 'ListAccountRoles',
    code: 'ResourceNotFoundException',
    guidance: 'sso-account-or-role-unknown',
    facts: { account: '000000000000' },
  },
  {
    title: 'the portal has enough',
    steps: [...deviceSteps(), roleStep()],
    change: (world) => ({
      ...world,
      identityCenters: (world.identityCenters ?? []).map((center) => ({ ...center, requestsPerSecond: 0 })),
    }),
    operation: 'GetRoleCredentials',
    code: 'TooManyRequestsException',
    guidance: 'sso-asked-too-often',
  },
  {
    title: 'a start URL of a browser sign-in that there is not',
    steps: [...codeSteps(), roleStep()].map((step) =>
      step.kind === 'call' && step.operation === 'RegisterClient'
        ? {
            ...step,
            parameters: step.parameters.map((one) => (one.name === 'issuerUrl' ? known('issuerUrl', elsewhere) : one)),
          }
        : step,
    ),
    operation: 'RegisterClient',
    code: 'InvalidRequestException',
    guidance: 'sso-request-refused',
    facts: { url: elsewhere },
  },
];
