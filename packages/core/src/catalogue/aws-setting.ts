import { awsCliPrograms, awsPrograms, cyberduckPrograms } from '../programs/program-sets.ts';
import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type AwsSettingCode =
  | 'aws-value-comment'
  | 'aws-value-hash'
  | 'aws-value-quoted'
  | 'aws-value-empty'
  | 'aws-value-not-listed'
  | 'aws-value-not-boolean'
  | 'aws-value-not-number'
  | 'aws-value-not-url'
  | 'aws-key-letter-case'
  | 'aws-key-not-ascii'
  | 'aws-setting-misplaced'
  | 'aws-setting-unknown';

/** What can be wrong with one setting, as the table of settings knows it. */
export const awsSettingCatalogue: Readonly<Record<AwsSettingCode, CatalogueEntry>> = {
  'aws-value-comment': {
    title: 'A comment behind a value',
    message: 'the comment behind "{key}" is a part of its value',
    label: 'not a comment here',
    hints: ['put the comment on a line of its own'],
    because:
      'The AWS CLI and Cyberduck know no comments behind values: they take the whole line, "#" included; the SDKs cut it off.',
    whatToDo: 'Put the comment on a line of its own, behind a # in the first column.',
    severity: 'error',
    programs: [...cyberduckPrograms, ...awsCliPrograms],
    source: 'aws-config A.2 inline-comment-in-secret, role-region-with-comment; aws-cli#320',
    aliases: ['AWS012'],
  },
  'aws-value-hash': {
    title: 'A value that is cut at a hash or semicolon',
    message: 'some programs cut "{key}" at the "{sign}"',
    label: 'a comment to the SDKs',
    hints: ['put the command into a script and name that'],
    because:
      'For the SDKs a "#" or ";" behind a blank begins a comment, and what follows is lost; the AWS CLI and Cyberduck take it along.',
    whatToDo: 'Write the value without it; a comment belongs on a line of its own.',
    severity: 'warning',
    programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
    source: 'aws-config A.2 comment-inline-in-secret, C.5',
    aliases: ['AWS013'],
  },
  'aws-value-quoted': {
    title: 'A value in quotes',
    message: 'the quotes around the value of "{key}" are a part of it',
    label: 'no quotes here',
    hints: ['write the value without quotes'],
    because:
      'Only the SDK for Go takes the quotes away; for all others they belong to the value, so the name, region or ARN does not exist.',
    whatToDo: 'Write the value without quotes.',
    severity: 'error',
    programs: programIds.filter((id) => id !== 'sdk-go@2'),
    source: 'aws-config A.4 value-double-quoted, role-source-quoted-value',
    aliases: ['AWS021'],
  },
  'aws-value-empty': {
    title: 'A setting without a value',
    message: '"{key}" has no value',
    label: 'nothing here',
    hints: ['remove the line, or write the value'],
    because:
      'The SDK for JavaScript drops the setting and takes indented lines below it for a block; the AWS CLI takes the empty text for the value: for an MFA serial it asks for a code and then refuses the call, for a process it stops with an error.',
    whatToDo: 'Remove the line, or write the value.',
    severity: 'warning',
    programs: [...awsCliPrograms, 'sdk-js@3'],
    source: 'aws-config A.4 value-empty, C.3 role-mfa-empty-serial, C.5; smithy-typescript#1015',
    aliases: ['AWS024'],
  },
  'aws-value-not-listed': {
    title: 'A value that the setting does not have',
    message: '"{value}" is none of the values of {key}',
    label: 'not accepted',
    hints: ['did you mean {nearest}?', 'it is one of: {accepted}'],
    because: 'The programs that read the setting refuse the value, or pass over it and do what they do without it.',
    whatToDo: 'Write one of: {accepted}.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config B.2 to B.4 role-sts-endpoints-invalid',
    aliases: ['AWS094'],
  },
  'aws-value-not-boolean': {
    title: 'A switch that is neither true nor false',
    message: '"{value}" is neither true nor false, so {key} counts as false',
    label: 'true or false',
    hints: ['did you mean {nearest}?'],
    because:
      'The SDK for JavaScript wants true or false in lower case and throws inside otherwise; the others take everything but true, in any case, for false.',
    whatToDo: 'Write true or false.',
    severity: 'warning',
    programs: awsPrograms,
    source: 'aws-config B',
    aliases: ['AWS095'],
  },
  'aws-value-not-number': {
    title: 'A number that is none',
    message: '"{value}" is no number, as {key} wants it',
    label: '{form}',
    hints: [],
    because: 'The programs that read the setting refuse the value, or go on as if it were not there.',
    whatToDo: 'Write a whole number; sizes may end with KB, MB or GB.',
    severity: 'warning',
    programs: awsPrograms,
    source: 'aws-config B.2, B.3',
    aliases: [],
  },
  'aws-value-not-url': {
    title: 'An endpoint without http:// or https://',
    message: '{key} does not begin with http:// or https://',
    label: 'an address is wanted',
    hints: ['did you mean {nearest}?'],
    because: 'The AWS CLI stops with "Invalid endpoint"; the SDKs cannot make an address of it.',
    whatToDo: 'Write the whole address, with https:// (or http:// for a server of your own).',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config B.2',
    aliases: [],
  },
  'aws-key-letter-case': {
    title: 'A setting with capital letters',
    message: '"{written}" is not read as {key} by every program',
    label: 'write {key}',
    hints: ['{key}'],
    because:
      'The AWS CLI and the SDK for Go fold capital letters; Cyberduck and the SDKs for JavaScript and Java do not see the setting.',
    whatToDo: 'Write {key}.',
    severity: 'warning',
    programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-java@2'],
    source: 'aws-config A.4 key-uppercase, static-upper-case-keys; cyberduck-s3-connect §1.1',
    aliases: ['AWS023'],
  },
  'aws-key-not-ascii': {
    title: 'A setting whose name has letters beyond a to z',
    message: 'the name "{key}" holds a character that no setting has',
    label: 'looks like another letter, perhaps',
    hints: ['did you mean {nearest}?'],
    because:
      'No program knows a setting of this name; the SDK for Java passes over the line, and the AWS CLI refuses the whole file where the system is set to plain ASCII.',
    whatToDo: 'Type the name again.',
    severity: 'warning',
    programs: [...awsCliPrograms, 'sdk-java@2'],
    source: 'aws-config A.1, A.4 key-unicode',
    aliases: ['AWS003'],
  },
  'aws-setting-misplaced': {
    title: 'A setting where nobody looks for it',
    message: '{key} is not read here',
    label: 'belongs {where}',
    hints: ['it belongs {where}'],
    because: 'Every program passes over it without a word.',
    whatToDo: 'Move the line: it belongs {where}.',
    severity: 'hint',
    programs: awsPrograms,
    source: 'aws-config B.1, B.3',
    aliases: [],
  },
  'aws-setting-unknown': {
    title: 'A setting that nobody reads, but nearly one that is known',
    message: 'no program reads "{key}"',
    label: 'ignored',
    hints: ['did you mean {nearest}?'],
    because: 'Every program passes over a name that it does not know without a word.',
    whatToDo: 'Correct the name. If another tool wants it so, suppress this finding.',
    severity: 'hint',
    programs: programIds,
    source: 'aws-config B.4, G AWS099',
    aliases: ['AWS099'],
  },
};
