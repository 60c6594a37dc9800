import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type PlistCode = 'plist-unreadable';

/** What can be wrong with a property list as such, before anybody asks what it describes. */
export const plistCatalogue: Readonly<Record<PlistCode, CatalogueEntry>> = {
  'plist-unreadable': {
    title: 'The file is not a property list that Cyberduck can read',
    message: 'not a readable property list: {problem}',
    hints: ['{expected}'],
    because: 'Cyberduck refuses the whole file, so the profile or bookmark does not appear at all.',
    whatToDo:
      'Mend the place shown. If the file came by mail or chat, fetch it again: a cut-off download looks like this.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1',
    aliases: ['F01'],
  },
};
