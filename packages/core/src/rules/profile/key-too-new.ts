import { lookUp } from '../../plist/look-up.ts';
import { profileKey } from '../../profile/profile-keys.ts';
import { findProtocol } from '../../profile/protocols.ts';
import { cyberduckPrograms } from '../../programs/program-sets.ts';
import { type ProgramId, programs } from '../../programs/program.ts';
import { profileRule, type ProfileRule } from '../rule.ts';

/** Everything older than Cyberduck 9.5 and Mountain Duck 5.3. */
const beforeIdentityCenter: readonly ProgramId[] = cyberduckPrograms.filter((id) => programs[id].era !== 'C');

/** For whoever asks about Cyberduck before 9.3: what it does not read yet. */
export const profileKeyTooNew: ProfileRule = profileRule('profile-key-too-new', (profile, report) => {
  for (const flag of ['Role Configurable', 'Multi Factor Configurable'] as const) {
    const entry = lookUp(profile.dict, flag);
    const since = profileKey(flag)?.since;
    if (profile.flags.get(flag)?.value !== true || entry === undefined || since === undefined) continue;
    report({ file: profile.file, span: entry.keyTextSpan, facts: { what: `"${flag}"`, since } });
  }
  const protocol = profile.strings.get('Protocol');
  if (protocol !== undefined && findProtocol(protocol.value)?.era === 'C') {
    const facts = { what: `the protocol ${protocol.value}`, since: '9.5' };
    report({ file: profile.file, span: protocol.textSpan, facts, programs: beforeIdentityCenter });
  }
  const properties = lookUp(profile.dict, 'Properties');
  if (properties?.value.type === 'dict' && properties.value.entries.length > 0) {
    const facts = { what: '"Properties" as a dictionary', since: 'a release of 2025' };
    report({ file: profile.file, span: properties.keyTextSpan, facts });
  }
});
