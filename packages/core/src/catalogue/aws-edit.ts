import { awsCliPrograms, cyberduckPrograms } from '../programs/program-sets.ts';
import { programIds, type ProgramId } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

/** Why a change to `~/.aws/config` or `~/.aws/credentials` is refused. */
export type AwsEditProblem =
  | 'file-not-utf8'
  | 'section-missing'
  | 'section-exists'
  | 'section-not-in-credentials'
  | 'setting-missing'
  | 'setting-exists'
  | 'setting-is-block'
  | 'setting-has-value'
  | 'name-empty'
  | 'name-control-character'
  | 'name-blank-at-the-ends'
  | 'name-character'
  | 'key-character'
  | 'value-line-break'
  | 'value-control-character'
  | 'value-blank-at-the-ends'
  | 'value-comment-mark'
  | 'value-empty'
  | 'value-quoted'
  | 'text-not-unicode'
  | 'owner-name'
  | 'changes-collide'
  | 'section-in-use'
  | 'in-managed-block'
  | 'managed-block-damaged'
  | 'managed-block-edited'
  | 'program-would-refuse'
  | 'program-would-read-otherwise';

const everybody: readonly ProgramId[] = programIds;
const commentReaders: readonly ProgramId[] = ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'];

type Words = Pick<CatalogueEntry, 'title' | 'message' | 'because' | 'whatToDo' | 'programs' | 'source'>;

function entry(words: Words): CatalogueEntry {
  return { ...words, hints: [], severity: 'error', aliases: [] };
}

export type AwsEditCode = `aws-edit-${AwsEditProblem}`;

