import { awsCliPrograms, awsPrograms, cyberduckPrograms } from '../programs/program-sets.ts';
import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type AwsHeaderCode =
  | 'aws-header-letter-case'
  | 'aws-header-prefix-wrong'
  | 'aws-header-word-unknown'
  | 'aws-header-blanks'
  | 'aws-header-indented'
  | 'aws-header-comment'
  | 'aws-header-comment-glued'
  | 'aws-header-comment-bracket'
  | 'aws-section-default-capitals'
  | 'aws-section-name-missing'
  | 'aws-section-name-quoted'
  | 'aws-section-name-blank'
  | 'aws-section-name-escaped'
  | 'aws-section-name-characters'
  | 'aws-section-name-reserved'
  | 'aws-section-misplaced'
  | 'aws-section-repeated'
  | 'aws-default-twice';

/** What can be wrong with the headers of sections: `[profile NAME]` and the like. */
export const awsHeaderCatalogue: Readonly<Record<AwsHeaderCode, CatalogueEntry>> = {
  'aws-header-letter-case': {
    title: 'A section header with capital letters',
    message: '{written} is not read as {wanted}',
    label: 'write {wanted}',
    hints: ['{wanted}'],
    because:
      'The words profile, sso-session, services and default count in lower case only: the AWS CLI and the SDKs drop this section, and Cyberduck takes the whole text for the name of a profile.',
    whatToDo: 'Write {wanted}.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config A.3 section-profile-upper, section-default-title',
    aliases: ['AWS029'],
  },
  'aws-header-prefix-wrong': {
    title: 'A section header with a word that is nearly right',
    message: '{written} is read by one program only',
    label: 'write {wanted}',
    hints: ['{wanted}'],
    because:
      'The SDK for JavaScript alone reads [profile.NAME], the AWS CLI alone [profiles NAME]: for every other program the section does not exist.',
    whatToDo: 'Write {wanted}.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config A.3 dotted-literal-section, section-profiles-plural',
    aliases: ['AWS036'],
  },
  'aws-header-word-unknown': {
    title: 'A section header whose first word has a slip in it',
    message: '{written} is not read as {wanted}',
    label: 'write {wanted}',
    hints: ['{wanted}'],
    because:
      'Only profile, sso-session and services begin a header with two words: the AWS CLI and the SDKs drop this section with all that stands in it, and Cyberduck takes the whole text for the name of a profile.',
    whatToDo: 'Write {wanted}.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config A.3, G AWS025',
    aliases: ['AWS025'],
  },
  'aws-header-blanks': {
    title: 'Blanks where a section header has none',
    message: '{written} has blanks that some programs take for a part of it',
    label: 'write {wanted}',
    hints: ['{wanted}'],
    because:
      'The AWS CLI drops a section with a blank behind "["; the SDK for JavaScript one with a blank before "]" or two between the words; Cyberduck takes a second blank, or a tab, into the name.',
    whatToDo: 'Write {wanted}: one space between the two words, and none elsewhere.',
    severity: 'error',
    programs: [...cyberduckPrograms, ...awsCliPrograms, 'sdk-js@3'],
    source: 'aws-config A.3; cyberduck-s3-connect §1.1',
    aliases: ['AWS032'],
  },
  'aws-header-indented': {
    title: 'An indented section header',
    message: 'this header is indented, so some programs read it as a part of the value above',
    label: 'begin at the first column',
    hints: [],
    because:
      'Below a setting the AWS CLI and the SDK for Java take the line for more of its value, and give the settings that follow to the section above; elsewhere the SDK for Java refuses the whole file.',
    whatToDo: 'Remove the blanks before the bracket.',
    severity: 'error',
    programs: [...awsCliPrograms, 'sdk-java@2'],
    source: 'aws-config A.3 indented-section-after-key',
    aliases: ['AWS016'],
  },
  'aws-header-comment': {
    title: 'A comment behind a section header',
    message: 'Cyberduck refuses the files for the comment behind this header',
    label: 'put it on a line of its own',
    hints: [],
    because:
      'For Cyberduck a header ends its line. It finds no profile in either file then; with an "=" in the comment it gives the settings below to the section above and connects with the wrong keys.',
    whatToDo: 'Put the comment on a line of its own, behind a # in the first column.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §1.1',
    aliases: [],
  },
  'aws-header-comment-glued': {
    title: 'A comment that touches a section header',
    message: 'no blank stands between this header and its comment',
    label: 'put it on a line of its own',
    hints: [],
    because:
      'The SDK for JavaScript then does not see the header and gives the settings below to the section above: it hands out the keys of another profile. Cyberduck refuses both files.',
    whatToDo: 'Put the comment on a line of its own, behind a # in the first column.',
    severity: 'error',
    programs: [...cyberduckPrograms, 'sdk-js@3'],
    source: 'aws-config A.2 comment-after-section-nospace, misplaced-keys-glued-comment',
    aliases: ['AWS010'],
  },
  'aws-header-comment-bracket': {
    title: 'A bracket in the comment behind a section header',
    message: 'the comment behind this header holds a "]"',
    label: 'put it on a line of its own',
    hints: [],
    because:
      'For the AWS CLI the header ends at the last "]" of the line, so it drops the section; Cyberduck refuses both files, or takes the comment into the name.',
    whatToDo: 'Put the comment on a line of its own, behind a # in the first column.',
    severity: 'error',
    programs: [...cyberduckPrograms, ...awsCliPrograms],
    source: 'aws-config A.2 comment-after-section-with-bracket; cyberduck-s3-connect §1.1',
    aliases: ['AWS011'],
  },
  'aws-section-default-capitals': {
    title: 'The default profile in capital letters',
    message: '[DEFAULT] is not the default profile',
    label: 'write [default]',
    hints: ['[default]'],
    because:
      'The AWS CLI gives the settings below [DEFAULT] to every profile of this file, keys included, and has no default profile; the SDKs for JavaScript and Java drop the section from the config file; Cyberduck and the SDK for Go see a profile called DEFAULT.',
    whatToDo: 'Write [default].',
    severity: 'error',
    programs: programIds,
    source: 'aws-config A.3 default-upper-leaks-into-named',
    aliases: ['AWS028'],
  },
  'aws-section-name-missing': {
    title: 'A section without a name',
    message: '{written} names nothing',
    label: 'a name is missing',
    hints: ['[default]', '[profile NAME] in ~/.aws/config, [NAME] in ~/.aws/credentials'],
    because:
      'The AWS CLI refuses the whole file for [], and everybody drops the settings below a header without a name; Cyberduck takes such a section for every bookmark without a username.',
    whatToDo: 'Write the name between the brackets, or remove the section.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config A.3 section-empty, section-profile-only; cyberduck-s3-connect §1.2',
    aliases: [],
  },
  'aws-section-name-quoted': {
    title: 'A section name in quotes',
    message: 'the name in {written} is in quotes',
    label: 'no quotes here',
    hints: ['{wanted}'],
    because:
      'The AWS CLI takes the quotes away, but only in the config file. The SDK for Java drops the section, that for JavaScript does so when the name holds a blank; the SDK for Go and Cyberduck take the quotes for a part of the name.',
    whatToDo: 'Write the name without quotes; where it holds a blank, give the profile another name.',
    severity: 'error',
    programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
    source: 'aws-config A.3 section-double-quoted; aws-sdk-go-v2#2315; terraform-provider-aws#35091',
    aliases: ['AWS030'],
  },
  'aws-section-name-blank': {
    title: 'A section name with a blank',
    message: 'the name in {written} holds a blank',
    label: 'names have no blanks',
    hints: ['{wanted}'],
    because:
      'In the config file the AWS CLI and the SDKs for JavaScript and Java drop the section; in the credentials file the two SDKs do.',
    whatToDo: 'Give it a name without blanks, here and wherever it is named (source_profile, AWS_PROFILE, bookmarks).',
    severity: 'error',
    programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-java@2'],
    source: 'aws-config A.3 section-unquoted-space',
    aliases: ['AWS031'],
  },
  'aws-section-name-escaped': {
    title: 'A quote or backslash in a section name',
    message: 'the name in {written} holds a quote or a backslash',
    label: 'not in a name',
    hints: [],
    because:
      'In the config file the AWS CLI reads names as a shell does: it drops the section, or sees another name. The SDKs for JavaScript and Java drop it as well.',
    whatToDo: 'Give it a name of letters, digits and _ @ + . % : / -.',
    severity: 'error',
    programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-java@2'],
    source: 'aws-config A.3 section-apostrophe, section-backslash, section-partial-quotes',
    aliases: ['AWS034'],
  },
  'aws-section-name-characters': {
    title: 'A character that section names do not have everywhere',
    message: 'the name in {written} holds a character that not every program takes',
    label: 'a character of this name',
    hints: ['a name is made of letters A to Z, digits and _ @ + . % : / -'],
    because:
      'The SDK for Java drops the section, that for JavaScript does so in the config file: the profile does not exist for them.',
    whatToDo: 'Give it a name of letters, digits and _ @ + . % : / -.',
    severity: 'error',
    programs: ['sdk-js@3', 'sdk-java@2'],
    source: 'aws-config A.3 section-other-punct, section-unicode',
    aliases: ['AWS003', 'AWS033'],
  },
  'aws-section-name-reserved': {
    title: 'A section named like a part of JavaScript',
    message: 'the SDK for JavaScript cannot take a section named "{name}"',
    label: 'give it another name',
    hints: [],
    because:
      'The SDK for JavaScript reads nothing of the whole file then, or writes the settings onto the built-in object of that name and breaks the process.',
    whatToDo: 'Give the profile another name.',
    severity: 'error',
    programs: ['sdk-js@3'],
    source: 'aws-config A.5 hostile-section-hides-file, hostile-constructor-section',
    aliases: ['AWS035'],
  },
  'aws-section-misplaced': {
    title: 'A section that belongs into the config file',
    message: '{written} has no meaning in the credentials file',
    label: 'belongs into ~/.aws/config',
    hints: ['move it to the config file'],
    because: 'Only the SDK for Go finds it there; the AWS CLI and Cyberduck see a profile of that name.',
    whatToDo: 'Move the section to ~/.aws/config.',
    severity: 'error',
    programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-java@2'],
    source: 'aws-config A.3 sso-session-in-credentials-file',
    aliases: ['AWS037'],
  },
  'aws-section-repeated': {
    title: 'The same section twice in one file',
    message: '{written} stands in this file already',
    label: 'again',
    hints: ['put all settings below one header'],
    because:
      'The AWS CLI refuses the whole file ("DuplicateSectionError"); Cyberduck forgets everything below the first header; the SDKs merge the two.',
    whatToDo: 'Put all settings below one header and remove the other.',
    severity: 'error',
    programs: [...cyberduckPrograms, ...awsCliPrograms],
    source: 'aws-config A.3 dup-section; aws-sam-cli#1035; cyberduck-s3-connect §1.1',
    aliases: ['AWS005'],
  },
  'aws-default-twice': {
    title: 'Both [default] and [profile default]',
    message: '{written} and {other} are both in this file',
    label: 'one of the two counts',
    hints: ['put all settings below [default]'],
    because:
      'The later one replaces the earlier for the AWS CLI and Cyberduck; the SDKs take [profile default] wherever it stands. The settings of the other are lost.',
    whatToDo: 'Put all settings below [default] and remove [profile default].',
    severity: 'warning',
    programs: [...cyberduckPrograms, ...awsPrograms],
    source: 'aws-config A.3 dup-default-both-forms, profile-default-section-wins',
    aliases: ['AWS027'],
  },
};
