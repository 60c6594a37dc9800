import { cyberduckPrograms, earlyCyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type ProfileValueCode =
  | 'profile-list-empty'
  | 'profile-oauth-secret-readable'
  | 'profile-bundled-set'
  | 'profile-variable-unknown'
  | 'profile-icon-damaged'
  | 'profile-vendor-no-scheme'
  | 'profile-service-ended'
  | 'profile-help-not-address'
  | 'profile-description-missing'
  | 'profile-key-too-new';

/** What can be wrong with the other values of a connection profile. */
export const profileValueCatalogue: Readonly<Record<ProfileValueCode, CatalogueEntry>> = {
  'profile-list-empty': {
    title: 'An empty list means the list of the parent',
    message: '"{key}" is an empty list, which counts as none',
    label: 'the list of the parent is used',
    hints: [],
    because:
      'Cyberduck takes an empty list for a missing one and offers what the parent has: for S3 the regions of AWS.',
    whatToDo: 'Put at least one member into the list, or remove the key.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1',
    aliases: ['P22'],
  },
  'profile-oauth-secret-readable': {
    title: 'The profile shows the OAuth client secret',
    message: '"OAuth Client Secret" can be read by everybody who has the profile',
    hints: ['for a public client: <key>OAuth Client Secret</key><string></string>'],
    because:
      'The secret of an application that people install is no secret; with PKCE none is needed, and an empty one keeps Cyberduck from asking.',
    whatToDo:
      'If the identity provider allows a public client, leave the value empty. Never put the secret of a confidential client here.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §3.7',
    aliases: ['P10'],
  },
  'profile-bundled-set': {
    title: '"Bundled" in a profile that does not ship with Cyberduck',
    message: '"Bundled" is set in the profile of "{vendor}"',
    label: 'for the application only',
    hints: [],
    because: 'Cyberduck cannot turn such a profile off, and other profiles may take it for their parent.',
    whatToDo: 'Remove Bundled.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.2, §2.3, §3.1',
    aliases: ['P32'],
  },
  'profile-variable-unknown': {
    title: 'A variable that Cyberduck does not fill in',
    message: 'the variable {name} in "{key}" is not filled in',
    label: 'stays as it stands',
    hints: ['preferences have dots in their names, such as ${oauth.handler.scheme}'],
    because: 'Cyberduck fills in its own preferences only, no variables of the environment or of a template.',
    whatToDo: 'Write the value itself.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.5',
    aliases: ['P34'],
  },
  'profile-icon-damaged': {
    title: 'The icon is no clean base64 of an image',
    message: '"{key}" is damaged: {problem}',
    hints: [],
    because:
      'Cyberduck decodes it leniently and may show no icon; strict tools, and what makes the pictures of the online catalogue, fail.',
    whatToDo: 'Encode a TIFF or PNG again.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1, §3.7',
    aliases: ['P37'],
  },
  'profile-vendor-no-scheme': {
    title: 'duck cannot use the vendor as a scheme',
    message: '"{found}" cannot stand before :// in an address',
    label: 'has {characters}',
    hints: [],
    because:
      'The command line duck takes the Vendor as scheme of an address, and a scheme has letters, digits, + and - only.',
    whatToDo:
      'For a new profile choose a name of these. Do not change the Vendor of a profile in use: its bookmarks would lose it.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.3, §5',
    aliases: ['P39'],
  },
  'profile-service-ended': {
    title: 'The service of this protocol has ended',
    message: 'the service behind the protocol {protocol} is discontinued',
    label: 'discontinued',
    hints: [],
    because: 'Nobody answers any more, and new versions may drop the protocol, which then rejects the profile.',
    whatToDo: 'Remove the profile.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.5',
    aliases: ['P41'],
  },
  'profile-help-not-address': {
    title: 'The help link is no address',
    message: '"Help" is "{found}", which is no address',
    label: 'no address',
    hints: ['write the whole address: https://…'],
    because: 'The help button hands the text to the browser, which cannot open it.',
    whatToDo: 'Write an address that begins with https://.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.1',
    aliases: ['P42'],
  },
  'profile-description-missing': {
    title: 'The profile has no description',
    message: '"Description" is {state}',
    hints: ['add: <key>Description</key><string>What people choose in the menu</string>'],
    because: 'Without it the menu shows the name of the parent, so that two entries look the same.',
    whatToDo: 'Add a Description.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.2, §3.1',
    aliases: ['P36'],
  },
  'profile-key-too-new': {
    title: 'Older versions do not read this key',
    message: '{what} counts only since {since}',
    label: 'not read by older versions',
    hints: [],
    because: 'Older versions pass over it without a word.',
    whatToDo: 'Ask for a newer version in the instructions that go with the profile, or do without the key.',
    severity: 'warning',
    programs: earlyCyberduckPrograms,
    source: 'cyberduck-formats §3.1, §3.2',
    aliases: ['P26'],
  },
};
