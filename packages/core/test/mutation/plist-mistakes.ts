import type { Mistake } from './mistake.ts';
import { change, insertAfter, otherCase, removeLine, typo } from './plant.ts';

const kinds = ['profile', 'bookmark'] as const;

/** What goes wrong in any property list. */
export const plistMistakes: readonly Mistake[] = [
  {
    name: 'closing tag of a key misspelt',
    kinds,
    plant: change(/<\/(?<part>key)>/u, typo),
    found: ['plist-unreadable'],
  },
  {
    name: 'closing tag without its slash',
    kinds,
    plant: change(/[^>](?<part><\/string>)/u, '<string>'),
    found: ['plist-unreadable'],
  },
  {
    name: 'tag without its bracket',
    kinds,
    plant: change(/<key>[^<]+<\/key(?<part>>)/u, ''),
    found: ['plist-unreadable'],
  },
  {
    name: 'bare ampersand',
    kinds,
    plant: change(/<string>(?<part>[A-Za-z][a-z]+)/u, (text) => `${text} & Co`),
    found: ['plist-unreadable'],
  },
  {
    name: 'bare bracket in a text',
    kinds,
    plant: change(/<string>(?<part>[A-Za-z][a-z]+)/u, (text) => `${text} < 9`),
    found: ['plist-unreadable'],
  },
  {
    name: 'entity of HTML',
    kinds,
    plant: change(/<string>(?<part>[A-Za-z][a-z]+)/u, (text) => `${text}&nbsp;x`),
    found: ['plist-unreadable', 'plist-entity-vanished'],
    besides: ['bookmark-profile-not-installed'],
  },
  {
    name: 'file cut off',
    kinds,
    plant: (lines, random) => {
      const end = 6 + Math.floor(random() * (lines.length - 9));
      return { lines: lines.slice(0, end), line: end };
    },
    found: ['plist-unreadable'],
  },
  {
    name: 'element that no property list has',
    kinds,
    plant: change(/<string>[^<]+<\/string>/u, (text, random) =>
      text.replaceAll('string', random() < 0.5 ? 'text' : 'str'),
    ),
    found: ['plist-value-dropped'],
    besides: [
      'profile-protocol-missing',
      'bookmark-protocol-missing',
      'profile-vendor-blank',
      'profile-description-missing',
      'bookmark-profile-not-installed',
    ],
  },
  {
    name: 'element with a capital',
    kinds,
    plant: change(/<(?<part>true|false)\/>/u, otherCase),
    found: ['plist-value-dropped'],
    besides: ['profile-role-flag-missing', 'profile-mfa-flag-missing', 'profile-host-open'],
  },
  {
    name: 'key twice',
    kinds,
    plant: (lines, random) => {
      const keyAndValue = /^\s*<key>(?:Protocol|Nickname|Hostname|Description|Vendor|Path|Region)<\/key>$/u;
      const at = lines.findIndex((line) => keyAndValue.test(line) && random() < 0.5);
      if (at === -1) return undefined;
      const pair = lines.slice(at, at + 2).map((line) => line.replace(/<string>[^<]*/u, (text) => `${text}2`));
      return { lines: lines.toSpliced(at, 0, ...pair), line: at + 3 };
    },
    found: ['plist-key-repeated'],
  },
  {
    name: 'value forgotten',
    kinds,
    // The next line is where the value was to be.
    plant: removeLine(/^\s*(?:<string>[^<]*<\/string>|<true\/>|<false\/>)$/u, 0),
    found: ['plist-key-misplaced', 'plist-unreadable'],
  },
  {
    name: 'key forgotten',
    kinds,
    plant: removeLine(/^\s*<key>.*<\/key>$/u, 0),
    found: ['plist-key-misplaced', 'plist-value-dropped', 'plist-unreadable'],
  },
  {
    name: 'text between the values',
    kinds,
    plant: insertAfter(/^\s*<(?:string>.*<\/string>|true\/>)$/u, () => ['    TODO ask the network team']),
    found: ['plist-text-ignored'],
  },
  {
    name: 'key and value on one side of the tags',
    kinds,
    plant: change(/<key>(?:Vendor|Nickname|Description)(?<part><\/key>)$/u, ''),
    found: ['plist-unreadable'],
  },
  {
    name: 'array where the dictionary belongs',
    kinds,
    plant: (lines) => {
      const at = lines.indexOf('<dict>');
      const end = lines.lastIndexOf('</dict>');
      return { lines: lines.with(at, '<array>').with(end, '</array>'), line: at + 1 };
    },
    found: ['plist-root-not-dictionary'],
    besides: ['plist-key-misplaced', 'plist-value-dropped'],
  },
];
