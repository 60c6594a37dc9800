import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type FileCode =
  | 'file-name-not-loaded'
  | 'file-name-blanks'
  | 'file-declaration-missing'
  | 'file-byte-order-mark';

/** What can be wrong with the file of a profile or bookmark: its name, its first characters. */
export const fileCatalogue: Readonly<Record<FileCode, CatalogueEntry>> = {
  'file-name-not-loaded': {
    title: 'The name of the file does not end as Cyberduck wants it',
    message: '"{name}" holds a {kind}, but its name does not end in {ending}',
    hints: ['rename it to "{nearest}"'],
    because:
      'Cyberduck loads only files whose names end exactly so, in lower case; any other file in the folder is passed over without a word.',
    whatToDo: 'Rename the file. Windows hides endings: turn on "File name extensions" in the Explorer to see them.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.1, §4.1',
    aliases: ['P09'],
  },
  'file-name-blanks': {
    title: 'Stray blanks in the name of the file',
    message: '"{name}" has blanks where nobody expects them',
    hints: ['rename it to "{nearest}"'],
    because:
      'The catalogue of connection profiles goes by the name of the file, and scripts that pass it on without quotes find no such file.',
    whatToDo: 'Rename the file; Cyberduck itself takes the name as it is.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.7, §7 F04',
    aliases: ['F04'],
  },
  'file-declaration-missing': {
    title: 'The file has no XML declaration',
    message: 'the file does not begin with <?xml … ?>',
    hints: ['the first line: <?xml version="1.0" encoding="UTF-8"?>'],
    because:
      'Cyberduck reads it, but whatever looks at the first characters to tell the kind of a file does not know it: the index of the online catalogue leaves such profiles out.',
    whatToDo: 'Put the declaration before everything else, comments included.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.2, §2.1, §3.7',
    aliases: ['F03'],
  },
  'file-byte-order-mark': {
    title: 'The file begins with a byte-order mark',
    message: 'an invisible byte-order mark stands before the first character',
    label: 'here',
    hints: [],
    because:
      'Cyberduck passes over it, but libplist, with which the official catalogue checks its profiles, refuses the file.',
    whatToDo: 'Save the file as UTF-8 without a byte-order mark.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.2, §9',
    aliases: ['F04'],
  },
};
