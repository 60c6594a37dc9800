import { awsCliPrograms, cyberduckPrograms } from '../programs/program-sets.ts';
import type { ProgramId } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type AwsSyntaxCode =
  | 'aws-byte-order-mark'
  | 'aws-not-utf8'
  | 'aws-lone-carriage-return'
  | 'aws-line-unrecognised'
  | 'aws-setting-before-section'
  | 'aws-header-unclosed'
  | 'aws-header-trailing-text'
  | 'aws-nested-line-unrecognised';

/** Programs that give up on a whole file because of one line. */
const strictPrograms: readonly ProgramId[] = [...cyberduckPrograms, ...awsCliPrograms, 'sdk-java@2'];

/** What can be wrong with `~/.aws/config` and `~/.aws/credentials` as texts, before anybody asks what a setting means. */
export const awsSyntaxCatalogue: Readonly<Record<AwsSyntaxCode, CatalogueEntry>> = {
  'aws-byte-order-mark': {
    title: 'The file starts with a byte order mark',
    message: 'the file starts with a byte order mark',
    label: 'invisible character',
    hints: ['save the file as "UTF-8", not as "UTF-8 with BOM"'],
    because:
      'Cyberduck, the AWS CLI and the SDK for Java refuse the whole file; the SDK for Go loses the first profile in it.',
    whatToDo: 'Remove the mark: save the file as UTF-8 without BOM.',
    severity: 'error',
    programs: [...strictPrograms, 'sdk-go@2'],
    source: 'aws-config G AWS001, cyberduck-s3-connect §1.9',
    aliases: ['AWS001'],
  },
  'aws-not-utf8': {
    title: 'The file is not UTF-8',
    message: 'the file holds bytes that are not UTF-8',
    hints: ['save the file as UTF-8; an old Windows editor may have used another encoding'],
    because: 'The AWS CLI refuses the whole file for one such byte, even in a comment.',
    whatToDo: 'Save the file as UTF-8.',
    severity: 'error',
    programs: awsCliPrograms,
    source: 'aws-config G AWS002',
    aliases: ['AWS002'],
  },
  'aws-lone-carriage-return': {
    title: 'Lines end with a lone carriage return',
    message: '{count} line(s) end with a lone carriage return',
    hints: ['end lines with LF or CRLF'],
    because: 'The SDKs for JavaScript and Go see one long line there and find no profile.',
    whatToDo: 'Convert the line ends to LF.',
    severity: 'error',
    programs: ['sdk-js@3', 'sdk-go@2'],
    source: 'aws-config G AWS004',
    aliases: ['AWS004'],
  },
  'aws-line-unrecognised': {
    title: 'A line is no header, comment or setting',
    message: 'this line is no header, no comment and no "key = value"',
    hints: ['write "key = value", or put a # in the first column'],
    because:
      'Cyberduck, the AWS CLI and the SDK for Java refuse the whole file; the other SDKs skip the line without a word.',
    whatToDo: 'Write the line as `key = value`, make it a comment, or remove it.',
    severity: 'error',
    programs: strictPrograms,
    source: 'aws-config G AWS007, cyberduck-s3-connect §1.1',
    aliases: ['AWS007'],
  },
  'aws-setting-before-section': {
    title: 'A setting stands before the first section',
    message: 'this setting belongs to no section',
    hints: ['put it below a header such as [default]'],
    because: 'Cyberduck, the AWS CLI and the SDK for Java refuse the whole file; the other SDKs ignore the setting.',
    whatToDo: 'Write the header of the profile that it belongs to above it.',
    severity: 'error',
    programs: strictPrograms,
    source: 'aws-config G AWS008, cyberduck-s3-connect §1.1',
    aliases: ['AWS008'],
  },
  'aws-header-unclosed': {
    title: 'A section header lacks its closing bracket',
    message: 'this header has no "]"',
    hints: ['end the header with "]"'],
    because:
      'Cyberduck, the AWS CLI and the SDK for Java refuse the whole file; the SDKs for JavaScript and Go give the settings below to the section above.',
    whatToDo: 'Close the bracket.',
    severity: 'error',
    programs: [...strictPrograms, 'sdk-js@3', 'sdk-go@2'],
    source: 'aws-config G AWS009',
    aliases: ['AWS009'],
  },
  'aws-header-trailing-text': {
    title: 'Text follows a section header',
    message: 'text follows the "]" of this header',
    hints: ['put the text on a line of its own, behind a #'],
    because:
      'Cyberduck and the SDK for Java refuse the whole file; the SDKs for JavaScript and Go give the settings below to the section above.',
    whatToDo: 'Remove the text, or make it a comment on a line of its own.',
    severity: 'error',
    programs: [...cyberduckPrograms, 'sdk-java@2', 'sdk-js@3', 'sdk-go@2'],
    source: 'aws-config G AWS009, A.3',
    aliases: ['AWS009'],
  },
  'aws-nested-line-unrecognised': {
    title: 'A line of a nested block has no equals sign',
    message: 'this line of a nested block is no "key = value"',
    hints: ['write "key = value", or the whole value on the line of its key'],
    because: 'Cyberduck, the AWS CLI and the SDK for Java refuse the whole file.',
    whatToDo: 'Write the line as `key = value`, or remove it.',
    severity: 'error',
    programs: strictPrograms,
    source: 'aws-config G AWS018',
    aliases: ['AWS018'],
  },
};
