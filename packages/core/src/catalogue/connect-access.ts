import type { GuidanceEntry } from './guidance-entry.ts';
import { roleTutorial, troubleshootAccess } from './guidance-links.ts';

export type AccessGuidanceCode =
  | 'sts-role-missing'
  | 'sts-role-trust-refuses'
  | 'sts-own-policy-refuses'
  | 'sts-organisation-refuses'
  | 'sts-external-id-refused';

const assumeRole = 'is not authorized to perform: sts:AssumeRole';
const evaluationLogic =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html';

/** Why a role is refused, where IAM or the end of the answer tells it; STS itself keeps it to itself (aws-wire §2.3). */
export const accessGuidance: Readonly<Record<AccessGuidanceCode, GuidanceEntry>> = {
  'sts-role-missing': {
    title: 'There is no such role',
    meaning:
      'STS answers for a role that does not exist as for one that refuses; IAM, which may be asked here, has none.',
    recognise: [{ operation: 'AssumeRole', codes: ['NoSuchEntity'] }],
    causes: [
      'The name in the role ARN has a typing mistake; capital letters count.',
      'The path is missing: a role below /team/ is role/team/NAME in its ARN.',
      'The role was deleted, or is in another account.',
    ],
    whatToDo: [
      'Copy the ARN from the role page of the IAM console.',
      'List the roles of the account: aws iam list-roles --query Roles[].Arn',
    ],
    inCyberduck: '"Login failed" with "is not authorized to perform: sts:AssumeRole".',
    links: [roleTutorial, troubleshootAccess],
    source: 'aws-wire §2.3',
  },
  'sts-role-trust-refuses': {
    title: 'The trust policy of the role does not let this identity in',
    meaning:
      'The role exists. Its trust policy either names somebody else, or has a condition that this call does not meet.',
    recognise: [
      { fragments: ['no role trust policy allows the sts:AssumeRole action'] },
      { fragments: ['no resource-based policy allows the sts:AssumeRole action'] },
      { fragments: [assumeRole, 'with an explicit deny in the role trust policy'] },
      { fragments: [assumeRole, 'with an explicit deny in a resource-based policy'] },
    ],
    causes: [
      'Principal in the trust policy names another user or account than {caller}.',
      'A condition of the trust policy asks for MFA, an external id, a session name or an address that this call has not.',
      'The user was deleted and made again: the trust policy then holds the id of the old one (AIDA…).',
    ],
    whatToDo: [
      'See the trust policy: aws iam get-role --role-name NAME --query Role.AssumeRolePolicyDocument',
      'Put this principal into it: {caller}',
      'Let Duckbill find the statement: duckbill policy check --trust FILE --for TARGET',
    ],
    links: [roleTutorial, troubleshootAccess],
    source: 'aws-wire §2.3',
  },
  'sts-own-policy-refuses': {
    title: 'The policies of the user do not allow to assume this role',
    meaning: 'The user needs sts:AssumeRole for the role in a policy of its own, or one of its policies denies it.',
    recognise: [
      { fragments: ['no identity-based policy allows the sts:AssumeRole action'] },
      { fragments: [assumeRole, 'with an explicit deny in an identity-based policy'] },
    ],
    causes: [
      'The inline policy with sts:AssumeRole is missing, or its Resource is another ARN than {resource}.',
      'The role is of another account, or trusts the account as a whole: then the user’s own policy has to allow it as well.',
      'A policy of the user, such as one that denies everything without MFA, forbids it.',
    ],
    whatToDo: [
      'Give the user this inline policy: {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Resource":"{resource}"}]}',
      'See what IAM makes of it: aws iam simulate-principal-policy --policy-source-arn {caller} --action-names sts:AssumeRole --resource-arns {resource}',
      'List the policies: aws iam list-user-policies --user-name NAME',
    ],
    links: [roleTutorial, troubleshootAccess],
    source: 'aws-wire §2.3, §4.2',
  },
  'sts-organisation-refuses': {
    title: 'A policy above the user forbids to assume the role',
    meaning:
      'User and role may fit; a policy of the organization, a permissions boundary or a session policy does not allow it.',
    recognise: [
      { fragments: [assumeRole, 'service control policy'] },
      { fragments: [assumeRole, 'resource control policy'] },
      { fragments: [assumeRole, 'permissions boundary'] },
      { fragments: [assumeRole, 'session policy'] },
      { fragments: [assumeRole, 'VPC endpoint policy'] },
    ],
    causes: [
      'A service control policy of the organization denies sts:AssumeRole, often outside of certain regions or networks.',
      'The permissions boundary of the user does not allow sts:AssumeRole.',
    ],
    whatToDo: [
      'Ask the administrators of the organization, with the whole answer: its end names the kind of policy.',
      'See the boundary of the user: aws iam get-user --user-name NAME --query User.PermissionsBoundary',
    ],
    links: [troubleshootAccess, evaluationLogic],
    source: 'aws-wire §4.2',
  },
  'sts-external-id-refused': {
    title: 'The role asks for an external id that was not sent',
    meaning: 'A role for partners lets in only who knows its external id. Cyberduck sends none since 9.3.',
    recognise: [{ fragments: ['AccessDenied', 'sts:ExternalId'] }],
    causes: [
      'external_id is missing in the AWS profile, or differs from the trust policy.',
      'The program does not send it: Cyberduck and Mountain Duck since 9.3 and 5.2 never do.',
    ],
    whatToDo: [
      'Set external_id beside role_arn in ~/.aws/config, for the AWS CLI and the SDKs.',
      'For Cyberduck: take the condition on sts:ExternalId out of the trust policy, or use a role without one.',
    ],
    links: [
      'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
      troubleshootAccess,
    ],
    source: 'cyberduck-s3-connect §1.3, §5.2; aws-wire §2.5',
  },
};
