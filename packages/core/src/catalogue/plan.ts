import { programIds } from '../programs/program.ts';
import { awsPrograms, cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { ownWords } from './own-words.ts';

export type PlanCode =
  | 'plan-bookmark-profile-not-installed'
  | 'plan-aws-profile-not-matched'
  | 'plan-aws-profile-missing'
  | 'plan-aws-files-refused'
  | 'plan-no-credentials'
  | 'plan-source-without-keys'
  | 'plan-way-not-supported'
  | 'plan-protocol-not-s3';

/** What a plan finds out before any call. */
export const planCatalogue: Readonly<Record<PlanCode, CatalogueEntry>> = {
  'plan-bookmark-profile-not-installed': {
    title: 'The connection profile of the bookmark is not installed',
    message: 'no connection profile with Vendor "{vendor}" is known',
    label: 'no such profile',
    hints: ['did you mean "{nearest}"?'],
    because:
      'Cyberduck then uses the profile that ships with the protocol, without the settings of the missing one, and forgets the Provider on the next save.',
    whatToDo: 'Install the profile (Preferences, Profiles), or name its file: --profile FILE',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.2 Provider, §2.3',
    aliases: ['X02'],
  },
  'plan-aws-profile-not-matched': {
    title: 'The username names no AWS profile and would be sent as access key',
    message: '"{username}" names no profile in the AWS files, so it would be sent as access key id',
    label: 'not a profile, not an access key id',
    hints: ['did you mean "{nearest}"?', 'profiles there: {candidates}'],
    because:
      'Cyberduck logs "No matching configuration for profile" and goes on with the text as access key: AWS then answers that the security token is invalid.',
    whatToDo: 'Write the name of a profile of ~/.aws/config or ~/.aws/credentials, exactly, or a real access key id.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.2, §1.8',
    aliases: [],
  },
  'plan-aws-profile-missing': {
    title: 'There is no AWS profile of this name',
    message: 'there is no profile "{profile}" in the AWS files',
    hints: ['did you mean "{nearest}"?', 'profiles there: {candidates}', ownWords],
    because:
      'The AWS CLI stops with "The config profile ({profile}) could not be found", also when there are keys in the environment; the SDKs find no credentials.',
    whatToDo: 'Correct the name, or add the profile. List what there is: aws configure list-profiles',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C.1',
    aliases: [],
  },
  'plan-aws-files-refused': {
    title: 'The program refuses the AWS files',
    message: '{program} cannot read the AWS files: {problem}',
    label: 'stops here',
    hints: [],
    because:
      'One bad line makes the whole file unusable: the AWS CLI stops at once, Cyberduck goes on as if there were no profiles at all.',
    whatToDo: 'Mend the line. duckbill lint shows every such place in the files.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config A; cyberduck-s3-connect §1.1',
    aliases: [],
  },
  'plan-no-credentials': {
    title: 'No credentials are found',
    message: 'profile "{profile}" holds no credentials that {program} can use',
    hints: ['found there: {present}', ownWords],
    because:
      'Nothing could be signed: the AWS CLI says "Unable to locate credentials", Cyberduck sends requests without keys. Only on a machine of AWS that has a role would the AWS CLI and the SDKs get keys from it.',
    whatToDo: 'Add aws_access_key_id and aws_secret_access_key, role_arn with source_profile, or the sso_* settings.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config C.2; cyberduck-s3-connect §1.9',
    aliases: [],
  },
  'plan-source-without-keys': {
    title: 'The source profile holds no keys that this program can use',
    message: 'source profile "{source}" holds no access keys, and {program} looks no further',
    label: 'no keys here',
    hints: ['found there: {present}'],
    because:
      'Cyberduck follows source_profile one step and wants plain keys there; AssumeRole is then tried without keys and fails.',
    whatToDo: 'Let source_profile name the profile with the access keys of the user.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.4, §1.7',
    aliases: [],
  },
  'plan-way-not-supported': {
    title: 'Duckbill cannot plan this way of signing in yet',
    message: '{way} is not planned by this version of Duckbill',
    hints: [],
    because: 'The program itself may well support it; Duckbill says so rather than guess.',
    whatToDo: 'See the list of ways in the README.',
    severity: 'error',
    programs: programIds,
    source: 'cyberduck-s3-connect §0.1',
    aliases: [],
  },
  'plan-protocol-not-s3': {
    title: 'The target is not S3',
    message: 'the protocol is "{protocol}", and only s3 can be planned',
    hints: [],
    because: 'Duckbill knows how Cyberduck signs in to S3; other protocols have nothing to do with AWS credentials.',
    whatToDo: 'Name a bookmark or profile whose Protocol is s3.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.5',
    aliases: [],
  },
};
