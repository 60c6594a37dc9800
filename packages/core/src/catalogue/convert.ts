import { cyberduckPrograms } from '../programs/program-sets.ts';
import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type ConvertCode =
  | 'convert-field-lost'
  | 'convert-secret-left-out'
  | 'convert-meaning-differs'
  | 'convert-name-changed'
  | 'convert-still-needed'
  | 'convert-not-possible'
  | 'convert-nothing-to-do'
  | 'convert-sso-sign-in-again'
  | 'convert-sso-reader-too-old';

/** What is lost, or has to be known, when a connection is carried from one kind of file to another. */
export const convertCatalogue: Readonly<Record<ConvertCode, CatalogueEntry>> = {
  'convert-field-lost': {
    title: 'A value has no place in the other kind of file',
    message: '{field} is not carried into {to}: {why}',
    label: 'left behind',
    hints: ['{risk}'],
    because: 'Every kind of file holds what its own programs ask for; what another one knows has no place there.',
    whatToDo: 'Look whether the connection needs it, and keep the original where it does.',
    severity: 'warning',
    programs: programIds,
    source: 'cyberduck-s3-connect §1.7, §3.2',
    aliases: [],
  },
  'convert-secret-left-out': {
    title: 'A secret stays where it is',
    message: '{field} is left out of {to}: it is a secret',
    label: 'stays here',
    hints: ['{risk}'],
    because:
      'Files are passed on. Cyberduck keeps secrets in the keychain of the computer, and no bookmark or profile has a place for them.',
    whatToDo: 'Type it in when the program asks, or set it on the computer where it is used.',
    severity: 'warning',
    programs: programIds,
    source: 'cyberduck-formats §4.2',
    aliases: [],
  },
  'convert-meaning-differs': {
    title: 'A value means something else in the other program',
    message: '{field} does not mean the same in {to}: {why}',
    label: 'this value',
    hints: ['{risk}'],
    because: 'The programs have no setting of exactly this meaning in common; the nearest one is used.',
    whatToDo: 'Compare "duckbill plan" of the original with that of the result.',
    severity: 'warning',
    programs: programIds,
    source: 'cyberduck-formats §3.3, aws-config B',
    aliases: [],
  },
  'convert-name-changed': {
    title: 'A name is another one afterwards',
    message: '{field} "{before}" becomes "{after}"',
    label: 'this name',
    hints: ['{risk}'],
    because: 'Names are written in fewer characters there, are taken already, or are kept nowhere in the other file.',
    whatToDo: 'Choose a name of your own with --name, where others know the old one.',
    severity: 'hint',
    programs: programIds,
    source: 'aws-config A.3, cyberduck-formats §2.4',
    aliases: [],
  },
  'convert-still-needed': {
    title: 'The result needs another file beside it',
    message: '{to} still needs {what}: {why}',
    label: 'names it',
    hints: ['{risk}'],
    because: 'What the other file says cannot be said in this one, so that it is named instead.',
    whatToDo: 'Pass on both, or set up the other one on the computer where the result is used.',
    severity: 'warning',
    programs: programIds,
    source: 'cyberduck-formats §2.3, cyberduck-s3-connect §1.2',
    aliases: [],
  },
  'convert-not-possible': {
    title: 'There is no such thing in the other kind of file',
    message: '{what} cannot become {to}: {why}',
    hints: ['{risk}'],
    because: 'A result that looks right and connects otherwise, or not at all, is worse than none.',
    whatToDo: 'Choose another kind, or set the connection up there by hand.',
    severity: 'error',
    programs: programIds,
    source: 'cyberduck-s3-connect §0.1, §1.7',
    aliases: [],
  },
  'convert-nothing-to-do': {
    title: 'The file is of that kind already',
    message: '{what}: nothing is to be converted',
    hints: [],
    because: 'The file says already what the conversion would make it say, so that it stays byte for byte.',
    whatToDo: 'Nothing.',
    severity: 'hint',
    programs: programIds,
    source: 'aws-config D.1',
    aliases: [],
  },
  'convert-sso-sign-in-again': {
    title: 'One new sign-in is needed after the change',
    message: 'the sign-in of {profiles} is looked for in sso/cache/{after} from now on, not in {before}',
    label: 'was the name of the sign-in',
    hints: ['aws sso login --sso-session {session}'],
    because:
      'The name of the cache file is made from the start URL in the older form, and from the name of the session in the newer one.',
    whatToDo: 'Sign in once: aws sso login with --sso-session. One sign-in then serves every profile of the session.',
    severity: 'hint',
    programs: ['aws-cli@1', 'aws-cli@2', 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
    source: 'aws-config D.2',
    aliases: [],
  },
  'convert-sso-reader-too-old': {
    title: 'Older programs do not know sessions',
    message: 'session {session} is read by the AWS CLI from 2.9 on, and by SDKs of its time or newer',
    label: 'now in a session',
    hints: [],
    because:
      'Programs from before sessions see a profile without a start URL: they find no credentials. Cyberduck up to 9.4 does not sign in through a source profile of this form.',
    whatToDo: 'Look at the versions of what reads this file first: aws --version.',
    severity: 'hint',
    programs: ['aws-cli@2', ...cyberduckPrograms],
    source: 'aws-config D.1, cyberduck-s3-connect §1.4',
    aliases: [],
  },
};
