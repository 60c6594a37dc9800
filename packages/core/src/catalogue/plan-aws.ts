import { awsPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { ownWords } from './own-words.ts';

export type PlanAwsCode =
  | 'plan-program-refuses'
  | 'plan-program-not-measured'
  | 'plan-region-missing'
  | 'plan-credential-source-empty'
  | 'plan-mfa-callback'
  | 'plan-sso-token-elsewhere'
  | 'plan-role-ignored';

/** What a plan of the AWS CLI or an SDK finds out before any call. */
export const planAwsCatalogue: Readonly<Record<PlanAwsCode, CatalogueEntry>> = {
  'plan-program-refuses': {
    title: 'The program stops with an error of its own',
    message: '{program} stops here: {words}',
    label: 'stops here',
    hints: [],
    because:
      'The program checks this before it sends anything. Its words are those that the person at the terminal sees, such as "Parameter validation failed: Invalid length for parameter RoleArn".',
    whatToDo: 'Correct the setting that the words name. duckbill lint shows more of what is wrong in the files.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C',
    aliases: [],
  },
  'plan-program-not-measured': {
    title: 'Nobody has measured what this program does',
    message: '{program} cannot be planned: which credentials it takes, and how, has not been measured',
    hints: ['how it reads the files is known: duckbill inspect --as sdk-java@2 FILE'],
    because:
      'Plans are made from what programs were seen to do. Of the SDK for Java only the reading of the files was run, not its search for credentials; Duckbill says so rather than guess.',
    whatToDo: 'Plan it as another program, such as --as aws-cli@2.',
    severity: 'error',
    programs: ['sdk-java@2'],
    source: 'aws-config, vectors: not covered',
    aliases: [],
  },
  'plan-region-missing': {
    title: 'No region to send requests to',
    message: '{program} has no region, and sends nothing without one',
    label: 'add region = …',
    hints: [ownWords],
    because:
      'The SDKs stop with "Region is missing" or "A region must be set when sending requests to S3"; the AWS CLI takes us-east-1, except where endpoint_url names the host of STS: "You must specify a region".',
    whatToDo: 'Add the region of the buckets to the profile, such as region = eu-central-1, or set AWS_REGION.',
    severity: 'error',
    programs: ['aws-cli@1', 'aws-cli@2', 'sdk-js@3', 'sdk-go@2'],
    source: 'aws-config A.1; measured on client-s3 3.116x',
    aliases: [],
  },
  'plan-credential-source-empty': {
    title: 'credential_source finds no keys here',
    message: 'credential_source = {value} of "{profile}" finds nothing to take',
    label: 'nothing there',
    hints: [ownWords],
    because:
      'Environment wants AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, EcsContainer one of the AWS_CONTAINER_CREDENTIALS_ variables, Ec2InstanceMetadata an instance with a role.',
    whatToDo: 'Run it where these keys are, set the variables, or name a source_profile instead.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C.3 credsource-environment-no-keys',
    aliases: [],
  },
  'plan-mfa-callback': {
    title: 'An SDK asks nobody for an MFA code by itself',
    message: '{program} asks for the code of "{profile}" only through {callback}, which the application must hand over',
    label: 'who asks for the code?',
    hints: [ownWords],
    because:
      'Without it the SDK for JavaScript stops with "requires multi-factor authentication, but no MFA code callback was provided", the SDK for Go with "AssumeRoleTokenProvider session option not set". The AWS CLI asks at the terminal.',
    whatToDo: 'Hand {callback} to the SDK, or get the keys with the AWS CLI and let the application take them.',
    severity: 'error',
    programs: ['sdk-js@3', 'sdk-go@2'],
    source: 'aws-config C.3 role-mfa-no-callback',
    aliases: [],
  },
  'plan-sso-token-elsewhere': {
    title: 'The program does not sign in to Identity Center by itself',
    message: '{program} never signs in to Identity Center: it reads the token that "aws sso login" left',
    label: 'needs a token that is there already',
    hints: ['without one, {program} says: {words}'],
    because:
      'Only the AWS CLI 2 has "aws sso login". The AWS CLI 1 and the SDKs read its token file, renew it when they can, and stop when it is missing or over.',
    whatToDo: 'Sign in before, and again when the session of the portal is over: aws sso login, or duckbill connect.',
    severity: 'hint',
    programs: ['aws-cli@1', 'sdk-js@3', 'sdk-go@2'],
    source: 'aws-config D.2, D.3',
    aliases: [],
  },
  'plan-role-ignored': {
    title: 'The role of the profile is not assumed',
    message: '{program} does not assume role_arn of "{profile}": it takes {instead}',
    label: 'has no effect',
    hints: [],
    because:
      'Keys in the environment come before a profile that only AWS_PROFILE names, except for the SDK for JavaScript; and a role without source_profile or credential_source is passed over by the SDK for JavaScript. The connection works, with other rights than the profile seems to give.',
    whatToDo: 'Unset AWS_ACCESS_KEY_ID, or name the profile with --profile; and give the role a source_profile.',
    severity: 'warning',
    programs: awsPrograms,
    source: 'aws-config C.1 env-keys-with-aws-profile; C.3 role-static-keys-same-profile-no-source',
    aliases: [],
  },
};
