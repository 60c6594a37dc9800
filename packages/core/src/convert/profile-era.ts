import { removePlistEntry, renamePlistKey, setPlistValue } from '../plist/edit-plist.ts';
import { lookUp } from '../plist/look-up.ts';
import type { ConnectionProfile } from '../profile/connection-profile.ts';
import { findProtocol } from '../profile/protocols.ts';
import { profileTokenFlagForRole } from '../rules/profile/token-flag-for-role.ts';
import { editSource } from '../source/edit-source.ts';
import type { TextEdit } from '../source/text-edit.ts';
import { convertKindNames } from './convert-kind.ts';
import { Losses } from './losses.ts';
import { type Conversion, type ConvertOptions, type ConvertRoute, convertRoute } from './conversion.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';

/**
 * A connection profile as another Cyberduck reads it: that of the older guide (Token Configurable) for today's, or back for
 * those before 9.3 (cyberduck-s3-connect §7, cyberduck-formats §3.2). As edits, so that everything else stays.
 */
export const profileToProfile: ConvertRoute = convertRoute(
  'profile',
  'profile',
  'a connection profile as an older or the current Cyberduck reads it',
  ({ profile }, _others, options) => (options.era === 'A' ? toOlder(profile) : toCurrent(profile, options)),
);

function toCurrent(profile: ConnectionProfile, { era = 'C' }: ConvertOptions): Conversion {
  const protocol = profile.strings.get('Protocol');
  if (era === 'B' && findProtocol(protocol?.value ?? '')?.era === 'C') return tooNew(profile);
  // The rule of lint knows the step; one place for both.
  const edits: TextEdit[] = [];
  profileTokenFlagForRole.check(profile, ({ fixes = [] }) => edits.push(...fixes.flatMap((fix) => fix.edits)));
  return edited(profile, edits, lossesOf(profile));
}

function toOlder(profile: ConnectionProfile): Conversion {
  const { dict, plist, flags, properties, file } = profile;
  const { source } = plist;
  if (findProtocol(profile.strings.get('Protocol')?.value ?? '')?.era === 'C') return tooNew(profile);
  const list = lossesOf(profile);
  const edits: TextEdit[] = [];
  const role = lookUp(dict, 'Role Configurable');
  const token = lookUp(dict, 'Token Configurable');
  if (role !== undefined) {
    if (flags.get('Role Configurable')?.value === true && token !== undefined)
      edits.push(...removePlistEntry(source, token));
    if (flags.get('Role Configurable')?.value === true)
      edits.push(...renamePlistKey(source, role, 'Token Configurable'));
    else edits.push(...removePlistEntry(source, role));
    if (!properties.has('role_arn')) {
      const why = 'Cyberduck up to 9.2 asks for no role';
      list.at({ file, span: role.keySpan }).lost('Role Configurable', why, 'put role_arn into Properties');
    }
  }
  const device = lookUp(dict, 'Multi Factor Configurable');
  if (device !== undefined) {
    edits.push(...removePlistEntry(source, device));
    const isAsked = flags.get('Multi Factor Configurable')?.value === true;
    if (isAsked && (properties.get('mfa_serial')?.value.trim() ?? '') === '')
      list
        .at({ file, span: device.keySpan })
        .lost(
          'Multi Factor Configurable',
          'Cyberduck up to 9.2 asks for no MFA device',
          'put mfa_serial into Properties',
        );
  }
  const held = lookUp(dict, 'Properties');
  if (held?.value.type === 'dict') {
    const lines: string[] = [];
    for (const [name, { value, keySpan }] of properties) {
      // Parted at the first sign.
      if (name.includes('='))
        list.at({ file, span: keySpan }).lost(`Properties: ${name}`, 'a list of name=value has no such name');
      else lines.push(`${name}=${value}`);
    }
    edits.push(...setPlistValue(source, held, lines));
  }
  return edited(profile, edits, list);
}

function edited({ plist, file }: ConnectionProfile, edits: readonly TextEdit[], list: Losses): Conversion {
  const { source, format } = plist;
  const at = { file, span: { start: 0, end: 0 } };
  if (format !== 'xml') {
    list
      .at(at)
      .refused(
        'this property list',
        'only XML can be changed in its place',
        'duckbill print FILE --to xml makes it XML',
      );
    return { files: [], losses: list.found };
  }
  if (edits.length > 0) {
    const { text, origin } = editSource(source, edits);
    const bytes = origin === undefined ? {} : { bytes: origin.bytes };
    const files = [{ name: source.name, text, before: source.text, ...bytes }];
    return { files, losses: list.found };
  }
  const facts = { what: 'this Cyberduck reads the profile as it is' };
  return { files: [], losses: [...list.found, diagnostic('convert-nothing-to-do', file, at.span, { facts })] };
}

function lossesOf({ strings, file }: ConnectionProfile): Losses {
  const span = strings.get('Protocol')?.textSpan ?? { start: 0, end: 0 };
  return new Losses({ to: convertKindNames.profile, file, span });
}

function tooNew(profile: ConnectionProfile): Conversion {
  const list = lossesOf(profile);
  list.refused('a sign-in of Cyberduck 9.5', 'older ones do not know its protocol');
  return { files: [], losses: list.found };
}
