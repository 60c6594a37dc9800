import type { CheckWords } from '../check-words.ts';

export type StorageWord = 'buckets-listed' | 'folder-listed' | 'list-denied' | 'list-failed';

/** About buckets and folders. */
export const storageWords: Readonly<Record<StorageWord, CheckWords>> = {
  'buckets-listed': { text: '{count}', whatToDo: [] },
  'folder-listed': { text: '{bucket}: {count}', whatToDo: [] },
  'list-denied': { text: 'signed in, but the list is denied', whatToDo: [] },
  'list-failed': { text: '{operation} failed', whatToDo: [] },
};
