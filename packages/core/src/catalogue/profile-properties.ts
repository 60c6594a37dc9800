import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type ProfilePropertyCode =
  | 'profile-property-repeated'
  | 'profile-list-broken-lines'
  | 'profile-property-ignored'
  | 'profile-property-foreign'
  | 'profile-properties-array'
  | 'setting-named-twice'
  | 'setting-misspelt';

/** What can be wrong with hidden settings: Properties of a profile, Custom of a bookmark. */
export const profilePropertyCatalogue: Readonly<Record<ProfilePropertyCode, CatalogueEntry>> = {
  'profile-property-repeated': {
    title: 'A property stands twice in the list',
    message: '"{name}" stands here again, {consequence}',
    label: 'again',
    hints: [],
    because:
      'The list is made a table of names; a name with two values ends in an exception, and the profile is not there.',
    whatToDo: 'Keep one of the two.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.2',
    aliases: ['P06'],
  },
  'profile-list-broken-lines': {
    title: 'A list is broken into lines',
    message: 'the list "{name}" is broken into lines',
    label: 'only single blanks divide it',
    hints: ['on one line: {words}'],
    because:
      'Cyberduck cuts the list at single blanks; a line break or tab becomes part of a name, which the server then does not know.',
    whatToDo: 'Write all names on one line with single blanks between them.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.2',
    aliases: ['P29'],
  },
  'profile-property-ignored': {
    title: 'A member of Properties is no name=value',
    message: 'in "Properties" {problem}',
    hints: ['write <string>name=value</string>'],
    because: 'Of the list form Cyberduck keeps texts only and cuts them at the first =.',
    whatToDo: 'Write name=value, or turn Properties into a dictionary.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.2',
    aliases: ['P30'],
  },
  'profile-property-foreign': {
    title: 'A property of another protocol',
    message: '"{name}" has no effect on the protocol {protocol}',
    label: 'not looked at',
    hints: [],
    because: 'Cyberduck reads such a property only in the protocol that its name begins with.',
    whatToDo: 'Remove it, or look whether the protocol is right.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.2, §3.7',
    aliases: ['P31'],
  },
  'profile-properties-array': {
    title: 'Properties is a list instead of a dictionary',
    message: '"Properties" is in the old list form',
    label: 'name=value, one a line',
    hints: [],
    because:
      'Both forms work. The dictionary is the documented one since 2025, and the only one in which a value can be switched with <true/>; versions before 2025 read nothing but the list.',
    whatToDo: 'Turn it into a dictionary once nobody uses a version from before 2025.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.2; iterate-ch/profiles#136',
    aliases: ['P38'],
  },
  'setting-named-twice': {
    title: 'A setting under its old and its new name',
    message: '"{found}" does not count: "{first}" is asked first, and says something else',
    label: 'does not count',
    hints: [],
    because: 'Cyberduck knows two names for this setting and takes the first that is not blank.',
    whatToDo: 'Keep one of the two.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.3; cyberduck-s3-connect §2.2',
    aliases: ['P28'],
  },
  'setting-misspelt': {
    title: 'A name in Properties or Custom with a slip in it',
    message: 'Cyberduck knows no setting "{found}" in "{holder}"',
    label: 'not this name',
    hints: ['did you mean "{nearest}"?'],
    because:
      'Cyberduck asks for its settings by their exact names; one of another name is never asked for, without a word.',
    whatToDo: 'Correct the name.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-formats §3.2, §3.3; cyberduck-s3-connect §2',
    aliases: [],
  },
};
