import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type FleetRosterCode =
  | 'fleet-roster-unreadable'
  | 'fleet-roster-column-missing'
  | 'fleet-roster-column-repeated'
  | 'fleet-row-malformed'
  | 'fleet-row-value-missing'
  | 'fleet-row-value-wrong'
  | 'fleet-row-value-formula'
  | 'fleet-row-value-template'
  | 'fleet-row-repeated'
  | 'fleet-row-inactive';

const shared = {
  severity: 'error',
  programs: programIds,
  source: 'own: roster of a fleet',
  aliases: [],
} as const;

/** What is wrong with the list of people; each finding names its row and column. */
export const fleetRosterCatalogue: Readonly<Record<FleetRosterCode, CatalogueEntry>> = {
  'fleet-roster-unreadable': {
    ...shared,
    title: 'The roster cannot be read',
    message: 'the roster cannot be read on: {problem}',
    hints: [],
    because: 'Behind this place nobody can tell where a row begins, so nobody behind it gets files.',
    whatToDo: 'Mend the place that is named, or export the roster again.',
  },
  'fleet-roster-column-missing': {
    ...shared,
    title: 'The roster lacks a column',
    message: 'the roster has no column "{column}"',
    hints: ['nearest: {nearest}', 'there are: {columns}'],
    because: 'The spec needs the column for every member.',
    whatToDo: 'Add the column, or correct its name in the first row or in the spec.',
  },
  'fleet-roster-column-repeated': {
    ...shared,
    title: 'The roster has two columns of one name',
    message: 'the column "{column}" stands there twice',
    hints: [],
    because: 'Nobody can tell which of the two is meant.',
    whatToDo: 'Take one of them away, or give it another name.',
  },
  'fleet-row-malformed': {
    ...shared,
    title: 'A row of the roster cannot be read',
    message: 'the row cannot be read: {problem}',
    hints: [],
    because: 'Its values would get into wrong columns, so this member gets no files.',
    whatToDo: 'Mend the row: most often a quote or a separator is missing or one too many.',
  },
  'fleet-row-value-missing': {
    ...shared,
    title: 'A row of the roster lacks a value',
    message: '"{column}" is empty',
    hints: [],
    because: 'The spec calls the column required, so this member gets no files.',
    whatToDo: 'Fill in the value, or give the variable a default in the spec.',
  },
  'fleet-row-value-wrong': {
    ...shared,
    title: 'A value of the roster is not as the spec wants it',
    message: 'the value of "{column}" is to be {expected}',
    hints: [],
    because: 'The value would get into the files of this member, so there are none.',
    whatToDo: 'Correct the value, or the pattern in the spec.',
  },
  'fleet-row-value-formula': {
    ...shared,
    severity: 'warning',
    title: 'A value of the roster looks like a formula',
    message: 'the value of "{column}" begins like a formula of a spreadsheet',
    hints: [],
    because:
      'A spreadsheet that opens such a list would run it. In names that Duckbill makes, the signs in front are left out.',
    whatToDo: 'Look where the value comes from, and correct it if nobody meant it.',
  },
  'fleet-row-value-template': {
    ...shared,
    severity: 'warning',
    title: 'A value of the roster looks like a template',
    message: 'the value of "{column}" holds something like a gap of a template',
    hints: [],
    because: 'Values are put in as they are and never filled again, so the braces would be seen by the member.',
    whatToDo: 'Look where the value comes from; gaps belong into the spec.',
  },
  'fleet-row-repeated': {
    ...shared,
    title: 'A member stands in the roster twice',
    message: 'the same "{column}" stands in an earlier row',
    hints: [],
    because: 'Both rows would make the same files. The first one counts.',
    whatToDo: 'Take one of the rows away.',
  },
  'fleet-row-inactive': {
    ...shared,
    severity: 'hint',
    title: 'A person in the roster is not active',
    message: 'not active, so there are no files',
    hints: [],
    because: 'The export of the directory says so.',
    whatToDo: 'Nothing, or activate the person in the directory and export again.',
  },
};
