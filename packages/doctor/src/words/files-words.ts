import type { CheckWords } from '../check-words.ts';

export type FilesWord =
  | 'files-read'
  | 'no-files'
  | 'files-unreadable'
  | 'files-ignored'
  | 'file-unreadable'
  | 'file-unreadable-because'
  | 'secrets-private'
  | 'secrets-shared'
  | 'named-files-there'
  | 'profile-current'
  | 'profile-unpublished'
  | 'profile-differs'
  | 'profiles-folder-empty'
  | 'named-files-missing'
  | 'lint-clean'
  | 'lint-errors'
  | 'lint-warnings'
  | 'lint-elsewhere';

/** About the files themselves. */
export const filesWords: Readonly<Record<FilesWord, CheckWords>> = {
  'files-read': { text: '{count} read', whatToDo: [] },
  'no-files': { text: 'there is no file to read', whatToDo: [] },
  'files-ignored': {
    text: '{what} is no file, and counts as missing',
    whatToDo: ['Move it away, and put the file in its place: {paths}'],
  },
  'files-unreadable': { text: '{count} cannot be read', whatToDo: ['Give yourself the right to read: {command}'] },
  'file-unreadable-because': { text: '{path} cannot be read: {reason}', whatToDo: [] },
  'file-unreadable': { text: '{path} cannot be read', whatToDo: [] },
  'secrets-private': { text: 'only you can read the files that hold keys', whatToDo: [] },
  'secrets-shared': {
    text: 'others on this computer may come at your keys',
    whatToDo: ['Keep them private: {command}'],
  },
  'profile-current': { text: 'it says the same as {published}', whatToDo: [] },
  'profile-unpublished': { text: 'none with Vendor "{vendor}" is published: it is one of your own', whatToDo: [] },
  'profile-differs': { text: '{count} not as published', whatToDo: [] },
  'profiles-folder-empty': { text: 'there are no connection profiles in {folder}', whatToDo: [] },
  'named-files-there': { text: 'what the target names is there', whatToDo: [] },
  'named-files-missing': { text: '{count} cannot be used', whatToDo: [] },
  'lint-clean': { text: 'no errors in the files', whatToDo: [] },
  'lint-errors': {
    text: '{count} in the files',
    whatToDo: ['See each with its place and remedy: duckbill lint {files}'],
  },
  'lint-elsewhere': { text: '{count} more in other profiles: duckbill lint {files}', whatToDo: [] },
  'lint-warnings': { text: 'no errors, {count}', whatToDo: ['See them: duckbill lint {files}'] },
};
