import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type PrintCode = 'print-key-dropped' | 'print-comments-dropped' | 'print-form-not-possible';

/** What printing a file in another form loses. */
export const printCatalogue: Readonly<Record<PrintCode, CatalogueEntry>> = {
  'print-key-dropped': {
    title: 'This form leaves a key out',
    message: '"{key}" is left out',
    label: 'left out',
    hints: ['with --keep-unknown the canonical form keeps keys that Cyberduck does not read'],
    because: 'Cyberduck writes only what it reads: unknown keys, legacy keys and values of a wrong type are gone.',
    whatToDo: 'Look whether it is needed; the forms xml and json keep everything.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §8.1, §8.2',
    aliases: [],
  },
  'print-comments-dropped': {
    title: 'Comments are left out',
    message: 'comments are left out: {count}',
    label: 'the first one',
    hints: [],
    because: 'A file that is printed anew holds values only; Cyberduck drops comments too, when it saves.',
    whatToDo:
      'Keep the original where its comments matter, and mend it in place: duckbill lint FILE --fix, or a text editor.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §8.1',
    aliases: [],
  },
  'print-form-not-possible': {
    title: 'The file has no such form',
    message: 'the file is {kind}, which cannot be printed as {form}',
    hints: [],
    because: 'Only profiles and bookmarks have a form of their own, and only a bookmark stands for a connection.',
    whatToDo: 'Choose xml or json, which take any property list.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §8',
    aliases: [],
  },
};
