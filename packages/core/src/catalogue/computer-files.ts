import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type ComputerFileCode =
  | 'named-file-missing'
  | 'named-program-missing'
  | 'secret-file-shared'
  | 'secret-file-foreign'
  | 'secret-folder-shared';

/** What is wrong with the files of a computer around those that lint reads. */
export const computerFileCatalogue: Readonly<Record<ComputerFileCode, CatalogueEntry>> = {
  'named-file-missing': {
    title: 'A file that the target names cannot be used',
    message: '{setting} names {path}: {reason}',
    label: 'no such file',
    hints: [],
    because: 'The program needs the file, and stops when it opens it, often with words that do not name it.',
    whatToDo: 'Write the path of a file that is there, in full; "~" is not the home folder in every program.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config B.1, B.2',
    aliases: [],
  },
  'named-program-missing': {
    title: 'The program of credential_process is not there',
    message: 'credential_process starts {command}: {reason}',
    label: 'no such program',
    hints: [],
    because:
      'The AWS CLI stops with "No such file or directory"; Cyberduck drops what the shell says, and sends requests without keys.',
    whatToDo: 'Install it, or write its full path; an application does not have the PATH of your terminal.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config C.5; cyberduck-s3-connect §1.5',
    aliases: [],
  },
  'secret-file-shared': {
    title: 'Others on this computer may read a file with secrets',
    message: 'mode {mode}: others on this computer may read the secrets in it',
    hints: ['{command}'],
    because: 'Every account and program of this computer can take the keys; SSH refuses such private key files.',
    whatToDo: 'Keep it for yourself: "{command}".',
    severity: 'warning',
    programs: programIds,
    source: 'peers §5.1; design §4.8',
    aliases: [],
  },
  'secret-file-foreign': {
    title: 'A file with secrets belongs to somebody else',
    message: 'a file with secrets belongs to another user',
    hints: ['{command}'],
    because:
      'A program that was started with sudo leaves such files: later ones can neither renew nor replace what is in them.',
    whatToDo: 'Make it yours: "{command}".',
    severity: 'warning',
    programs: programIds,
    source: 'design §4.8',
    aliases: [],
  },
  'secret-folder-shared': {
    title: 'Others on this computer may put files into a folder with secrets',
    message: 'mode {mode}: others on this computer may replace the files in it',
    hints: ['{command}'],
    because: 'Who can replace the file can put in a credential_process, which your programs then start for you.',
    whatToDo: 'Keep it for yourself: "{command}".',
    severity: 'warning',
    programs: programIds,
    source: 'peers §5.1; design §4.9',
    aliases: [],
  },
};
