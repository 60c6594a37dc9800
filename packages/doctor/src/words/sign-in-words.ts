import type { CheckWords } from '../check-words.ts';

export type SignInWord =
  | 'keys-valid'
  | 'keys-refused'
  | 'session-obtained'
  | 'session-refused'
  | 'role-assumed'
  | 'role-became'
  | 'role-refused'
  | 'role-mfa-wrong'
  | 'role-mfa-serial'
  | 'role-mfa-incomplete'
  | 'role-duration'
  | 'role-arn-wrong'
  | 'role-parameter-wrong'
  | 'role-maybe-external-id-unsent'
  | 'role-maybe-external-id-wrong'
  | 'role-maybe-external-id-wanted'
  | 'role-maybe-mfa'
  | 'role-maybe-mfa-in-chain'
  | 'role-maybe-trust'
  | 'role-maybe-trust-of-caller'
  | 'role-maybe-missing'
  | 'role-maybe-own-policy'
  | 'role-maybe-own-policy-too'
  | 'role-maybe-session-name'
  | 'role-maybe-boundary'
  | 'role-maybe-organisation';

/** About keys and roles. The lines on what may be behind a refusal each end with the test that tells. */
export const signInWords: Readonly<Record<SignInWord, CheckWords>> = {
  'keys-valid': { text: 'they belong to {arn}', whatToDo: [] },
  'keys-refused': { text: 'AWS refused the keys', whatToDo: [] },
  'session-obtained': { text: 'signed in', whatToDo: [] },
  'session-refused': { text: '{operation} failed', whatToDo: [] },
  'role-assumed': { text: 'as {arn}', whatToDo: [] },
  'role-became': { text: '{before} became {arn}', whatToDo: [] },
  'role-refused': { text: 'AWS refused the role', whatToDo: [] },
  'role-mfa-wrong': { text: 'AWS did not take the MFA code', whatToDo: [] },
  'role-mfa-serial': { text: 'AWS does not know the MFA device for this user', whatToDo: [] },
  'role-mfa-incomplete': { text: 'the MFA device or its code was not sent', whatToDo: [] },
  'role-duration': { text: 'the session is to last longer than AWS allows', whatToDo: [] },
  'role-arn-wrong': { text: 'the role ARN is not one', whatToDo: [] },
  'role-parameter-wrong': { text: 'AWS did not take a parameter', whatToDo: [] },
  'role-maybe-external-id-unsent': {
    text: 'likely: the trust policy asks for the external id of this profile, which {program} does not send. Test: aws sts assume-role --role-arn {role} --role-session-name test --external-id ID',
    whatToDo: [],
  },
  'role-maybe-external-id-wrong': {
    text: 'possible: the external id is another one than in the trust policy. Test: compare sts:ExternalId in aws iam get-role --role-name {name} --query Role.AssumeRolePolicyDocument',
    whatToDo: [],
  },
  'role-maybe-external-id-wanted': {
    text: 'possible: the trust policy asks for an external id, and none was sent. Test: look for sts:ExternalId in the trust policy',
    whatToDo: [],
  },
  'role-maybe-mfa': {
    text: 'likely: the trust policy asks for MFA, and no code was sent. Test: aws sts assume-role --role-arn {role} --role-session-name test --serial-number SERIAL --token-code CODE',
    whatToDo: [],
  },
  'role-maybe-mfa-in-chain': {
    text: 'likely, if the trust policy asks for MFA: a role session never counts as signed in with MFA, so only the first role of a chain can ask for it. Test: look for aws:MultiFactorAuthPresent in the trust policy',
    whatToDo: [],
  },
  'role-maybe-trust': {
    text: 'likely: the trust policy of {name} does not name you. Test, as an administrator of {account}: aws iam get-role --role-name {name} --query Role.AssumeRolePolicyDocument',
    whatToDo: [],
  },
  'role-maybe-trust-of-caller': {
    text: 'likely: the trust policy of {name} does not name {caller}. Test, as an administrator of {account}: aws iam get-role --role-name {name} --query Role.AssumeRolePolicyDocument',
    whatToDo: [],
  },
  'role-maybe-missing': {
    text: 'possible: there is no role {role}; account number, path and capital letters count. Test, as an administrator of {account}: aws iam get-role --role-name {name}',
    whatToDo: [],
  },
  'role-maybe-own-policy': {
    text: 'likely: no policy of {caller} allows sts:AssumeRole on {role}, which is needed as the role is of another account. Test: aws iam simulate-principal-policy --policy-source-arn {caller} --action-names sts:AssumeRole --resource-arns {role}',
    whatToDo: [],
  },
  'role-maybe-own-policy-too': {
    text: 'possible: the trust policy names the whole account, and no policy of {caller} allows sts:AssumeRole on {role}. Test: aws iam simulate-principal-policy --policy-source-arn {caller} --action-names sts:AssumeRole --resource-arns {role}',
    whatToDo: [],
  },
  'role-maybe-session-name': {
    text: 'possible: the trust policy asks for a session name (sts:RoleSessionName), and {program} made one up. Test: aws sts assume-role --role-arn {role} --role-session-name NAME',
    whatToDo: [],
  },
  'role-maybe-boundary': {
    text: 'possible: a service control policy or a permissions boundary forbids it. Test: aws iam get-user --user-name {user} --query User.PermissionsBoundary; for the rest ask the administrators of the organization',
    whatToDo: [],
  },
  'role-maybe-organisation': {
    text: 'possible: a service control policy forbids it. Test: ask the administrators of the organization, with role and time',
    whatToDo: [],
  },
};
