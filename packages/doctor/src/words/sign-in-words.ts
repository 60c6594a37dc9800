import type { CheckWords } from '../check-words.ts';

export type SignInWord = 'keys-valid' | 'keys-refused' | 'role-assumed' | 'role-refused';

/** About keys and roles. */
export const signInWords: Readonly<Record<SignInWord, CheckWords>> = {
  'keys-valid': { text: 'they belong to {arn}', whatToDo: [] },
  'keys-refused': { text: 'AWS refused the keys', whatToDo: [] },
  'role-assumed': { text: 'as {arn}', whatToDo: [] },
  'role-refused': { text: 'AWS refused the role', whatToDo: [] },
};
