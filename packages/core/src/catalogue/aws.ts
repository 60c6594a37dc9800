import { programIds } from '../programs/program.ts';
import { awsPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { ownWords } from './own-words.ts';

export type AwsCode =
  | 'aws-source-profile-missing'
  | 'aws-source-profile-unknown'
  | 'aws-source-profile-loop'
  | 'aws-profile-prefix-missing'
  | 'aws-profile-prefix-in-credentials'
  | 'aws-access-key-incomplete';

/** What can be wrong between the settings of AWS profiles. */
export const awsCatalogue: Readonly<Record<AwsCode, CatalogueEntry>> = {
  'aws-source-profile-missing': {
    title: 'A role without anybody to assume it',
    message: 'profile "{profile}" has role_arn, but no source_profile',
    label: 'assumed with whose keys?',
    hints: [
      'add: source_profile = NAME, with the profile that holds the keys of the user',
      'profiles with keys here: {candidates}',
      ownWords,
    ],
    because:
      'The AWS CLI stops with "Partial credentials found in assume-role, missing: source_profile or credential_source"; Cyberduck logs "Missing source profile reference" and goes on without credentials; the JavaScript SDK ignores the role.',
    whatToDo: 'Add source_profile (or credential_source, or web_identity_token_file).',
    severity: 'error',
    programs: programIds,
    source: 'aws-config C.3; cyberduck-s3-connect §1.4',
    aliases: ['AWS040'],
  },
  'aws-source-profile-unknown': {
    title: 'source_profile names no profile',
    message: 'source_profile of "{profile}" names "{source}", and there is no such profile',
    label: 'no profile of this name',
    hints: ['did you mean "{nearest}"?', 'profiles here: {candidates}', ownWords],
    because:
      'The AWS CLI stops with "The source_profile … does not exist"; Cyberduck logs "Missing source profile with name" and goes on without credentials.',
    whatToDo: 'Correct the name (case counts, no quotes, no note behind it), or add the profile.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config C.3; cyberduck-s3-connect §1.4',
    aliases: ['AWS042'],
  },
  'aws-source-profile-loop': {
    title: 'Profiles that name each other as source',
    message: 'source_profile leads in a circle: {chain}',
    label: 'part of the circle',
    hints: [ownWords],
    because:
      'No profile in the circle holds keys, so no program can start: "Infinite loop in credential configuration detected".',
    whatToDo: 'Let one of them name the profile that holds the keys of the user.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C.3',
    aliases: ['AWS043'],
  },
  'aws-profile-prefix-missing': {
    title: 'A profile in the config file without "profile"',
    message: '[{name}] in the config file is not read as a profile',
    label: 'write [profile {name}]',
    hints: ['did you mean [{nearest}]?', '[profile {name}]'],
    because:
      'In ~/.aws/config the AWS CLI and every SDK want [profile NAME]; only [default] goes without. Cyberduck takes both.',
    whatToDo: 'Write [profile {name}]. In ~/.aws/credentials it stays [{name}].',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config A.3',
    aliases: ['AWS025'],
  },
  'aws-profile-prefix-in-credentials': {
    title: '"profile" in the credentials file',
    message: '[profile {name}] in the credentials file is not read as profile "{name}"',
    label: 'write [{name}]',
    hints: ['[{name}]'],
    because:
      'In ~/.aws/credentials the name stands alone; with the prefix the AWS CLI sees a profile called "profile {name}".',
    whatToDo: 'Write [{name}]. In ~/.aws/config it is [profile {name}].',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config A.3',
    aliases: ['AWS026'],
  },
  'aws-access-key-incomplete': {
    title: 'Half of a key pair',
    message: 'profile "{profile}" has {present}, but no {missing}',
    label: 'the other half is missing',
    hints: [ownWords],
    because: 'The AWS CLI stops with "Partial credentials found"; Cyberduck sends requests without a key.',
    whatToDo: 'Put both halves into the same section of the same file.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config C.2',
    aliases: ['AWS060'],
  },
};
