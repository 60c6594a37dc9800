import {
  cyberduckPrograms,
  earlyCyberduckPrograms,
  middleCyberduckPrograms,
  stsCyberduckPrograms,
} from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type PlanCyberduckCode =
  | 'plan-username-blank'
  | 'plan-token-flag-missing'
  | 'plan-aws-way-not-known'
  | 'plan-aws-keys-to-other-host'
  | 'plan-duration-not-a-number'
  | 'plan-process-in-cyberduck'
  | 'plan-keys-of-cli-cache'
  | 'plan-metadata-host-not-aws'
  | 'plan-metadata-role-unnamed'
  | 'plan-metadata-without-token'
  | 'plan-anonymous-without-bucket';

/** What a plan as Cyberduck finds out about the keys that it starts with. */
export const planCyberduckCatalogue: Readonly<Record<PlanCyberduckCode, CatalogueEntry>> = {
  'plan-username-blank': {
    title: 'A blank username selects no AWS profile',
    message: '{program} takes no AWS profile for a blank username, not even default',
    hints: ['profiles there: {candidates}'],
    because:
      'Cyberduck takes [default] for a blank username since 9.3 only. Before, it logs "No matching configuration for profile" and asks S3 without keys.',
    whatToDo: 'Write the name of the AWS profile into the username, also when it is default.',
    severity: 'error',
    programs: earlyCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.2',
    aliases: [],
  },
  'plan-token-flag-missing': {
    title: 'The connection profile is too old for this program',
    message: 'without "Token Configurable" {program} does not look up "{username}" in the AWS files',
    label: 'nobody may type a secret',
    hints: ['add: <key>Token Configurable</key><true/>'],
    because:
      'Since 9.3 the AWS files are asked only where the login lacks something. A profile that asks for neither secret nor token lacks nothing, so requests go out without keys: "The security token included in the request is invalid."',
    whatToDo: 'Refresh the installed profile (Preferences, Profiles), or set Token Configurable to true in your own.',
    severity: 'error',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.2; #17690, #17720, #17726',
    aliases: [],
  },
  'plan-aws-way-not-known': {
    title: 'The AWS profile signs in by a way that this program does not know',
    message: '{program} does not know {setting}, which profile "{profile}" gets its credentials by',
    label: 'not known here',
    hints: [],
    because:
      'Cyberduck passes over the setting and goes on: the name of the profile is sent as access key, or requests go out without keys, and AWS answers that the security token is invalid.',
    whatToDo:
      'Give the profile access keys, or role_arn with a source_profile that has access keys, or a newer program where it knows the setting.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.3, §1.7, §1.8',
    aliases: [],
  },
  'plan-aws-keys-to-other-host': {
    title: 'Keys of an AWS profile are used with a server that is not taken for AWS',
    message: 'the keys of AWS profile "{profile}" sign requests to {host}, which {program} does not take for AWS',
    label: 'these keys',
    hints: [],
    because:
      'Every bookmark of S3 is looked up in the AWS files by its username, and a blank username takes [default].',
    whatToDo: 'Write the access key for that server into the username, where other keys are meant.',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.2, §4.2',
    aliases: [],
  },
  'plan-duration-not-a-number': {
    title: 'duration_seconds is no whole number',
    message: 'duration_seconds is "{value}", and {program} ends with an error there',
    label: 'no whole number',
    hints: [],
    because:
      'Up to 9.2 Cyberduck reads it before anything else, also in a profile without a role, and nobody catches the error.',
    whatToDo: 'Write seconds as digits alone, such as 3600.',
    severity: 'error',
    programs: earlyCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.3',
    aliases: [],
  },
  'plan-process-in-cyberduck': {
    title: 'The application may not find the process',
    message: '{program} starts the credential_process of profile "{profile}" by a name without a folder',
    label: 'looked for in the PATH of the application',
    hints: [],
    because:
      'The command goes to a shell, but an application does not have the PATH of your terminal. What the shell says then is dropped, and requests go out without keys.',
    whatToDo: 'Name the program by its full path.',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.5; #17848',
    aliases: [],
  },
  'plan-keys-of-cli-cache': {
    title: 'The keys must be in the cache of the AWS CLI',
    message: '{program} signs nobody in for profile "{profile}": it takes what the AWS CLI left in its cache',
    label: 'looked up in the cache',
    hints: ['before connecting: aws sts get-caller-identity --profile {profile}'],
    because:
      'Up to 9.4 Cyberduck reads ~/.aws/cli/cache and no token of Identity Center. "aws sso login" alone writes no such file; without one Cyberduck goes on without keys.',
    whatToDo:
      'Sign in with "aws sso login", then run a command of the AWS CLI with that profile, each time before the keys end. Cyberduck 9.5 signs in by itself.',
    severity: 'warning',
    programs: [...earlyCyberduckPrograms, ...middleCyberduckPrograms],
    source: 'cyberduck-s3-connect §1.6; #17140',
    aliases: [],
  },
  'plan-metadata-host-not-aws': {
    title: 'Context is an address, but the server is not taken for AWS',
    message:
      'Context is an address for keys of the machine, which {program} uses with servers of AWS only, and not with {host}',
    label: 'not used',
    hints: [],
    because: 'For other servers Cyberduck goes on with the username and the secret, as if there were no Context.',
    whatToDo: 'Write the server as s3.amazonaws.com or s3.REGION.amazonaws.com, in lower case.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §0.1, §4.2',
    aliases: [],
  },
  'plan-metadata-role-unnamed': {
    title: 'The address of the keys names no role of this machine',
    message: 'Context ends with "{role}", as published; its last part must be the name of the role of the machine',
    label: 'name of the role',
    hints: [],
    because: 'Cyberduck asks exactly this address; for a name that is not the role of the machine it answers 404.',
    whatToDo: 'Replace the last part of Context by the name of the role that the instance profile holds.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.6',
    aliases: [],
  },
  'plan-metadata-without-token': {
    title: 'The machine is asked without a token',
    message: '{program} asks the metadata service without a token (IMDSv1)',
    label: 'asked without a token',
    hints: [],
    because: 'Tokens (IMDSv2) came with Cyberduck 9.5; a machine that requires them answers 401.',
    whatToDo: 'Update the application, or let the instance allow IMDSv1.',
    severity: 'warning',
    programs: [...earlyCyberduckPrograms, ...middleCyberduckPrograms],
    source: 'cyberduck-formats §3.6',
    aliases: [],
  },
  'plan-anonymous-without-bucket': {
    title: 'Nobody without keys may list buckets',
    message: 'the bookmark is anonymous and names no bucket, and a list of buckets is given to nobody without keys',
    hints: [],
    because: 'At the root Cyberduck asks S3 for the list of buckets of the caller, and an anonymous caller has none.',
    whatToDo: 'Write the bucket into the path, or in front of the host name.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §4.1',
    aliases: [],
  },
};
