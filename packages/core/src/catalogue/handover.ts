import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type HandoverCode =
  | 'handover-value-unquotable'
  | 'handover-not-temporary'
  | 'handover-long-term-keys'
  | 'handover-keys-ignored'
  | 'handover-bookmark-incomplete'
  | 'handover-file-not-editable';

/** Why keys, or what a sign-in found out, cannot be handed to the next tool in the form that was asked for. */
export const handoverCatalogue: Readonly<Record<HandoverCode, CatalogueEntry>> = {
  'handover-value-unquotable': {
    title: 'A value cannot be written in this form',
    message: '{variable} holds characters that cannot be written for certain as "{form}"',
    hints: [],
    because:
      'The next program would read another value, or run a part of it as a command. Keys from AWS are never such.',
    whatToDo: 'Look where the value comes from; the forms json, process and env take every value.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config A.4',
    aliases: [],
  },
  'handover-not-temporary': {
    title: 'Long-term keys have no such form',
    message: 'these keys do not expire, and "{form}" is for keys that do',
    hints: [],
    because: 'The AWS CLI caches what STS and Identity Center hand out, with its expiry, and nothing else.',
    whatToDo: 'Choose another form, or a target that signs in with a role.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config D.4',
    aliases: [],
  },
  'handover-long-term-keys': {
    title: 'Long-term keys would be overwritten',
    message: 'profile "{profile}" holds long-term keys, which would be lost',
    label: 'long-term key',
    hints: [],
    because: 'The secret of a long-term key is shown once by AWS, when the key is made, and cannot be had again.',
    whatToDo: 'Choose the name of a new profile. If they are overwritten, they remain in the backup only.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config C.2',
    aliases: [],
  },
  'handover-keys-ignored': {
    title: 'Keys in this profile would not be used',
    message: 'profile "{profile}" has {setting}, which wins over keys',
    label: 'wins over keys',
    hints: [],
    because: 'AWS tools get credentials another way as soon as the profile says so, and never look at its keys.',
    whatToDo: 'Choose the name of a new profile.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config C.1',
    aliases: [],
  },
  'handover-bookmark-incomplete': {
    title: 'The sign-in does not give all that the bookmark needs',
    message: 'nothing is written into the bookmark, as there is no {missing}',
    hints: [],
    because:
      'Cyberduck 9.5 asks again for each of sso_region, sso_start_url, sso_account_id and sso_role_name that the bookmark lacks.',
    whatToDo: 'Name a target that signs in with IAM Identity Center: a bookmark, or an AWS profile with all four.',
    severity: 'error',
    programs: ['cyberduck@9.5'],
    source: 'cyberduck-s3-connect §3.3',
    aliases: [],
  },
  'handover-file-not-editable': {
    title: 'The bookmark cannot be changed in place',
    message: 'this is no bookmark in XML into which something could be put',
    hints: [],
    because:
      'A binary or OpenStep property list has no places for a change, and a broken one is not read by Cyberduck.',
    whatToDo: 'Write it as XML first, as another file: duckbill print FILE --to cyberduck --out NEW.duck does it.',
    severity: 'error',
    programs: ['cyberduck@9.5'],
    source: 'cyberduck-formats §8.1',
    aliases: [],
  },
};