/** The words for each refusal. Nothing is written when one of them applies. */
export const awsEditCatalogue: Readonly<Record<AwsEditCode, CatalogueEntry>> = {
  'aws-edit-file-not-utf8': entry({
    title: 'The file is not UTF-8',
    message: 'the {file} file holds bytes that are not UTF-8',
    because: 'Writing it would replace bytes that could not be read; the AWS CLI refuses such a file anyway.',
    whatToDo: 'Save the file as UTF-8 first.',
    programs: everybody,
    source: 'aws-config A.1',
  }),
  'aws-edit-section-missing': entry({
    title: 'There is no such section',
    message: 'the {file} file has no {kind} "{name}"',
    because: 'There is nothing to change.',
    whatToDo: 'Check the name, or add the section.',
    programs: everybody,
    source: 'aws-config A.3',
  }),
  'aws-edit-section-exists': entry({
    title: 'The section exists already',
    message: 'there is a {kind} "{name}" already',
    because: 'The AWS CLI refuses a file that holds the same section twice; the others mix the two.',
    whatToDo: 'Choose another name, or change the section that is there.',
    programs: everybody,
    source: 'aws-config A.3',
  }),
  'aws-edit-section-not-in-credentials': entry({
    title: 'The credentials file holds profiles only',
    message: 'a {kind} section cannot stand in the credentials file',
    because: 'The AWS CLI takes it for a profile of that name; the SDKs for JavaScript and Java do not find it.',
    whatToDo: 'Write it to the config file.',
    programs: everybody,
    source: 'aws-config A.3',
  }),
  'aws-edit-setting-missing': entry({
    title: 'There is no such setting',
    message: 'the {kind} "{name}" has no setting "{key}" in the {file} file',
    because: 'There is nothing to change.',
    whatToDo: 'Check the key.',
    programs: everybody,
    source: 'aws-config A.4',
  }),
  'aws-edit-setting-exists': entry({
    title: 'The setting exists already',
    message: 'the {kind} "{name}" has a setting of that key already',
    because: 'The AWS CLI refuses a file that holds a key twice in one section.',
    whatToDo: 'Choose another key, or remove the setting that is there.',
    programs: everybody,
    source: 'aws-config A.4',
  }),
  'aws-edit-setting-is-block': entry({
    title: 'The setting is the head of a block',
    message: '"{key}" is the head of a nested block and has no value of its own',
    because: 'A value there would turn the lines below it into a part of the value.',
    whatToDo: 'Name the nested setting, such as s3.addressing_style, or remove the block first.',
    programs: everybody,
    source: 'aws-config A.4',
  }),
  'aws-edit-setting-has-value': entry({
    title: 'The setting has a value and can hold no block',
    message: '"{key}" is not the head of a nested block',
    because: 'Programs read lines below a value in three different ways.',
    whatToDo: 'Remove that setting first.',
    programs: everybody,
    source: 'aws-config A.4',
  }),
  'aws-edit-name-empty': entry({
    title: 'The name is empty',
    message: 'a section needs a name',
    because: 'Most programs drop a section without a name.',
    whatToDo: 'Give it a name.',
    programs: everybody,
    source: 'aws-config A.3',
  }),
  'aws-edit-name-control-character': entry({
    title: 'The name holds a line break or control character',
    message: 'the name holds a line break or another control character',
    because: 'What follows a line break would be read as lines of the file: settings that nobody asked for.',
    whatToDo: 'Remove the character.',
    programs: everybody,
    source: 'aws-config A.6, peers §5.1',
  }),
  'aws-edit-name-blank-at-the-ends': entry({
    title: 'The name starts or ends with a blank',
    message: 'the name starts or ends with a blank',
    because: 'Some programs trim it, others keep it.',
    whatToDo: 'Remove the blank.',
    programs: everybody,
    source: 'aws-config A.3',
  }),
  'aws-edit-name-character': entry({
    title: 'The name holds a character that ends or changes it',
    message: 'a name must not hold brackets, quotes, backslashes, # or ;',
    because: 'The AWS CLI cannot find a section whose name needs escaping, not even one that it has written.',
    whatToDo: 'Use letters, digits and _ @ + . % : / - only.',
    programs: everybody,
    source: 'aws-config A.3, A.6',
  }),
  'aws-edit-key-character': entry({
    title: 'The key holds a character that not every program accepts',
    message: 'a key is made of letters, digits and _ / % @ + -; one dot stands before a nested key',
    because: 'The SDK for Java ignores any other key, and several characters end a key or start a comment.',
    whatToDo: 'Use another key.',
    programs: everybody,
    source: 'aws-config A.4',
  }),
  'aws-edit-value-line-break': entry({
    title: 'The value holds a line break',
    message: 'the value of "{key}" holds a line break',
    because: 'What follows would be read as lines of the file: settings that nobody asked for.',
    whatToDo: 'Write the value on one line.',
    programs: everybody,
    source: 'aws-config A.2, peers §5.1',
  }),
  'aws-edit-value-control-character': entry({
    title: 'The value holds a control character',
    message: 'the value of "{key}" holds a control character',
    because: 'NUL ends a text for the operating system, and others end a line for some programs.',
    whatToDo: 'Remove the character.',
    programs: everybody,
    source: 'aws-config A.2',
  }),
  'aws-edit-value-blank-at-the-ends': entry({
    title: 'The value starts or ends with a blank',
    message: 'the value of "{key}" starts or ends with a blank',
    because: 'Every program trims it away.',
    whatToDo: 'Remove the blank.',
    programs: everybody,
    source: 'aws-config A.4',
  }),
  'aws-edit-value-comment-mark': entry({
    title: 'The value holds what some programs take for a comment',
    message: 'the value of "{key}" holds a # or ; at its start or behind a blank',
    because: 'The SDKs for JavaScript, Java and Go cut the value there; the AWS CLI and Cyberduck do not.',
    whatToDo: 'Remove the blank before the mark.',
    programs: commentReaders,
    source: 'aws-config A.2',
  }),
  'aws-edit-value-empty': entry({
    title: 'The value is empty',
    message: '"{key}" would have no value',
    because: 'The SDK for JavaScript drops the key and takes what follows for a nested block.',
    whatToDo: 'Remove the setting instead.',
    programs: ['sdk-js@3'],
    source: 'aws-config A.4',
  }),
  'aws-edit-value-quoted': entry({
    title: 'The value starts and ends with a quote',
    message: 'the value of "{key}" starts and ends with the same quote',
    because: 'The SDK for Go takes the two quotes away, and panics at a single one; the others keep them.',
    whatToDo: 'Write the value so that it does not both start and end with a quote.',
    programs: ['sdk-go@2'],
    source: 'aws-config A.4',
  }),
  'aws-edit-text-not-unicode': entry({
    title: 'The text is not valid Unicode',
    message: 'the text holds half of a character and cannot be written as UTF-8',
    because: 'It would be replaced by another character.',
    whatToDo: 'Remove the character.',
    programs: everybody,
    source: 'aws-config A.1',
  }),
  'aws-edit-owner-name': entry({
    title: 'The owner cannot be written into a mark',
    message: 'an owner is a name of up to 64 small letters, digits, - and _',
    because: 'It becomes a part of the comments around the block.',
    whatToDo: 'Choose another name.',
    programs: everybody,
    source: 'issue 3, item 7',
  }),
  'aws-edit-changes-collide': entry({
    title: 'Two changes want the same place',
    message: 'two of the changes concern the same line',
    because: 'Only one of them could be made.',
    whatToDo: 'Make them one after the other.',
    programs: everybody,
    source: 'issue 3, item 7',
  }),
  'aws-edit-section-in-use': entry({
    title: 'Other sections refer to the section',
    message: '{count} other section(s) refer to the {kind} "{name}"',
    because: 'They would name something that is not there, and every program would refuse them.',
    whatToDo: 'Change those sections first, or say that they may be left without it.',
    programs: everybody,
    source: 'aws-config C.3, D.1',
  }),
  'aws-edit-in-managed-block': entry({
    title: 'The place belongs to a managed block',
    message: 'the {kind} "{name}" stands in the managed block of {owner}',
    because: 'Its owner replaces the whole block and would undo the change.',
    whatToDo: 'Change it where the owner takes it from.',
    programs: everybody,
    source: 'issue 3, item 7',
  }),
  'aws-edit-managed-block-damaged': entry({
    title: 'The marks of a managed block are damaged',
    message: 'this mark of a managed block in the {file} file has lost its partner or is not readable',
    because: 'Nobody can tell any more what belongs to the owner and what to you.',
    whatToDo: 'Restore both marks, or remove what is left of them and what belongs to the owner.',
    programs: everybody,
    source: 'issue 3, item 7',
  }),
  'aws-edit-managed-block-edited': entry({
    title: 'A managed block was changed by hand',
    message: 'the managed block of {owner} holds something else than its owner has written',
    because: 'Replacing it would lose that change.',
    whatToDo: 'Move the change out of the block, or say that it may be lost.',
    programs: everybody,
    source: 'issue 3, item 7',
  }),
  'aws-edit-program-would-refuse': entry({
    title: 'A program would no longer read the file',
    message: 'the changed {file} file would be refused as a whole by: {readers}',
    because: 'They read the file as it is now.',
    whatToDo: 'Mend the file first: duckbill lint says what is odd about it.',
    programs: [...awsCliPrograms, ...cyberduckPrograms, 'sdk-java@2'],
    source: 'aws-config A',
  }),
  'aws-edit-program-would-read-otherwise': entry({
    title: 'A program would see something else than the change',
    message: 'the change to the {file} file would not come out right at "{section}" for: {readers}',
    because: 'The lines around it mean different things to different programs.',
    whatToDo: 'Mend the file first: duckbill lint says what is odd about it.',
    programs: everybody,
    source: 'aws-config A',
  }),
};
