import type { Mistake, Random } from './mistake.ts';
import {
  change,
  changeString,
  changeValue,
  dropDigit,
  otherCase,
  otherPartition,
  removeKey,
  typo,
  wrongDigit,
} from './plant.ts';

const kinds = ['profile'] as const;
const key = /^(?:\t| {2}| {4})<key>(?<part>.+)<\/key>$/u;

/** What is true of a profile that lacks a key. */
const lostKey = [
  'bookmark-profile-not-installed',
  'profile-protocol-missing',
  'profile-vendor-blank',
  'profile-description-missing',
  'profile-role-flag-missing',
  'profile-mfa-flag-missing',
  'profile-region-missing',
  'profile-host-nowhere',
  'profile-host-open',
  'profile-sts-endpoint-missing',
  'profile-oauth-flow-missing',
  'profile-regions-inherited',
] as const;

/** What goes wrong in a connection profile. */
export const profileMistakes: readonly Mistake[] = [
  {
    name: 'typo in a key of a profile',
    kinds,
    plant: change(key, typo),
    found: ['profile-key-unknown'],
    besides: lostKey,
  },
  {
    name: 'wrong case of a key of a profile',
    kinds,
    plant: change(key, otherCase),
    found: ['profile-key-unknown'],
    besides: lostKey,
  },
  {
    name: 'typo in the name of a property',
    kinds: ['profile', 'bookmark'],
    plant: change(/^ +<key>(?<part>s3\..+|role_arn|mfa_serial)<\/key>$/u, typo),
    found: ['setting-misspelt'],
    // Without the setting, what it was for is missing.
    besides: ['profile-storage-classes-inherited', 'bookmark-aws-role-not-assumed', 'profile-sts-endpoint-missing'],
  },
  {
    name: 'wrong case of a protocol',
    kinds,
    plant: changeString(/^Protocol$/u, otherCase),
    found: ['profile-protocol-unknown'],
  },
  {
    name: 'typo in a protocol',
    kinds,
    plant: changeString(/^Protocol$/u, (text) => `${text}3`),
    found: ['profile-protocol-unknown'],
  },
  {
    name: 'profile without Protocol',
    kinds,
    plant: removeKey(/^Protocol$/u, /^<dict>$/u),
    found: ['profile-protocol-missing'],
  },
  {
    name: 'blank vendor',
    kinds,
    plant: changeString(/^Vendor$/u, ''),
    found: ['profile-vendor-blank'],
    besides: ['bookmark-profile-not-installed'],
  },
  {
    name: 'flag as a word',
    kinds,
    plant: changeValue(/ Configurable$/u, (_, random) => `<string>${random() < 0.5 ? 'on' : 'enabled'}</string>`),
    found: ['profile-flag-not-boolean', 'profile-value-type-wrong'],
    besides: ['profile-role-flag-missing', 'profile-mfa-flag-missing', 'profile-host-open'],
  },
  {
    name: 'text as a dictionary',
    kinds,
    plant: changeValue(/^(?:Default Nickname|Description|Help|Name)$/u, '<dict/>'),
    found: ['profile-value-type-wrong'],
  },
  {
    name: 'list as a text',
    kinds,
    plant: changeValue(/^(?:Default Path|Default Nickname|Description|Scheme|Name)$/u, '<array/>'),
    found: ['profile-value-type-wrong'],
  },
  {
    name: 'port with a letter',
    kinds,
    plant: changeString(/^Default Port$/u, (text) => `${text.slice(0, -1)}o`),
    found: ['profile-port-wrong'],
    besides: ['bookmark-port-differs'],
  },
  {
    name: 'port out of range',
    kinds,
    plant: changeString(/^Default Port$/u, (text) => `9${text}0`),
    found: ['profile-port-wrong'],
    besides: ['bookmark-port-differs'],
  },
  {
    name: 'role without its flag',
    kinds,
    plant: removeKey(/^Role Configurable$/u, /<key>role_arn<\/key>/u),
    found: ['profile-role-flag-missing'],
    besides: ['profile-property-ignored'],
  },
  {
    name: 'MFA device without its flag',
    kinds,
    plant: removeKey(/^Multi Factor Configurable$/u, /<key>mfa_serial<\/key>/u),
    found: ['profile-mfa-flag-missing'],
  },
  {
    name: 'digit dropped from a role in a profile',
    kinds,
    plant: changeString(/^role_arn$/u, dropDigit),
    found: ['role-arn-malformed'],
  },
  {
    name: 'digit dropped from an MFA device in a profile',
    kinds,
    plant: changeString(/^mfa_serial$/u, dropDigit),
    found: ['mfa-serial-malformed'],
  },
  {
    name: 'wrong digit in an MFA device in a profile',
    kinds,
    plant: changeString(/^mfa_serial$/u, wrongDigit),
    found: ['role-mfa-account-differs'],
  },
  {
    name: 'swapped ARNs',
    kinds: ['profile', 'bookmark'],
    plant: swapArns,
    found: ['role-arn-malformed'],
    besides: ['mfa-serial-malformed'],
  },
  {
    name: 'user where the role belongs',
    kinds: ['profile', 'bookmark'],
    plant: changeString(/^role_arn$/u, (text) => text.replace(':role/', ':user/')),
    found: ['role-arn-malformed'],
  },
  {
    name: 'role of another service',
    kinds: ['profile', 'bookmark'],
    plant: changeString(/^role_arn$/u, (text) => text.replace(':iam:', ':sts:')),
    found: ['role-arn-malformed'],
  },
  {
    name: 'user where the MFA device belongs',
    kinds: ['profile', 'bookmark'],
    plant: changeString(/^mfa_serial$/u, (text) => text.replace(':mfa/', ':user/')),
    found: ['mfa-serial-malformed'],
  },
  {
    name: 'passkey as MFA device',
    kinds: ['profile', 'bookmark'],
    plant: changeString(/^mfa_serial$/u, (text) => text.replace(':mfa/', ':u2f/user/')),
    found: ['mfa-serial-passkey', 'mfa-serial-malformed'],
  },
  {
    name: 'region of one partition, role of another, in a profile',
    kinds,
    plant: changeString(/^role_arn$/u, otherPartition),
    found: ['partition-differs', 'role-mfa-partition-differs'],
    besides: ['partition-differs', 'role-mfa-partition-differs'],
  },
  {
    name: 'address in place of a host',
    kinds: ['profile', 'bookmark'],
    plant: changeString(/^(?:Default )?Hostname$/u, (text) => `https://${text}`),
    found: ['host-malformed'],
  },
  {
    name: 'path behind a host',
    kinds: ['profile', 'bookmark'],
    plant: changeString(/^(?:Default )?Hostname$/u, (text) => `${text}/bucket`),
    found: ['host-malformed'],
  },
  {
    name: 'typo in the domain of AWS',
    kinds: ['profile', 'bookmark'],
    plant: change(/<string>s3\..*(?<part>amazonaws)\.com/u, typo),
    found: ['host-not-taken-for-aws'],
    besides: ['profile-host-open', 'profile-regions-inherited', 'profile-storage-classes-inherited'],
  },
  {
    name: 'unknown scheme',
    kinds,
    plant: changeString(/^Scheme$/u, (text, random) => typo(text, random)),
    found: ['profile-scheme-unknown'],
  },
  { name: 'region that is not offered', kinds, plant: notOffered, found: ['profile-region-not-offered'] },
  {
    name: 'unknown signature',
    kinds,
    plant: changeString(/^Authorization$/u, (text, random) => typo(text, random)),
    found: ['profile-signature-unknown'],
  },
  {
    name: 'help that is no address',
    kinds,
    plant: changeString(/^Help$/u, 'ask the help desk'),
    found: ['profile-help-not-address'],
  },
  {
    name: 'placeholder left in',
    kinds,
    plant: changeString(/^(?:role_arn|mfa_serial)$/u, (text) => text.replace(/\d{12}/u, 'YOUR_ACCOUNT_ID')),
    found: ['placeholder-left-in', 'role-arn-malformed', 'mfa-serial-malformed'],
  },
  {
    name: 'flag for a token where the one for a role belongs',
    kinds,
    plant: change(/<key>(?<part>Role) Configurable/u, 'Token'),
    found: ['profile-token-flag-for-role'],
    besides: ['profile-role-flag-missing', 'profile-property-ignored'],
  },
];

/** A region that the profile does not list itself. */
function notOffered(lines: readonly string[], random: Random): ReturnType<Mistake['plant']> {
  if (!lines.some((line) => line.includes('<key>Regions</key>'))) return undefined;
  return changeString(/^Region$/u, (text) => text.replace(/\d/u, '7'))(lines, random);
}

function swapArns(lines: readonly string[]): ReturnType<Mistake['plant']> {
  const role = lines.findIndex((line) => line.includes('<key>role_arn</key>')) + 1;
  const device = lines.findIndex((line) => line.includes('<key>mfa_serial</key>')) + 1;
  const [roleLine, deviceLine] = [lines[role], lines[device]];
  if (role === 0 || device === 0 || roleLine === undefined || deviceLine === undefined) return undefined;
  return { lines: lines.with(role, deviceLine).with(device, roleLine), line: role + 1 };
}
