import type { IamSpec, NamedIdentity, TokenIssuer } from './iam-spec.ts';
import { type IamCondition, type IamStatement, oneOrList } from './policy-document.ts';

const mfaPresent = 'aws:MultiFactorAuthPresent';
const mfaAge = 'aws:MultiFactorAuthAge';

/**
 * The condition that an Allow needs: plain Bool, which does not hold where the key is absent, as for long-term keys
 * (aws-wire §2.4).
 */
export function mfaConditions({ mfa, mfaMaxAge }: Pick<IamSpec, 'mfa' | 'mfaMaxAge'>): readonly IamCondition[] {
  return [
    ...(mfa ? [['Bool', mfaPresent, 'true'] as const] : []),
    ...(mfaMaxAge === undefined ? [] : [['NumericLessThanEquals', mfaAge, String(mfaMaxAge)] as const]),
  ];
}

/** Who may assume the role: named users and whole accounts, or the bearers of an issuer's tokens. */
export function trustStatements(spec: IamSpec): readonly IamStatement[] {
  const { issuer, partition, users, trustAccounts, externalId } = spec;
  if (issuer !== undefined) return [webIdentityStatement(spec, issuer)];
  const names = [
    ...users.map(({ arn }) => arn),
    ...trustAccounts.map((account) => `arn:${partition}:iam::${account}:root`),
  ];
  return [
    {
      sid: spec.mfa ? 'AssumeRoleWithMfa' : 'AssumeRole',
      effect: 'Allow',
      principal: { AWS: oneOrList(names) },
      actions: ['sts:AssumeRole'],
      conditions: [
        ...mfaConditions(spec),
        ...(externalId === undefined ? [] : [['StringEquals', 'sts:ExternalId', externalId] as const]),
      ],
    },
  ];
}

/** `aud` and `sub` are keys under the issuer's own name, without `https://` (aws-wire §2.5). */
function webIdentityStatement(
  { partition, account }: IamSpec,
  { url, clientIds, subjects }: TokenIssuer,
): IamStatement {
  const name = url.slice('https://'.length);
  return {
    sid: 'AssumeRoleWithWebIdentity',
    effect: 'Allow',
    principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${name}` },
    actions: ['sts:AssumeRoleWithWebIdentity'],
    conditions: [
      ['StringEquals', `${name}:aud`, ...clientIds],
      ...(subjects.length === 0 ? [] : [['StringEquals', `${name}:sub`, ...subjects] as const]),
    ],
  };
}

/** What the user needs beside the trust of the role; across accounts it does not go without. */
export function callerStatements(role: NamedIdentity): readonly IamStatement[] {
  return [{ sid: 'AssumeThisRole', effect: 'Allow', actions: ['sts:AssumeRole'], resources: [role.arn] }];
}

/**
 * The policy for buckets that keeps out everybody without MFA. The session of a role never has MFA, so the role is let
 * through by name; services of AWS (logs, replication) have none either. IfExists in a Deny: absent counts as false.
 */
export function bucketStatements(spec: IamSpec, bucket: string): readonly IamStatement[] {
  const { partition, role, mfaMaxAge } = spec;
  const deny = (sid: string, conditions: readonly IamCondition[]): IamStatement => ({
    sid,
    effect: 'Deny',
    principal: '*',
    actions: ['s3:*'],
    resources: [`arn:${partition}:s3:::${bucket}`, `arn:${partition}:s3:::${bucket}/*`],
    conditions: [
      ...conditions,
      ['BoolIfExists', 'aws:PrincipalIsAWSService', 'false'],
      ...(role === undefined ? [] : [['ArnNotEqualsIfExists', 'aws:PrincipalArn', role.arn] as const]),
    ],
  });
  return [
    deny('NothingWithoutMfa', [['BoolIfExists', mfaPresent, 'false']]),
    ...(mfaMaxAge === undefined
      ? []
      : [deny('NothingWithOldMfa', [['NumericGreaterThanIfExists', mfaAge, String(mfaMaxAge)]])]),
  ];
}
