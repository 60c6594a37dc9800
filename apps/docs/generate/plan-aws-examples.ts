import type { Code } from '@duckbill/core';
import { awsCli, keys, type PlanRequest, role } from './plan-request.ts';

const portal =
  '[sso-session corp]\nsso_start_url = https://d-1234567890.awsapps.com/start\nsso_region = eu-west-1\n\n[profile portal]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Reports\nregion = eu-west-1\n';

/** What the AWS CLIs and the SDKs stop at, or would have a person know. */
export const awsRequests: ReadonlyMap<Code, readonly [bad: PlanRequest, better?: PlanRequest]> = new Map<
  Code,
  readonly [bad: PlanRequest, better?: PlanRequest]
>([
  [
    'plan-way-not-supported',
    [
      awsCli('console', {
        config: '[profile console]\nlogin_session = arn:aws:iam::111122223333:user/ada\nregion = eu-west-1\n',
      }),
    ],
  ],
  [
    'plan-program-not-measured',
    [{ awsProfile: 'reports', credentials: keys, program: 'sdk-java@2' }, awsCli('reports', { credentials: keys })],
  ],
  [
    'plan-program-refuses',
    [
      awsCli('team', { config: `${role}role_session_name = x\n`, credentials: keys }),
      awsCli('team', { config: `${role}role_session_name = ada\n`, credentials: keys }),
    ],
  ],
  [
    'plan-region-missing',
    [
      { awsProfile: 'reports', credentials: keys, program: 'sdk-js@3' },
      { awsProfile: 'reports', credentials: `${keys}region = eu-west-1\n`, program: 'sdk-js@3' },
    ],
  ],
  [
    'plan-credential-source-empty',
    [
      awsCli('team', { config: role.replace('source_profile = reports', 'credential_source = Environment') }),
      awsCli('team', { config: role, credentials: keys }),
    ],
  ],
  [
    'plan-mfa-callback',
    [
      {
        awsProfile: 'team',
        config: `${role}mfa_serial = arn:aws:iam::111122223333:mfa/ada\nregion = eu-west-1\n`,
        credentials: keys,
        program: 'sdk-js@3',
      },
      awsCli('team', {
        config: `${role}mfa_serial = arn:aws:iam::111122223333:mfa/ada\nregion = eu-west-1\n`,
        credentials: keys,
      }),
    ],
  ],
  [
    'plan-sso-token-elsewhere',
    [
      {
        awsProfile: 'portal',
        config: portal,
        program: 'aws-cli@1',
      },
      awsCli('portal', { config: portal }),
    ],
  ],
  [
    'plan-role-ignored',
    [
      {
        config: role,
        credentials: keys,
        environment: { AWS_PROFILE: 'team', AWS_ACCESS_KEY_ID: 'AKIAIOSFODNN7QWERTY2', AWS_SECRET_ACCESS_KEY: '…' },
        program: 'aws-cli@2',
      },
      awsCli('team', { config: role, credentials: keys }),
    ],
  ],
]);
