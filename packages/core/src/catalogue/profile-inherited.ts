import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type ProfileInheritedCode =
  | 'profile-http-port-missing'
  | 'profile-oauth-flow-missing'
  | 'profile-sts-endpoint-missing'
  | 'profile-host-blank'
  | 'profile-host-nowhere'
  | 'profile-regions-inherited'
  | 'profile-region-missing'
  | 'profile-storage-classes-inherited'
  | 'profile-host-open'
  | 'profile-old-signature-on-aws';

/** Where a connection profile and what it inherits do not go together. */
export const profileInheritedCatalogue: Readonly<Record<ProfileInheritedCode, CatalogueEntry>> = {
  'profile-http-port-missing': {
    title: 'http without a port of its own',
    message: '"Scheme" is http, but the port is the inherited {port}',
    label: 'plain http on port {port}',
    hints: ['add: <key>Default Port</key><string>80</string>'],
    because:
      'The port does not follow from the Scheme: it is that of the parent, where the server speaks TLS, and the connection ends at once.',
    whatToDo: 'Set Default Port, usually to 80.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §3.7',
    aliases: ['P05'],
  },
  'profile-oauth-flow-missing': {
    title: 'OAuth without a flow',
    message: 'the profile signs in through OAuth, but "Authorization" names no flow: {found}',
    label: 'which flow?',
    hints: ['add: <key>Authorization</key><string>AuthorizationCode</string>', 'accepted: {accepted}'],
    because:
      'Cyberduck takes Authorization for the name of the flow; the inherited signature version is none, and the sign-in is cancelled.',
    whatToDo: 'Set Authorization to AuthorizationCode.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.6 item 1; cyberduck-s3-connect §2.4',
    aliases: ['P07'],
  },
  'profile-sts-endpoint-missing': {
    title: 'China or GovCloud without an STS Endpoint',
    message: 'the profile is for {partition}, but STS is asked in the commercial part of AWS: {fails} fails',
    hints: ['add: <key>STS Endpoint</key><string>{endpoint}</string>'],
    because:
      'Without STS Endpoint Cyberduck asks sts.amazonaws.com, which knows no key of China or GovCloud; on hosts of GovCloud it does so at every login since 9.1.',
    whatToDo: 'Set STS Endpoint to that of the region.',
    severity: 'error',
    programs: cyberduckPrograms,
    source:
      'cyberduck-formats §3.6 item 6; cyberduck-s3-connect §2.1; iterate-ch/cyberduck#18336; iterate-ch/profiles#195',
    aliases: ['P08'],
  },
  'profile-host-blank': {
    title: 'A blank server means the inherited one',
    message: '"Default Hostname" is blank, so {inherited} is filled in',
    label: '{inherited} is used',
    hints: ['as a hint for the user: <key>Hostname Placeholder</key><string>…</string>'],
    because:
      'A blank text counts as a missing one, and the server of the parent is filled in: whoever does not change it sends keys of another service to AWS.',
    whatToDo: 'Leave the key out and give a Hostname Placeholder, or name the server.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §3.7',
    aliases: ['P16'],
  },
  'profile-host-nowhere': {
    title: 'No server, and no way to give one',
    message: 'the server cannot be changed, and none is named',
    label: 'and no Default Hostname',
    hints: [],
    because: 'The field is locked while it is empty, so no bookmark can be made.',
    whatToDo: 'Set Default Hostname, or Hostname Configurable to true.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §3.4',
    aliases: ['P18'],
  },
  'profile-regions-inherited': {
    title: 'The regions of AWS are offered for another service',
    message: 'without "Regions" the {count} regions of AWS are offered for buckets on {host}',
    hints: ['add: <key>Regions</key><array><string>{region}</string></array>'],
    because:
      'A profile for S3 inherits the list of Amazon S3, and a new bucket asks for a region that the server does not have.',
    whatToDo: 'List the regions of the server, even when there is one only.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.3, §3.1',
    aliases: ['P19'],
  },
  'profile-region-missing': {
    title: 'Requests to another service are signed for us-east-1',
    message: 'without "Region" requests to {host} are signed for us-east-1',
    hints: ['one of "Regions": {regions}'],
    because:
      'Only hosts of AWS tell their region. Many servers take us-east-1; those that do not answer that the signature does not match.',
    whatToDo: 'Set Region to what the server expects; if that is us-east-1, say so.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §3.3',
    aliases: ['P20'],
  },
  'profile-storage-classes-inherited': {
    title: 'The storage classes of AWS are offered for another service',
    message: 'without "Properties" the storage classes of AWS are offered on {host}',
    hints: ['add to Properties: <key>s3.storage.class.options</key><string>STANDARD</string>'],
    because:
      'A profile for S3 without Properties inherits those of Amazon S3, and the server refuses an upload into a class that it does not have.',
    whatToDo: 'Set s3.storage.class.options to the classes of the server.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.2',
    aliases: ['P23'],
  },
  'profile-host-open': {
    title: 'The server of the profile can be changed',
    message: '{host} is only filled in: the server can be changed in every bookmark',
    hints: ['to lock it: <key>Hostname Configurable</key><false/>'],
    because: 'For S3 the server stays open even when the profile names one, unless the profile says otherwise.',
    whatToDo: 'Say which is meant: set Hostname Configurable.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §3.4',
    aliases: ['P35'],
  },
  'profile-old-signature-on-aws': {
    title: 'Signature version 2 for AWS',
    message: '"Authorization" is AWS2, but {host} belongs to AWS',
    label: 'version 2',
    hints: ['write AWS4HMACSHA256'],
    because:
      'Newer regions and newer buckets take version 4 only, and answer that the authorization mechanism is not supported.',
    whatToDo: 'Remove Authorization: version 4 is the default.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §7 P25',
    aliases: ['P25'],
  },
};
