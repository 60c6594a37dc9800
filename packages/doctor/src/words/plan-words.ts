import type { CheckWords } from '../check-words.ts';

export type PlanWord = 'profile-found' | 'profile-missing' | 'plan-sound' | 'plan-errors' | 'plan-warnings';

/** About what the program will do. */
export const planWords: Readonly<Record<PlanWord, CheckWords>> = {
  'profile-found': { text: '"{vendor}" is known', whatToDo: [] },
  'profile-missing': {
    text: 'no connection profile with Vendor "{vendor}" is known',
    whatToDo: ['Install it: Cyberduck, Preferences, Profiles. Or name its file: --profile FILE'],
  },
  'plan-sound': { text: '{calls} to make, {prompts} to answer', whatToDo: [] },
  'plan-errors': { text: '{count} found before any call', whatToDo: [] },
  'plan-warnings': { text: 'works, with {count}', whatToDo: [] },
};
