import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type FleetMemberCode =
  | 'fleet-value-refused'
  | 'fleet-name-changed'
  | 'fleet-name-refused'
  | 'fleet-source-not-granted'
  | 'fleet-member-without-access';

const shared = {
  severity: 'error',
  programs: programIds,
  source: 'own: files of a member',
  aliases: [],
} as const;

/** What comes out when the spec meets a member. */
export const fleetMemberCatalogue: Readonly<Record<FleetMemberCode, CatalogueEntry>> = {
  'fleet-value-refused': {
    ...shared,
    title: 'A value of this member cannot be written',
    message: '{what} is left out: {key} is "{value}", which is to be {expected}',
    hints: [],
    because: 'A program would refuse the value, or read something else than what stands there.',
    whatToDo: 'Correct the value in the roster, or the template in the spec.',
  },
  'fleet-name-changed': {
    ...shared,
    severity: 'warning',
    title: 'A name was made safe',
    message: 'the name of the {kind} became "{nearest}"',
    hints: [],
    because:
      'Control characters, marks that turn the direction of a text, separators of folders, names of devices and too long names harm on at least one platform.',
    whatToDo: 'Look whether the name will do; else correct the value in the roster or the naming in the spec.',
  },
  'fleet-name-refused': {
    ...shared,
    title: 'Something of this member has no name',
    message: 'the {kind} "{name}" is left out: {problem}',
    hints: [],
    because: 'Files and profiles are found by their names.',
    whatToDo: 'Let the naming in the spec tell them apart, or choose another rule for collisions.',
  },
  'fleet-source-not-granted': {
    ...shared,
    title: 'A role needs another role that the member does not have',
    message: '{what} is left out: it is reached through "{source}", which this member is not granted',
    hints: [],
    because: 'The profile would name a source_profile that does not exist, and every program refuses that.',
    whatToDo: 'Grant the source as well, in the same account or any other.',
  },
  'fleet-member-without-access': {
    ...shared,
    severity: 'warning',
    title: 'A member gets nothing',
    message: 'no grant gives anything to this member',
    hints: [],
    because: 'None of the conditions of the grants holds for this row.',
    whatToDo: 'Look whether that is meant; else correct the row, or a grant in the spec.',
  },
};
