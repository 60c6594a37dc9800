import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type BookmarkCode =
  | 'bookmark-protocol-missing'
  | 'bookmark-protocol-unknown'
  | 'bookmark-number-wrong'
  | 'bookmark-value-not-listed'
  | 'bookmark-labels-not-array'
  | 'bookmark-key-unknown';

const stopsTheFolder =
  'The error is raised while the folder is read and may stop the loading of every bookmark after this one.';

/** What can be wrong with a bookmark. */
export const bookmarkCatalogue: Readonly<Record<BookmarkCode, CatalogueEntry>> = {
  'bookmark-protocol-missing': {
    title: 'The bookmark names no protocol',
    message: 'a bookmark needs "Protocol", and this one has none',
    hints: ['For S3 add: <key>Protocol</key><string>s3</string>'],
    because: 'Cyberduck skips a bookmark without Protocol; the file stays, the bookmark is not shown.',
    whatToDo: 'Add the key Protocol with the identifier of the protocol, such as s3.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.2',
    aliases: ['B06'],
  },
  'bookmark-protocol-unknown': {
    title: 'The protocol of the bookmark is not one that Cyberduck has',
    message: 'Cyberduck has no protocol "{found}"',
    label: 'not a protocol',
    hints: ['did you mean "{nearest}"?'],
    because:
      'Protocol is compared with exact case; a bookmark whose protocol is unknown is skipped with a line in the log.',
    whatToDo: 'Write the identifier exactly as Cyberduck spells it, or install the connection profile it belongs to.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §2.3, §4.2',
    aliases: ['B06'],
  },
  'bookmark-number-wrong': {
    title: 'A number that Cyberduck cannot read',
    message: '"{key}" is not a whole number',
    label: 'not a whole number',
    hints: ['accepted: digits only, such as {example}'],
    because: stopsTheFolder,
    whatToDo: 'Write digits only, without blanks or a decimal point, or remove the key.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.2, §4.4',
    aliases: ['B01', 'B04'],
  },
  'bookmark-value-not-listed': {
    title: 'A word that Cyberduck does not know here',
    message: '"{key}" does not take "{found}"',
    label: 'not accepted',
    hints: ['accepted: {accepted}', 'did you mean "{nearest}"?'],
    because: stopsTheFolder,
    whatToDo: 'Use one of the accepted words, or remove the key.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.2, §4.4',
    aliases: ['B02', 'B03'],
  },
  'bookmark-labels-not-array': {
    title: 'Labels is not a list',
    message: '"Labels" should be an array, but is {found}',
    label: '{found}',
    hints: ['write: <array><string>…</string></array>'],
    because: stopsTheFolder,
    whatToDo: 'Put the labels into an array of strings.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.2, §4.4',
    aliases: ['B05'],
  },
  'bookmark-key-unknown': {
    title: 'Cyberduck does not read this key',
    message: 'unknown key "{found}" in a bookmark',
    label: 'ignored',
    hints: ['did you mean "{nearest}"?'],
    because: 'Unknown keys are ignored, and dropped when Cyberduck saves the bookmark.',
    whatToDo:
      'Correct the spelling (case and blanks count), or remove the key. Settings such as role_arn belong into the dictionary Custom.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §4.2',
    aliases: ['B11'],
  },
};
