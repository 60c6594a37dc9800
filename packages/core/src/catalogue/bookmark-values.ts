import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type BookmarkValueCode =
  | 'bookmark-readonly-wrong'
  | 'bookmark-custom-wrong'
  | 'bookmark-twins-differ'
  | 'bookmark-setting-forgotten'
  | 'bookmark-timestamp-seconds';

/** What can be wrong with values of a bookmark that do not stop it from loading. */
export const bookmarkValueCatalogue: Readonly<Record<BookmarkValueCode, CatalogueEntry>> = {
  'bookmark-readonly-wrong': {
    title: 'Readonly is read as false',
    message: '"Readonly" is "{found}", which reads as false',
    label: 'reads as false',
    hints: ['accepted: true'],
    because: 'Of this key only true counts, in any case; the mount is writable.',
    whatToDo: 'Write <string>true</string>.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.2',
    aliases: ['B08'],
  },
  'bookmark-custom-wrong': {
    title: 'Custom has no plain names and values',
    message: '{what} is {found} {consequence}',
    label: '{found}',
    hints: [],
    because:
      'Cyberduck wants a dictionary of texts: anything else in place of it is ignored, and a container inside reads as the description of an object.',
    whatToDo: 'Write <key>name</key><string>value</string> for each setting.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1 typed reads, §4.2',
    aliases: ['B09'],
  },
  'bookmark-twins-differ': {
    title: 'Two keys for one thing disagree',
    message: '"{key}" says "{found}", but "{dictionary}" counts and says "{counts}"',
    label: 'does not count',
    hints: [],
    because: 'Cyberduck keeps the text for older versions and goes by the dictionary.',
    whatToDo: 'Correct the dictionary, or remove one of the two.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.2',
    aliases: ['B10'],
  },
  'bookmark-setting-forgotten': {
    title: 'A value that Cyberduck reads and forgets',
    message: '"{key}" with "{found}" {reason}',
    label: 'no effect',
    hints: [],
    because: 'Cyberduck reads the old value, does nothing with it and does not write it again.',
    whatToDo: 'Remove the key, or choose the setting anew in the bookmark.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.2',
    aliases: ['B10', 'B12'],
  },
  'bookmark-timestamp-seconds': {
    title: 'The time of the last use is given in seconds',
    message: '"Access Timestamp" is {found}, which as milliseconds is in the early seventies',
    label: 'milliseconds are wanted',
    hints: ['write {nearest}'],
    because:
      'Cyberduck counts milliseconds since 1970, so the bookmark seems never to have been used for fifty years and sorts last.',
    whatToDo: 'Multiply by 1000, or remove the key.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.2',
    aliases: ['B13'],
  },
};
