import type { CheckWords } from '../check-words.ts';

export type CacheWord =
  | 'cache-empty'
  | 'cache-of-no-use'
  | 'cache-to-look-at'
  | 'signed-in-until'
  | 'sign-in-renewed'
  | 'registered-until'
  | 'keys-until'
  | 'keys-over'
  | 'cache-keys-ready'
  | 'cache-keys-of-no-use';

/** About what is kept of earlier sign-ins. */
export const cacheWords: Readonly<Record<CacheWord, CheckWords>> = {
  'cache-empty': { text: 'nothing is cached; keys are fetched when they are needed', whatToDo: [] },
  'cache-of-no-use': { text: 'the cached sign-in is of no use', whatToDo: [] },
  'cache-to-look-at': { text: 'the cache needs a look', whatToDo: [] },
  'signed-in-until': { text: 'signed in to {session}; the token ends {moment}', whatToDo: [] },
  'sign-in-renewed': {
    text: 'signed in to {session}; the token ended {moment}, and is renewed by itself',
    whatToDo: [],
  },
  'registered-until': { text: 'the registration of the tool ends {moment}', whatToDo: [] },
  'keys-until': { text: 'keys of the role are cached; they end {moment}', whatToDo: [] },
  'keys-over': { text: 'the cached keys of the role ended {moment}; new ones are fetched', whatToDo: [] },
  'cache-keys-ready': { text: '{path} has keys; they end {moment}', whatToDo: [] },
  'cache-keys-of-no-use': { text: 'Cyberduck gets no keys from the cache', whatToDo: [] },
};
