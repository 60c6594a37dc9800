import { type CacheWord, cacheWords } from './words/cache-words.ts';
import { type FilesWord, filesWords } from './words/files-words.ts';
import { type NetworkWord, networkWords } from './words/network-words.ts';
import { type PlanWord, planWords } from './words/plan-words.ts';
import { type PolicyWord, policyWords } from './words/policy-words.ts';
import { type SignInWord, signInWords } from './words/sign-in-words.ts';
import { type SkippedWord, skippedWords } from './words/skipped-words.ts';
import { type SurroundingsWord, surroundingsWords } from './words/surroundings-words.ts';
import { type StorageWord, storageWords } from './words/storage-words.ts';

/** A sentence, and what to do about it. Both may hold {facts}; a line is left out when one of them is unknown. */
export interface CheckWords {
  readonly text: string;
  readonly whatToDo: readonly string[];
}

export type CheckWord =
  | CacheWord
  | FilesWord
  | NetworkWord
  | PlanWord
  | PolicyWord
  | SignInWord
  | SkippedWord
  | StorageWord
  | SurroundingsWord;

/** What the checks say, one file per category. Failures of STS, S3 and the network have their words in core's guidance. */
export const checkWords: Readonly<Record<CheckWord, CheckWords>> = {
  ...cacheWords,
  ...filesWords,
  ...networkWords,
  ...planWords,
  ...policyWords,
  ...signInWords,
  ...skippedWords,
  ...storageWords,
  ...surroundingsWords,
};
