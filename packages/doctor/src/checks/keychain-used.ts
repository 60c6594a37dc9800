import { diagnostic, type Diagnostic, parsePlist, programs, readSource, type Span } from '@duckbill/core';
import { answer, type Check, type CheckContext, defineCheck } from '../check.ts';
import { machinePaths } from '../machine/machine-paths.ts';

/** Default true (cyberduck-formats §3.3). */
const setting = 'connection.login.keychain';

const preferences = 'Library/Preferences/ch.sudo.cyberduck.plist';

/** Somebody who is asked for the same key every time may have turned the keychain off (#12849). */
export const keychainUsed: Check = defineCheck({
  id: 'keychain-used',
  title: 'What is typed can be kept',
  category: 'plan',
  online: false,
  waitsFor: ['files-readable'],
  run: async (context) => {
    const { planned, program } = context;
    if (planned === undefined) return answer('skipped', 'skipped-no-plan');
    const asks = planned.plan.steps.some((step) => step.kind === 'prompt' && step.prompt === 'secret-access-key');
    if (!asks || programs[program].family !== 'cyberduck') return answer('skipped', 'skipped-nothing-typed');
    const off = inTarget(context) ?? (await inPreferences(context));
    return off === undefined
      ? answer('passed', 'keychain-used')
      : answer('warned', 'keychain-off', {}, { diagnostics: [off] });
  },
});

/** Custom of the bookmark goes before Properties of its profile (cyberduck-s3-connect §0.2). */
function inTarget(context: CheckContext): Diagnostic | undefined {
  const { planInput, connectionProfile } = context;
  const bookmark = planInput?.target.kind === 'bookmark' ? planInput.target.bookmark : undefined;
  const custom = bookmark?.custom.get(setting);
  if (bookmark !== undefined && custom !== undefined) {
    return isOff(custom.value) ? finding(bookmark.file, custom.textSpan, 'Custom of the bookmark', context) : undefined;
  }
  const vendor = connectionProfile?.vendor;
  const profile =
    planInput?.target.kind === 'profile'
      ? planInput.target.profile
      : planInput?.profiles.find(({ strings }) => vendor !== undefined && strings.get('Vendor')?.value === vendor);
  const property = profile?.properties.get(setting);
  return profile !== undefined && property !== undefined && isOff(property.value)
    ? finding(profile.file, property.textSpan, 'Properties of the connection profile', context)
    : undefined;
}

/** The preferences of macOS; where Windows keeps them is not known. */
async function inPreferences(context: CheckContext): Promise<Diagnostic | undefined> {
  const { machine } = context;
  if (machine.platform !== 'darwin') return undefined;
  const file = machinePaths(machine).join(machine.home, preferences);
  const state = await machine.read(file);
  if (state.state !== 'read') return undefined;
  const { root } = parsePlist(readSource(preferences, state.bytes).source);
  const value = root?.type === 'dict' ? root.entries.findLast(({ key }) => key === setting)?.value : undefined;
  const off = (value?.type === 'string' && isOff(value.value)) || (value?.type === 'boolean' && !value.value);
  return off ? finding(file, { start: 0, end: 0 }, `~/${preferences}`, context) : undefined;
}

function isOff(value: string): boolean {
  return value.trim().toLowerCase() === 'false';
}

function finding(file: string, span: Span, place: string, { program }: CheckContext): Diagnostic {
  const facts = { place, program: programs[program].title };
  return diagnostic('keychain-off', file, span, { facts, programs: [program] });
}
