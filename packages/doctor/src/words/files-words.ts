import type { CheckWords } from '../check-words.ts';

export type FilesWord =
  | 'files-read'
  | 'no-files'
  | 'files-unreadable'
  | 'file-unreadable'
  | 'secrets-private'
  | 'secrets-shared'
  | 'secret-file-mode'
  | 'secret-file-owner'
  | 'lint-clean'
  | 'lint-errors'
  | 'lint-warnings'
  | 'lint-elsewhere';

/** About the files themselves. */
export const filesWords: Readonly<Record<FilesWord, CheckWords>> = {
  'files-read': { text: '{count} read', whatToDo: [] },
  'no-files': { text: 'there is no file to read', whatToDo: [] },
  'files-unreadable': { text: '{count} cannot be read', whatToDo: ['Give yourself the right to read: {command}'] },
  'file-unreadable': { text: '{path} cannot be read', whatToDo: [] },
  'secrets-private': { text: 'only you can read the files that hold keys', whatToDo: [] },
  'secrets-shared': { text: 'others on this computer may read your keys', whatToDo: ['Keep them private: {command}'] },
  'secret-file-mode': { text: '{path} has mode {mode}', whatToDo: [] },
  'secret-file-owner': { text: '{path} belongs to another user', whatToDo: [] },
  'lint-clean': { text: 'no errors in the files', whatToDo: [] },
  'lint-errors': {
    text: '{count} in the files',
    whatToDo: ['See each with its place and remedy: duckbill lint {files}'],
  },
  'lint-elsewhere': { text: '{count} more in other profiles: duckbill lint {files}', whatToDo: [] },
  'lint-warnings': { text: 'no errors, {count}', whatToDo: ['See them: duckbill lint {files}'] },
};
