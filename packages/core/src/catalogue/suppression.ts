import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type SuppressionCode =
  | 'suppression-unused'
  | 'suppression-reason-missing'
  | 'suppression-code-missing'
  | 'suppression-code-unknown'
  | 'suppression-misplaced';

const form =
  'in a property list: <!-- duckbill-ignore CODE: reason -->; in an AWS file: # duckbill-ignore CODE: reason';

/** What can be wrong with the comments that ask Duckbill to leave findings out. */
export const suppressionCatalogue: Readonly<Record<SuppressionCode, CatalogueEntry>> = {
  'suppression-unused': {
    title: 'A suppression leaves nothing out',
    message: 'nothing is found here for {codes}',
    label: 'no longer needed',
    hints: [],
    because:
      'What it was written for is mended, moved or spelled otherwise. Left in place it will hide the next mistake of the same kind.',
    whatToDo: 'Remove it. A suppression covers the next element or line only; duckbill-ignore-file covers the file.',
    severity: 'warning',
    programs: programIds,
    source: 'peers §2 29',
    aliases: [],
  },
  'suppression-reason-missing': {
    title: 'A suppression gives no reason',
    message: 'a suppression needs a reason behind a colon; without one it does not count',
    label: 'why?',
    hints: [form],
    because: 'Nobody can tell later whether the finding was wrong, accepted or merely in the way.',
    whatToDo: 'Write why the finding may stay.',
    severity: 'warning',
    programs: programIds,
    source: 'peers §2 29',
    aliases: [],
  },
  'suppression-code-missing': {
    title: 'A suppression names no code',
    message: 'a suppression has to name the codes that it leaves out',
    hints: [form],
    because: 'One that left out everything would hide mistakes that nobody has seen yet.',
    whatToDo: 'Write the code of the finding, as lint prints it; several with commas between them.',
    severity: 'warning',
    programs: programIds,
    source: 'peers §2 29',
    aliases: [],
  },
  'suppression-code-unknown': {
    title: 'A suppression names a code that does not exist',
    message: 'there is no code "{found}"',
    label: 'not a code',
    hints: ['did you mean {nearest}?'],
    because: 'It leaves nothing out, now or ever.',
    whatToDo: 'Write the code as lint prints it.',
    severity: 'warning',
    programs: programIds,
    source: 'peers §2 29',
    aliases: [],
  },
  'suppression-misplaced': {
    title: 'A suppression stands behind a value',
    message: 'a suppression behind a value or a header does not count',
    label: 'needs a line of its own',
    hints: [],
    because:
      'The AWS CLI and botocore take a comment behind a value for a part of the value; other programs do not, or only behind a blank.',
    whatToDo: 'Put it on a line of its own, before the line that it is about.',
    severity: 'warning',
    programs: programIds,
    source: 'aws-config A.2; peers §4',
    aliases: [],
  },
};
