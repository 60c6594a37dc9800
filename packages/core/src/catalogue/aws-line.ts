import { awsCliPrograms, cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type AwsLineCode =
  | 'aws-comment-indented'
  | 'aws-comment-semicolon'
  | 'aws-setting-indented'
  | 'aws-delimiter-colon'
  | 'aws-nested-too-deep'
  | 'aws-value-continued'
  | 'aws-value-lone-quote'
  | 'aws-key-repeated';

/** What can be wrong with the lines below a header, whatever their settings mean. */
export const awsLineCatalogue: Readonly<Record<AwsLineCode, CatalogueEntry>> = {
  'aws-comment-indented': {
    title: 'An indented comment',
    message: '{count} comment(s) of this file are indented',
    label: 'begin at the first column',
    hints: [],
    because: 'The SDK for Java takes an indented comment for a setting and refuses the whole file.',
    whatToDo: 'Begin comments at the first column.',
    severity: 'error',
    programs: ['sdk-java@2'],
    source: 'aws-config A.2 comment-indented-hash, comment-indented-inside-nested',
    aliases: ['AWS014'],
  },
  'aws-comment-semicolon': {
    title: 'A comment behind a semicolon',
    message: '{count} comment(s) of this file begin with ";", which Cyberduck does not know',
    label: 'write # here',
    hints: ['begin comments with "#"'],
    because:
      'For Cyberduck only "#" begins a comment. It refuses the line, reads neither of the two files, and sends the name of the profile as an access key.',
    whatToDo: 'Begin the comment with #.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.1',
    aliases: [],
  },
  'aws-setting-indented': {
    title: 'Indented settings',
    message: '{count} setting(s) of {section} are indented',
    label: 'begin at the first column',
    hints: [],
    because:
      'The SDK for Java refuses the whole file when the first setting below a header is indented. A setting that is indented more than the one above it is a part of that value for the AWS CLI and the SDK for Java.',
    whatToDo: 'Begin settings at the first column; only those of a nested block, such as s3, are indented.',
    severity: 'error',
    programs: [...awsCliPrograms, 'sdk-java@2'],
    source: 'aws-config A.4 indented-keys-uniform, indented-second-key; aws-sdk-java-v2#2994',
    aliases: ['AWS015'],
  },
  'aws-delimiter-colon': {
    title: 'A colon in place of the equals sign',
    message: 'a colon stands between "{key}" and its value',
    label: 'write = here',
    hints: ['write "key = value"'],
    because:
      'Cyberduck and the SDK for Java refuse the whole file for a line without "="; the SDK for JavaScript ignores the setting.',
    whatToDo: 'Write = in place of the colon.',
    severity: 'error',
    programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-java@2'],
    source: 'aws-config A.4 delim-colon; aws-sdk-java-v2#5641; cyberduck-s3-connect §1.1',
    aliases: ['AWS017'],
  },
  'aws-nested-too-deep': {
    title: 'A block inside a nested block',
    message: 'this block stands inside another one',
    label: 'one level is all',
    hints: [],
    because:
      'There is one level of nesting: the AWS CLI and the SDK for Go take the inner settings for those of the outer block, the SDK for JavaScript gives them to the inner one alone.',
    whatToDo: 'Write all settings of the block at one level.',
    severity: 'warning',
    programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
    source: 'aws-config A.4 nested-two-levels',
    aliases: ['AWS019'],
  },
  'aws-value-continued': {
    title: 'A value on several lines',
    message: 'the value of "{key}" goes on in the next line',
    label: 'more of the value above',
    hints: ['write the whole value on one line'],
    because:
      'Cyberduck refuses both files for a line without "="; the SDK for JavaScript sees the first line only, and the SDK for Go a line break inside the value, or a setting of its own.',
    whatToDo: 'Write the whole value on one line.',
    severity: 'error',
    programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-go@2'],
    source: 'aws-config A.4 continuation-simple, continuation-with-equals; cyberduck-s3-connect §1.1',
    aliases: ['AWS020'],
  },
  'aws-value-lone-quote': {
    title: 'A value that is a single quote',
    message: 'the value of "{key}" is nothing but a quote',
    label: 'the rest is missing',
    hints: [],
    because: 'The SDK for Go crashes when it reads the file.',
    whatToDo: 'Write the value without quotes, or remove the line.',
    severity: 'error',
    programs: ['sdk-go@2'],
    source: 'aws-config A.4 value-lone-quote',
    aliases: ['AWS022'],
  },
  'aws-key-repeated': {
    title: 'The same setting twice in a section',
    message: '"{key}" stands in {section} already',
    label: 'again',
    hints: [],
    because:
      'The AWS CLI refuses the whole file ("DuplicateOptionError"), also when the two differ in case only; the others take the last one.',
    whatToDo: 'Remove one of the two.',
    severity: 'error',
    programs: awsCliPrograms,
    source: 'aws-config A.4 dup-key, dup-key-case; botocore#2395',
    aliases: ['AWS006'],
  },
};
