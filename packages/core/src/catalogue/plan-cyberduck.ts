import {
  cyberduckPrograms,
  earlyCyberduckPrograms,
  middleCyberduckPrograms,
  stsCyberduckPrograms,
} from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type PlanCyberduckCode =
  | 'plan-username-blank'
  | 'plan-aws-way-not-known'
  | 'plan-aws-keys-to-other-host'
  | 'plan-aws-setting-not-sent'
  | 'plan-external-id-not-sent'
  | 'plan-setting-said-twice'
  | 'plan-duration-not-a-number'
  | 'plan-process-in-cyberduck'
  | 'plan-keys-of-cli-cache'
  | 'plan-role-not-assumed'
  | 'plan-role-before-its-time'
  | 'plan-role-nobody-asks'
  | 'plan-older-role-name'
  | 'plan-session-needs-user-keys'
  | 'plan-chained-session-too-long'
  | 'plan-sts-of-other-partition'
  | 'plan-metadata-host-not-aws'
  | 'plan-metadata-role-unnamed'
  | 'plan-metadata-without-token'
  | 'plan-anonymous-without-bucket';

/** What a plan as Cyberduck finds out about keys, roles and sessions. */
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
  'plan-aws-setting-not-sent': {
    title: 'The program does not send this setting of the AWS profile',
    message: '{program} does not send {setting} of profile "{profile}"',
    label: 'not sent',
    hints: [],
    because: 'Since 9.3 Cyberduck takes role_arn and mfa_serial from an AWS profile and nothing else of a role.',
    whatToDo: 'Set a property of the same name in the bookmark (Custom) or the connection profile (Properties).',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.3, §2.2',
    aliases: [],
  },
  'plan-external-id-not-sent': {
    title: 'The program cannot send an external id',
    message: '{program} sends no external id, which profile "{profile}" has for its role',
    label: 'not sent',
    hints: [],
    because:
      'Cyberduck sent it up to 9.2; since 9.3 it cannot. A trust policy that demands sts:ExternalId refuses the role: "is not authorized to perform: sts:AssumeRole on resource".',
    whatToDo:
      'Take the condition on sts:ExternalId out of the trust policy, trust a role without one, or use the AWS CLI.',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.3, §2.2, §5.2',
    aliases: [],
  },
  'plan-setting-said-twice': {
    title: 'Two places say different things, and which one counts is not certain',
    message: '{setting} is "{value}" here and "{other}" in the AWS profile',
    label: 'taken for the plan',
    hints: [],
    because: 'Parts of Cyberduck ask the bookmark first, others the AWS profile.',
    whatToDo: 'Say it in one place.',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §0.2',
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
  'plan-role-not-assumed': {
    title: 'The role is never assumed',
    message: '{program} uses the keys of "{source}" as they are and never assumes {role}',
    label: 'never assumed',
    hints: [],
    because:
      'Where the source profile signs in with Identity Center, Cyberduck 9.3 and 9.4 connect with the cached keys of its permission set: often with more rights than the role has.',
    whatToDo: 'Choose a permission set that may do the work, or a source_profile with access keys.',
    severity: 'warning',
    programs: middleCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.4',
    aliases: [],
  },
  'plan-role-before-its-time': {
    title: 'The program does not know roles and devices of bookmarks and profiles',
    message: '{program} does not read {setting} here and connects with the keys of the user',
    label: 'not read',
    hints: [],
    because:
      'Roles and MFA came into the session with Cyberduck 9.3 and Mountain Duck 5.2. Before, the keys of the user go to S3 as they are, and a policy that demands the role or MFA denies access.',
    whatToDo: 'Update the application, or put role_arn, mfa_serial and source_profile into an AWS profile.',
    severity: 'warning',
    programs: earlyCyberduckPrograms,
    source: 'cyberduck-s3-connect §0, §0.1',
    aliases: [],
  },
  'plan-role-nobody-asks': {
    title: 'No role is set, and the program asks for none',
    message: '{program} asks nobody for the role, and none is set',
    hints: [],
    because: 'The prompt for the role came with Cyberduck 9.3; a request without a role fails.',
    whatToDo: 'Set role_arn in the bookmark (Custom) or the profile (Properties), or update the application.',
    severity: 'error',
    programs: earlyCyberduckPrograms,
    source: 'cyberduck-s3-connect §2.4; cyberduck-formats §3.1',
    aliases: [],
  },
  'plan-older-role-name': {
    title: 'The older name of role_arn does not make the program assume a role',
    message: '{setting} alone does not make {program} assume the role',
    label: 'not enough by itself',
    hints: ['write role_arn, or set "Role Configurable" in the profile'],
    because:
      'Which way Cyberduck signs in depends on role_arn and Role Configurable; the older name only fills in the ARN.',
    whatToDo: 'Write the ARN as role_arn.',
    severity: 'warning',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §0.1, §2.2',
    aliases: [],
  },
  'plan-session-needs-user-keys': {
    title: 'An MFA session needs the keys of a user',
    message: '{program} asks for an MFA session with keys that are of a session themselves',
    label: 'keys of a session',
    hints: ['they come from profile "{profile}"'],
    because: 'STS answers "Cannot call GetSessionToken with session credentials": no session is made from a session.',
    whatToDo: 'Use the long-term keys of the user (AKIA…), or a way in without a second session.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §2.3, §5.2',
    aliases: [],
  },
  'plan-chained-session-too-long': {
    title: 'A role that is assumed with a session lasts an hour at most',
    message: 'the session is to last {seconds} seconds, but the keys are of a session, and then 3600 is the most',
    label: 'more than an hour',
    hints: [],
    because:
      'STS refuses more than the "1 hour session limit for roles assumed by role chaining", whatever the role itself allows.',
    whatToDo: 'Set 3600 or less, or start from the long-term keys of the user.',
    severity: 'error',
    programs: stsCyberduckPrograms,
    source: 'cyberduck-s3-connect §2.2, §5.2',
    aliases: [],
  },
  'plan-sts-of-other-partition': {
    title: 'STS of another part of AWS is asked',
    message: 'these keys are of the part of AWS called {partition}, and {program} asks {endpoint}, which is of {asked}',
    label: 'another part of AWS',
    hints: ['the keys are of region {region}'],
    because:
      'Keys of GovCloud, China and the European Sovereign Cloud are unknown elsewhere: STS answers "The security token included in the request is invalid.", at the login check already since 9.1.',
    whatToDo:
      'Set STS Endpoint in the connection profile to that of the region of the keys: https://sts.REGION.amazonaws.com (in China with .cn at its end).',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §2.1; #18336',
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
