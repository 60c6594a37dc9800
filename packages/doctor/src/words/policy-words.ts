import type { CheckWords } from '../check-words.ts';

export type PolicyWord = 'duration-fits' | 'duration-no-number' | 'duration-out-of-range' | 'duration-chained';

/** About what policies and roles allow. */
export const policyWords: Readonly<Record<PolicyWord, CheckWords>> = {
  'duration-fits': { text: '{seconds} s are within what AWS takes', whatToDo: [] },
  'duration-no-number': {
    text: 'duration_seconds is "{seconds}", which is no whole number',
    whatToDo: ['Write a number from {least} to {most}, or remove it.'],
  },
  'duration-out-of-range': {
    text: '{operation} takes {least} to {most} s, and {seconds} are asked for',
    whatToDo: ['Write a number from {least} to {most}, or remove it.'],
  },
  'duration-chained': {
    text: '{seconds} s are asked for, and a role that is assumed from another session lasts 3600 s at most',
    whatToDo: ['Set duration_seconds to 3600 or remove it.'],
  },
};
