import { awsPrograms } from '../programs/program-sets.ts';
import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { ownWords } from './own-words.ts';

export type AwsRegionCode =
  | 'aws-region-malformed'
  | 'aws-region-unknown'
  | 'aws-partition-differs'
  | 'aws-role-region-missing'
  | 'aws-services-unknown';

/** What can be wrong with regions, partitions and endpoints. */
export const awsRegionCatalogue: Readonly<Record<AwsRegionCode, CatalogueEntry>> = {
  'aws-region-malformed': {
    title: 'A region that cannot be a part of a host name',
    message: '{setting} "{value}" cannot be a part of a host name',
    label: 'letters, digits and hyphens',
    hints: ['did you mean {nearest}?', 'a region looks like eu-west-1'],
    because:
      'The AWS CLI stops with "doesn\'t match a supported format", the SDK for JavaScript with "is not a valid hostname component", that for Go with "invalid input region".',
    whatToDo: 'Write the code of the region, such as eu-west-1.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config C.3 role-invalid-region-chars, E.3',
    aliases: ['AWS090'],
  },
  'aws-region-unknown': {
    title: 'A region of no partition',
    message: '{setting} "{value}" is no region of AWS',
    label: 'no such region',
    hints: ['did you mean {nearest}?'],
    because: 'The programs make a host name of it that does not exist: "Could not connect to the endpoint URL".',
    whatToDo: 'Write the code of the region, such as eu-west-1. An availability zone has one letter more.',
    severity: 'warning',
    programs: awsPrograms,
    source: 'aws-config E.3 role-unknown-region',
    aliases: ['AWS091'],
  },
  'aws-partition-differs': {
    title: 'Settings of different partitions',
    message: '{setting} is of partition {partition}, but {other} of {otherPartition}',
    label: 'partition {partition}',
    hints: [],
    because:
      'Partitions (aws, aws-cn, aws-us-gov and others) share no accounts and no keys: STS of one does not know the roles and users of another.',
    whatToDo:
      'Correct the one that is wrong: GovCloud ARNs begin with arn:aws-us-gov:, those of China with arn:aws-cn:.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config E.1, E.3',
    aliases: ['AWS091'],
  },
  'aws-role-region-missing': {
    title: 'Roles without a region',
    message: '{count} profile(s) with a role have no region, such as "{profile}"',
    label: 'add: region = ...',
    hints: ['add a region, or set AWS_REGION wherever they are used'],
    because:
      'Without a region, and without one in the environment, the SDK for Go stops with "Missing Region"; the AWS CLI asks the STS of us-east-1.',
    whatToDo: 'Add a region to each profile: [default] does not pass its own on.',
    severity: 'hint',
    programs: ['sdk-go@2'],
    source: 'aws-config C.3 role-no-region',
    aliases: ['AWS092'],
  },
  'aws-services-unknown': {
    title: 'services names no section',
    message: 'services of "{profile}" names "{section}", and there is no [services {section}]',
    label: 'no section of this name',
    hints: ['did you mean "{nearest}"?', ownWords],
    because: 'The AWS CLI stops with "The profile is configured to use the services section but … does not exist".',
    whatToDo: 'Correct the name, or add the section.',
    severity: 'error',
    programs: ['aws-cli@1', 'aws-cli@2'],
    source: 'aws-config G AWS093',
    aliases: ['AWS093'],
  },
};
