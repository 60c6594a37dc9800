import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type PlistCode =
  | 'plist-unreadable'
  | 'plist-root-not-dictionary'
  | 'plist-nothing-read'
  | 'plist-value-dropped'
  | 'plist-key-misplaced'
  | 'plist-key-repeated'
  | 'plist-text-cut'
  | 'plist-text-ignored'
  | 'plist-entity-vanished'
  | 'plist-number-retyped'
  | 'plist-date-shifted'
  | 'plist-data-cut'
  | 'plist-rest-ignored'
  | 'plist-bytes-replaced';

/** What can be wrong with a property list as such, before anybody asks what it describes. */
export const plistCatalogue: Readonly<Record<PlistCode, CatalogueEntry>> = {
  'plist-unreadable': {
    title: 'The file is not a property list that Cyberduck can read',
    message: 'not a readable property list: {problem}',
    hints: ['expected {expected}'],
    because: 'Cyberduck refuses the whole file, so the profile or bookmark does not appear at all.',
    whatToDo:
      'Mend the place shown. If the file came by mail or chat, fetch it again: a cut-off download looks like this.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1',
    aliases: ['F01'],
  },
  'plist-root-not-dictionary': {
    title: 'The property list is not a dictionary',
    message: 'the outermost value is {type}, not a dictionary',
    hints: ['wrap the settings in <dict> … </dict>'],
    because: 'Cyberduck takes the outermost value for a dictionary without looking and fails.',
    whatToDo: 'Put the settings as keys and values into one <dict> directly inside <plist>.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.1',
    aliases: ['F02'],
  },
  'plist-nothing-read': {
    title: 'Nothing in the file is a value of a property list',
    message: 'nothing here that Cyberduck knows: {problem}',
    hints: ['expected {expected}'],
    because: 'Cyberduck reads nothing at all from it, notices only when it wants a setting, and fails there.',
    whatToDo: 'Fetch or export the file again; a profile or bookmark has a <dict> inside <plist>.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.1',
    aliases: ['F02'],
  },
  'plist-value-dropped': {
    title: 'A value has an element that Cyberduck does not know',
    message: '<{element}> is no kind of value, so {what} is lost',
    hints: ['did you mean {expected}?'],
    because: 'Cyberduck drops a value with an unknown element together with its key and says nothing.',
    whatToDo: 'Use <string>, <true/>, <false/>, <integer>, <array> or <dict>, in lower case.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.4',
    aliases: [],
  },
  'plist-key-misplaced': {
    title: 'An element other than <key> stands where a key belongs',
    message: '<{element}> is read as the key {key}',
    hints: ['write <key>'],
    because:
      'Cyberduck pairs the elements of a dictionary by position, so one too many or too few turns values into keys from there on.',
    whatToDo: 'Look for a missing <key> or value just before this place.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.4',
    aliases: [],
  },
  'plist-key-repeated': {
    title: 'A key stands twice in one dictionary',
    message: 'the key {key} stands here again, and this later value counts',
    hints: [],
    because: 'Cyberduck keeps the last value of a repeated key and forgets the ones before it.',
    whatToDo: 'Keep one of the two.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.5',
    aliases: [],
  },
  'plist-text-cut': {
    title: 'A text is cut off at a tag inside it',
    message: 'the text of <{element}> ends at {cut}, the rest is lost',
    hints: ['write a plain "<" as &lt;, or leave out the markup'],
    because: 'Cyberduck takes only the first stretch of text in an element.',
    whatToDo: 'Remove the tag or the processing instruction from the text.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.6',
    aliases: [],
  },
  'plist-text-ignored': {
    title: 'Text stands where nobody reads it',
    message: 'this text inside <{element}> counts for nothing',
    hints: [],
    because: 'Cyberduck reads elements only, here; text between them or inside <true> and <false> is left out.',
    whatToDo: 'Remove it, or turn it into a comment.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.4, §1.7',
    aliases: [],
  },
  'plist-entity-vanished': {
    title: 'A named entity vanishes from the text',
    message: '&{entity}; is read as nothing at all',
    hints: ['write the character itself, or its number: &#160; for a no-break space'],
    because:
      'Cyberduck never opens named entities other than &amp; &lt; &gt; &quot; &apos; and joins what stands around.',
    whatToDo: 'Replace it by the character it stands for.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.3',
    aliases: [],
  },
  'plist-number-retyped': {
    title: 'A number is read as another kind than its element says',
    message: '<{element}> is read as {type} {value}',
    hints: ['write {expected}'],
    because: 'Cyberduck goes by the text alone: with spaces around it 443 becomes 443.0, which is no port any more.',
    whatToDo: 'Write the plain digits without spaces or line breaks, or use <string>.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.7',
    aliases: [],
  },
  'plist-date-shifted': {
    title: 'A date is read as another one than it says',
    message: 'this date is read as {date}',
    hints: ['write {date}'],
    because:
      'Cyberduck lets months and days roll over, counts years before 1582 by the Julian calendar and ignores what follows the date.',
    whatToDo: 'Write the date as 2026-01-31T12:00:00Z.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.7',
    aliases: [],
  },
  'plist-data-cut': {
    title: 'Base64 data lacks its end',
    message: 'the last {lost} characters of the data are dropped',
    hints: ['pad the data with = to a multiple of four characters'],
    because: 'Cyberduck drops a last group that is not complete and says nothing.',
    whatToDo: 'Encode the data again; a cut-off copy looks like this.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.7',
    aliases: [],
  },
  'plist-rest-ignored': {
    title: 'Text behind the end of the property list',
    message: 'nothing from here on is read',
    label: 'not read',
    hints: [],
    because: 'In the OpenStep form Cyberduck stops at the end of the outermost value and looks no further.',
    whatToDo: 'Look for a bracket that closes too early, or remove what follows.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.2, §9',
    aliases: [],
  },
  'plist-bytes-replaced': {
    title: 'Bytes that are no text',
    message: 'bytes here are not UTF-8, and are read as the character U+FFFD',
    label: 'read as U+FFFD',
    hints: [],
    because:
      'In the OpenStep form Cyberduck takes UTF-8, or what a byte-order mark says, and replaces everything else.',
    whatToDo: 'Save the file as UTF-8.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §1.2',
    aliases: [],
  },
};
