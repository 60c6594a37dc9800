import type { Mistake } from './mistake.ts';
import {
  change,
  changeString,
  dropDigit,
  insertAfter,
  otherCase,
  otherPartition,
  removeKey,
  typo,
  wrongDigit,
} from './plant.ts';

const kinds = ['bookmark'] as const;
const key = /^(?:\t| {2}| {4})<key>(?<part>.+)<\/key>$/u;

/** What goes wrong in a bookmark, alone or beside its profile. */
export const bookmarkMistakes: readonly Mistake[] = [
  {
    name: 'typo in a key of a bookmark',
    kinds,
    plant: change(key, typo),
    found: ['bookmark-key-unknown'],
    besides: ['bookmark-protocol-missing', 'bookmark-profile-not-installed'],
  },
  {
    name: 'wrong case of a key of a bookmark',
    kinds,
    plant: change(key, otherCase),
    found: ['bookmark-key-unknown'],
    besides: ['bookmark-protocol-missing', 'bookmark-profile-not-installed'],
  },
  {
    name: 'wrong case of the protocol of a bookmark',
    kinds,
    plant: changeString(/^Protocol$/u, otherCase),
    found: ['bookmark-protocol-unknown'],
    besides: ['bookmark-profile-not-installed'],
  },
  {
    name: 'bookmark without Protocol',
    kinds,
    plant: removeKey(/^Protocol$/u, /^<dict>$/u),
    found: ['bookmark-protocol-missing'],
  },
  {
    name: 'port of a bookmark in words',
    kinds,
    plant: changeString(/^Port$/u, 'default'),
    found: ['bookmark-number-wrong'],
  },
  {
    name: 'port that the profile forbids',
    kinds,
    plant: changeString(/^Port$/u, '8080'),
    found: ['bookmark-port-differs'],
  },
  {
    name: 'word that is not listed',
    kinds,
    plant: changeString(/^(?:Transfer Connection|FTP Connect Mode)$/u, typo),
    found: ['bookmark-value-not-listed'],
  },
  {
    name: 'time in seconds',
    kinds,
    plant: changeString(/^Access Timestamp$/u, '1760000000'),
    found: ['bookmark-timestamp-seconds'],
  },
  {
    name: 'labels as a text',
    kinds,
    plant: (lines) => collapse(lines, 'Labels', '<string>reports</string>'),
    found: ['bookmark-labels-not-array'],
  },
  {
    name: 'own settings as a text',
    kinds,
    plant: (lines) => collapse(lines, 'Custom', '<string>role_arn=x</string>'),
    found: ['bookmark-custom-wrong'],
  },
  {
    name: 'typo in the provider',
    kinds,
    plant: changeString(/^Provider$/u, typo),
    found: ['bookmark-profile-not-installed'],
  },
  {
    name: 'wrong case of the provider',
    kinds,
    plant: changeString(/^Provider$/u, otherCase),
    found: ['bookmark-profile-not-installed'],
  },
  {
    name: 'digit dropped from a role in a bookmark',
    kinds,
    plant: changeString(/^role_arn$/u, dropDigit),
    found: ['role-arn-malformed'],
  },
  {
    name: 'digit dropped from an MFA device in a bookmark',
    kinds,
    plant: changeString(/^mfa_serial$/u, dropDigit),
    found: ['mfa-serial-malformed'],
  },
  {
    name: 'wrong digit in an MFA device in a bookmark',
    kinds,
    plant: changeString(/^mfa_serial$/u, wrongDigit),
    found: ['role-mfa-account-differs'],
  },
  {
    name: 'region of one partition, role of another, in a bookmark',
    kinds,
    plant: changeString(/^role_arn$/u, otherPartition),
    found: ['partition-differs', 'role-mfa-partition-differs'],
    besides: ['partition-differs', 'role-mfa-partition-differs'],
  },
  {
    name: 'Readonly in another language',
    kinds,
    plant: insertAfter(/^(?:\t| {2}| {4})<string>.*<\/string>$/u, () => [
      '    <key>Readonly</key>',
      '    <string>ja</string>',
    ]),
    found: ['bookmark-readonly-wrong'],
  },
  {
    name: 'bookmark with a secret key',
    kinds,
    plant: insertAfter(/^(?:\t| {2}| {4})<dict>$/u, () => [
      '        <key>aws_secret_access_key</key><string>canaryPlantedSecretAccessKey0123456789ab</string>',
    ]),
    found: ['secret-in-shared-file'],
  },
  {
    name: 'own settings as a flag',
    kinds,
    plant: (lines) => collapse(lines, 'Custom', '<true/>'),
    found: ['bookmark-custom-wrong'],
  },
];

/** A list or dictionary in one line. */
function collapse(lines: readonly string[], name: string, value: string): ReturnType<Mistake['plant']> {
  const at = lines.findIndex((line) => line.includes(`<key>${name}</key>`)) + 1;
  if (at === 0) return undefined;
  const indent = /^\s*/u.exec(lines[at] ?? '')?.[0] ?? '';
  const end = lines.findIndex((line, index) => index > at && /^\s*<\/(?:array|dict)>$/u.test(line));
  return { lines: lines.toSpliced(at, end - at + 1, `${indent}${value}`), line: at + 1 };
}
