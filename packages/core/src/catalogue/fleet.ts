import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { type FleetMemberCode, fleetMemberCatalogue } from './fleet-member.ts';
import { type FleetRosterCode, fleetRosterCatalogue } from './fleet-roster.ts';

export type FleetCode = FleetSpecCode | FleetRosterCode | FleetMemberCode;

export type FleetSpecCode =
  | 'fleet-spec-unreadable'
  | 'fleet-spec-key-unknown'
  | 'fleet-spec-key-missing'
  | 'fleet-spec-value-wrong'
  | 'fleet-spec-template-wrong'
  | 'fleet-spec-name-repeated'
  | 'fleet-spec-name-unknown'
  | 'fleet-spec-grants-nothing'
  | 'fleet-spec-external-id';

const shared = {
  severity: 'error',
  programs: programIds,
  source: 'own: fleet-spec.schema.json',
  aliases: [],
} as const;

/** What is wrong with the description of a fleet. */
const fleetSpecCatalogue: Readonly<Record<FleetSpecCode, CatalogueEntry>> = {
  'fleet-spec-unreadable': {
    ...shared,
    title: 'The fleet spec cannot be read',
    message: '{problem}',
    hints: ['expected: {expected}'],
    because: 'The spec is a file in JSON or YAML; no program gets a file as long as it is neither.',
    whatToDo: 'Mend the place that is shown; "duckbill fleet init" writes a spec to start from.',
  },
  'fleet-spec-key-unknown': {
    ...shared,
    title: 'The fleet spec has a key that it does not know',
    message: '{object} has no key "{key}"',
    label: 'unknown',
    hints: ['nearest: {nearest}', 'known: {allowed}'],
    because: 'A misspelt key would be passed over, and every program of every member would lack what it says.',
    whatToDo: 'Correct the key, or take it away.',
  },
  'fleet-spec-key-missing': {
    ...shared,
    title: 'The fleet spec lacks a key',
    message: '{object} lacks "{key}"',
    hints: ['{key} is {expected}'],
    because: 'Without it the files of the members cannot be made.',
    whatToDo: 'Add the key.',
  },
  'fleet-spec-value-wrong': {
    ...shared,
    title: 'The fleet spec has a wrong value',
    message: '{key} is to be {expected}',
    label: 'wrong value',
    hints: ['nearest: {nearest}'],
    because: 'The value goes into the files of all members, where a program would refuse it or connect wrongly.',
    whatToDo: 'Correct the value.',
  },
  'fleet-spec-template-wrong': {
    ...shared,
    title: 'The fleet spec has a template that cannot be filled',
    message: '{key} has {problem}',
    label: 'cannot be filled',
    hints: ['nearest: {nearest}'],
    because:
      'Gaps in braces are filled for each member; one that nobody fills would stay in the files, or leave a hole.',
    whatToDo: 'Correct the gap, or write the braces twice where braces are meant.',
  },
  'fleet-spec-name-repeated': {
    ...shared,
    title: 'A name stands in the fleet spec twice',
    message: 'there is another {kind} named "{name}"',
    label: 'again',
    hints: [],
    because: 'Grants refer to it by its name, and nobody could tell which one is meant.',
    whatToDo: 'Give one of them another name.',
  },
  'fleet-spec-name-unknown': {
    ...shared,
    title: 'The fleet spec refers to something that it does not have',
    message: 'there is no {kind} named "{name}"',
    label: 'unknown',
    hints: ['nearest: {nearest}', 'there are: {allowed}'],
    because: 'Members would silently get less than the spec means to give them.',
    whatToDo: 'Correct the name, or describe what it names.',
  },
  'fleet-spec-grants-nothing': {
    ...shared,
    severity: 'warning',
    title: 'A grant gives nothing to anybody',
    message: 'none of these roles is in any of these accounts',
    label: 'gives nothing',
    hints: [],
    because: 'Roles of the spec can be limited to accounts; this grant names others.',
    whatToDo: 'Correct accounts or roles of the grant, or the accounts of the role.',
  },
  'fleet-spec-external-id': {
    ...shared,
    severity: 'warning',
    programs: ['cyberduck@9.4', 'cyberduck@9.5', 'mountain-duck@5.2', 'mountain-duck@5.3'],
    title: 'Cyberduck never sends the external id',
    message: 'the role "{name}" has an external id, which Cyberduck does not send',
    label: 'not sent',
    hints: [],
    because: 'Where the trust policy demands an external id, STS refuses a Cyberduck that signs in to the role itself.',
    whatToDo: 'Give people another role for Cyberduck, or take the condition out of the trust policy.',
    source: 'cyberduck-s3-connect §1.9, §5.2',
  },
};

/** What is found when files for a fleet are made. */
export const fleetCatalogue: Readonly<Record<FleetCode, CatalogueEntry>> = {
  ...fleetSpecCatalogue,
  ...fleetRosterCatalogue,
  ...fleetMemberCatalogue,
};
