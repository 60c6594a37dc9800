import { awsPrograms } from '../programs/program-sets.ts';
import type { ProgramId } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type AwsOwnCode =
  | 'aws-environment-profile-differs'
  | 'aws-environment-profile-and-keys'
  | 'aws-environment-region-differs'
  | 'aws-environment-path'
  | 'aws-file-readable';

/** Of the SDK for Java only its reading of files was measured. */
const measured: readonly ProgramId[] = awsPrograms.filter((id) => id !== 'sdk-java@2');

/** What can be wrong around a person's own AWS files: environment variables, permissions. */
export const awsOwnCatalogue: Readonly<Record<AwsOwnCode, CatalogueEntry>> = {
  'aws-environment-profile-differs': {
    title: 'AWS_PROFILE and AWS_DEFAULT_PROFILE name different profiles',
    message: 'AWS_PROFILE is "{profile}", AWS_DEFAULT_PROFILE is "{other}"',
    hints: [],
    because:
      'The AWS CLI 1 and everything built on boto3 take AWS_DEFAULT_PROFILE, the AWS CLI 2 and the SDK for Go AWS_PROFILE; the SDK for JavaScript knows that one only.',
    whatToDo: 'Use AWS_PROFILE alone: unset AWS_DEFAULT_PROFILE',
    severity: 'hint',
    programs: measured,
    source: 'aws-config A.1 env-both-profile-vars; boto3#3620',
    aliases: ['AWS096'],
  },
  'aws-environment-profile-and-keys': {
    title: 'AWS_PROFILE stands beside AWS_ACCESS_KEY_ID',
    message: 'AWS_PROFILE names "{profile}", and AWS_ACCESS_KEY_ID is set as well',
    label: 'used by the SDK for JavaScript only',
    hints: [],
    because:
      'The SDK for JavaScript takes the profile; the AWS CLI and the SDK for Go take the keys and pass over the profile.',
    whatToDo: 'Unset one of the two. Keys that are left from another session are the usual reason.',
    severity: 'warning',
    programs: measured,
    source: 'aws-config C.1 env-keys-with-aws-profile, with issue 2549 of the SDK for JavaScript',
    aliases: ['AWS097'],
  },
  'aws-environment-region-differs': {
    title: 'AWS_REGION and AWS_DEFAULT_REGION say different things',
    message: '{set} is "{region}", but {problem}',
    hints: [],
    because:
      'The AWS CLI 1 and everything built on boto3 look at AWS_DEFAULT_REGION only, the SDK for JavaScript at AWS_REGION only.',
    whatToDo: 'Set both to the same region, or none.',
    severity: 'hint',
    programs: measured,
    source: 'aws-config A.1 env-region-both, env-region-only, env-default-region-only',
    aliases: ['AWS096'],
  },
  'aws-environment-path': {
    title: 'A path in the environment that not every program understands',
    message: '{variable} {problem}',
    hints: [],
    because:
      'The AWS CLI replaces "~" and variables; the SDKs for JavaScript and Java replace a leading "~/" alone, the SDK for Go nothing: they find no file there. Set but empty means no file at all for the AWS CLI, and the usual file for the others.',
    whatToDo: 'Write the whole path, or unset the variable.',
    severity: 'warning',
    programs: awsPrograms,
    source: 'aws-config A.1 env-config-file-tilde, env-config-file-dollar, env-config-file-empty-string',
    aliases: ['AWS098'],
  },
  'aws-file-readable': {
    title: 'Other users of this machine can read the keys',
    message: '{name} has the mode {mode}: not only its owner can read or write it',
    label: 'a secret in it',
    hints: ['chmod 600 {path}'],
    because: 'The AWS CLI 2 warns of such a file; a secret that others can read is none.',
    whatToDo: 'Take the permissions of everybody else away.',
    severity: 'hint',
    programs: ['aws-cli@2'],
    source: 'aws-config A.6, G AWS064',
    aliases: ['AWS064'],
  },
};
