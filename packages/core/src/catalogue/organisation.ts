import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type OrganisationCode =
  | 'org-key-missing'
  | 'org-vendor-not-allowed'
  | 'org-host-not-allowed'
  | 'org-region-not-allowed'
  | 'org-account-not-allowed'
  | 'org-value-not-allowed';

const shared = {
  severity: 'error',
  programs: programIds,
  source: 'organisation rules of duckbill.config.json; peers §1 19',
  aliases: [],
} as const;

/** What an organisation asks of its files, beyond what the programs need. */
export const organisationCatalogue: Readonly<Record<OrganisationCode, CatalogueEntry>> = {
  'org-key-missing': {
    ...shared,
    title: 'A key that your organisation requires is missing',
    message: '{subject} has no {keys}',
    hints: [],
    because:
      'Your organisation requires the key: it is listed under organisation.requiredKeys in duckbill.config.json.',
    whatToDo: 'Add the key, or ask whoever keeps the configuration.',
  },
  'org-vendor-not-allowed': {
    ...shared,
    title: 'A vendor that your organisation does not allow',
    message: 'the vendor "{value}" is none that your organisation allows',
    label: 'not allowed',
    hints: ['allowed: {allowed}'],
    because: 'organisation.vendors in duckbill.config.json lists the connection profiles that may be used.',
    whatToDo: 'Use one of the allowed profiles, or ask whoever keeps the configuration.',
  },
  'org-host-not-allowed': {
    ...shared,
    title: 'A host that your organisation does not allow',
    message: '{key} leads to "{value}", which is none of the hosts that your organisation allows',
    label: 'not allowed',
    hints: ['allowed: {allowed}'],
    because: 'Keys and data go to this host. organisation.hosts in duckbill.config.json lists those that may be used.',
    whatToDo: 'Use one of the allowed hosts, or ask whoever keeps the configuration.',
  },
  'org-region-not-allowed': {
    ...shared,
    title: 'A region that your organisation does not allow',
    message: '{key} is "{value}", which is none of the regions that your organisation allows',
    label: 'not allowed',
    hints: ['allowed: {allowed}'],
    because: 'organisation.regions in duckbill.config.json lists the regions that may be used.',
    whatToDo: 'Use one of the allowed regions, or ask whoever keeps the configuration.',
  },
  'org-account-not-allowed': {
    ...shared,
    title: 'An AWS account that your organisation does not allow',
    message: '{key} names the account {value}, which is none that your organisation allows',
    label: 'not allowed',
    hints: ['allowed: {allowed}'],
    because: 'organisation.accounts in duckbill.config.json lists the AWS accounts that may be used.',
    whatToDo: 'Use a role of an allowed account, or ask whoever keeps the configuration.',
  },
  'org-value-not-allowed': {
    ...shared,
    title: 'A value that your organisation does not allow',
    message: 'the value of "{key}" is none that your organisation allows',
    label: 'not allowed',
    hints: ['allowed: {allowed}', 'not allowed: {denied}', '{reason}'],
    because: 'organisation.patterns in duckbill.config.json says which values the key may have.',
    whatToDo: 'Use an allowed value, or ask whoever keeps the configuration.',
  },
};
