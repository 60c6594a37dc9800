import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type HostCode =
  | 'host-malformed'
  | 'host-not-taken-for-aws'
  | 'profile-scheme-unknown'
  | 'profile-port-wrong'
  | 'profile-region-not-offered'
  | 'profile-signature-unknown';

/** What can be wrong with the server that a profile or bookmark names. */
export const hostCatalogue: Readonly<Record<HostCode, CatalogueEntry>> = {
  'host-malformed': {
    title: 'More than a host name stands where the server belongs',
    message: '"{key}" is "{found}": {problem}',
    label: '{problem}',
    hints: ['write only the host: {nearest}'],
    because:
      'Cyberduck takes the whole text for the name of the server and takes nothing apart, so the server cannot be found.',
    whatToDo: 'Write the host alone; port and path have keys of their own.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §4.2',
    aliases: ['P17', 'B14'],
  },
  'host-not-taken-for-aws': {
    title: 'A host of AWS that Cyberduck does not recognise',
    message: 'Cyberduck takes "{found}" for the server of another service, not for AWS',
    label: 'not recognised',
    hints: [
      'recognised: {nearest}',
      'recognised: s3.REGION.amazonaws.com, in lower case, with at most one label before it',
    ],
    because:
      'Only for hosts that it recognises does Cyberduck read ~/.aws, take instance metadata and find out the region of a bucket.',
    whatToDo:
      'Use the form with a dot between s3 and the region where there is one; otherwise give keys in the bookmark and the region in the profile.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.6 item 5; cyberduck-s3-connect §4.2',
    aliases: ['P33', 'P17'],
  },
  'profile-scheme-unknown': {
    title: 'The scheme is not one that Cyberduck has',
    message: 'Cyberduck has no scheme "{found}"',
    label: 'not a scheme',
    hints: ['did you mean "{nearest}"?', 'accepted: {accepted}'],
    because:
      'Scheme is compared with exact case; an unknown one is logged and dropped, and the first look at it ends in an error.',
    whatToDo: 'Write the scheme in lower case, such as https, or leave the key out.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1',
    aliases: ['P04'],
  },
  'profile-port-wrong': {
    title: 'The port is none',
    message: '"Default Port" is "{found}": {problem}',
    hints: ['write {nearest}'],
    because:
      'What is no whole number is left out with a line in the log, and the port of the parent is used; a number out of range is used as it stands, and no connection is possible.',
    whatToDo: 'Write a whole number from 1 to 65535, digits only.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1',
    aliases: ['P15'],
  },
  'profile-region-not-offered': {
    title: 'The region is not among the regions',
    message: '"Region" is "{found}", which is not in "Regions"',
    label: 'not in the list',
    hints: ['did you mean "{nearest}"?', 'in the list: {accepted}'],
    because:
      'Requests are signed for one region while buckets can be made in other ones only: one of the two is probably a copy from another profile.',
    whatToDo: 'Write the region of the server into both.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §3.7',
    aliases: ['P21'],
  },
  'profile-signature-unknown': {
    title: 'The signature version is not one that Cyberduck has',
    message: '"Authorization" is "{found}", which Cyberduck does not know',
    label: 'not known',
    hints: ['write "{nearest}"', 'accepted for S3: {accepted}'],
    because: 'An unknown version is logged, and requests are signed with version 4 whatever was meant.',
    whatToDo: 'Write one of the accepted words, or leave the key out.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §3.7',
    aliases: ['P24'],
  },
};
