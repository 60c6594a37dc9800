import type { CheckWords } from '../check-words.ts';

export type PlanWord =
  | 'profile-found'
  | 'profile-missing'
  | 'profile-not-here'
  | 'profile-off'
  | 'profile-repeated'
  | 'plan-sound'
  | 'plan-errors'
  | 'plan-warnings'
  | 'value-known'
  | 'secret-known'
  | 'values-single'
  | 'values-overridden'
  | 'values-shadowed'
  | 'value-shadowed'
  | 'keychain-used'
  | 'keychain-off'
  | 'bookmarks-distinct'
  | 'bookmarks-alike';

/** About what the program will do. */
export const planWords: Readonly<Record<PlanWord, CheckWords>> = {
  'keychain-used': { text: 'the keychain keeps it, when the box is ticked', whatToDo: [] },
  'keychain-off': { text: 'keys are asked for at every connection', whatToDo: [] },
  'profile-found': { text: '"{vendor}" is known', whatToDo: [] },
  'profile-missing': {
    text: 'no connection profile with Vendor "{vendor}" is known',
    whatToDo: [
      'Install it: Cyberduck, Preferences, Profiles. Or name its file: --profile FILE',
      'Installed profiles are kept in {folder}',
    ],
  },
  'profile-not-here': { text: '"{vendor}" is known, and not installed on this computer', whatToDo: [] },
  'profile-off': { text: '"{vendor}" is turned off in Cyberduck', whatToDo: [] },
  'profile-repeated': { text: 'several installed profiles have Vendor "{vendor}"', whatToDo: [] },
  'plan-sound': { text: '{calls} to make, {prompts} to answer', whatToDo: [] },
  'plan-errors': { text: '{count} found before any call', whatToDo: [] },
  'plan-warnings': { text: 'works, with {count}', whatToDo: [] },
  'value-known': { text: '{name} = {value} ({place})', whatToDo: [] },
  'secret-known': { text: '{name} is set ({place})', whatToDo: [] },
  'values-single': { text: 'each value is set once', whatToDo: [] },
  'values-overridden': { text: '{count} set twice, as it may be', whatToDo: [] },
  'values-shadowed': { text: '{count} set twice', whatToDo: [] },
  'value-shadowed': { text: '{setting} of {winner} counts, not that of {loser}', whatToDo: [] },
  'bookmarks-distinct': { text: 'the other bookmarks go elsewhere', whatToDo: [] },
  'bookmarks-alike': { text: 'another bookmark goes to the same account, role and folder', whatToDo: [] },
};
