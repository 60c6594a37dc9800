import type { IamSpec } from './iam-spec.ts';
import type { IamStatement } from './policy-document.ts';

/** What may be done before there is a device: to get one, and a session with it (IAM User Guide, self-manage MFA). */
const beforeMfa = [
  'iam:CreateVirtualMFADevice',
  'iam:EnableMFADevice',
  'iam:GetMFADevice',
  'iam:GetUser',
  'iam:ListMFADevices',
  'iam:ListVirtualMFADevices',
  'iam:ResyncMFADevice',
  'sts:GetSessionToken',
];

/** People look after their own password, keys and MFA device; without MFA they can do nothing else. */
export function selfServiceStatements({ partition, account }: IamSpec): readonly IamStatement[] {
  // Both forms: a user may stand under a path, which is no part of aws:username.
  const own = ['user/${aws:username}', 'user/*/${aws:username}'].map(
    (rest) => `arn:${partition}:iam::${account}:${rest}`,
  );
  return [
    {
      sid: 'SeeAccountRules',
      effect: 'Allow',
      actions: ['iam:GetAccountPasswordPolicy', 'iam:ListVirtualMFADevices'],
      resources: ['*'],
    },
    { sid: 'ChangeOwnPassword', effect: 'Allow', actions: ['iam:ChangePassword', 'iam:GetUser'], resources: own },
    {
      sid: 'ManageOwnAccessKeys',
      effect: 'Allow',
      actions: [
        'iam:CreateAccessKey',
        'iam:DeleteAccessKey',
        'iam:GetAccessKeyLastUsed',
        'iam:ListAccessKeys',
        'iam:UpdateAccessKey',
      ],
      resources: own,
    },
    {
      sid: 'CreateMfaDevice',
      effect: 'Allow',
      actions: ['iam:CreateVirtualMFADevice'],
      resources: [`arn:${partition}:iam::${account}:mfa/*`],
    },
    {
      sid: 'ManageOwnMfaDevice',
      effect: 'Allow',
      actions: [
        'iam:DeactivateMFADevice',
        'iam:EnableMFADevice',
        'iam:GetMFADevice',
        'iam:ListMFADevices',
        'iam:ResyncMFADevice',
      ],
      resources: own,
    },
    {
      sid: 'NothingElseWithoutMfa',
      effect: 'Deny',
      actions: beforeMfa,
      notAction: true,
      resources: ['*'],
      conditions: [['BoolIfExists', 'aws:MultiFactorAuthPresent', 'false']],
    },
  ];
}
