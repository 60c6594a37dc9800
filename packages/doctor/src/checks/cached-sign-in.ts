import {
  areRoleCredentialsUsable,
  type CacheStep,
  type Diagnostic,
  diagnostic,
  isSsoRegistrationUsable,
  type SsoToken,
  ssoTokenState,
} from '@duckbill/core';
import { readCacheFile } from '../cache/read-cache-file.ts';
import { type SsoSettings, signInCommand, ssoOfPlan } from '../cache/sso-of-plan.ts';
import { momentWords } from '../cache/time-words.ts';
import { answer, type Check, type CheckContext, defineCheck, type Saying } from '../check.ts';
import { sessionPlace } from '../session-place.ts';

/** Bits for group and others. */
const othersBits = 0o077;

/**
 * The files in which a sign-in outlives a run: the token of Identity Center, the registration of the tool, keys of a
 * role (aws-config D.2, D.4). Cyberduck up to 9.4, which only reads them, has a check of its own.
 */
export const cachedSignIn: Check = defineCheck({
  id: 'cached-sign-in',
  title: 'A cached sign-in is of use',
  category: 'cache',
  online: false,
  waitsFor: [],
  run: async (context) => {
    const { planned } = context;
    if (planned === undefined) return answer('skipped', 'skipped-no-plan');
    const looks = await lookIntoCaches(context);
    if (looks.length === 0) return answer('skipped', 'skipped-no-cache');
    const findings = looks.flatMap(({ diagnostics }) => diagnostics);
    const sayings = looks.flatMap(({ say }) => (say === undefined ? [] : [say]));
    if (findings.some(({ severity }) => severity === 'error'))
      return answer('failed', 'cache-of-no-use', {}, { diagnostics: findings, details: sayings });
    if (findings.length > 0)
      return answer('warned', 'cache-to-look-at', {}, { diagnostics: findings, details: sayings });
    const [first] = sayings;
    return first === undefined
      ? answer('passed', 'cache-empty')
      : { outcome: 'passed', say: first, details: sayings.slice(1) };
  },
});

/** What one file tells. */
interface Look {
  readonly usable: boolean;
  readonly say?: Saying;
  readonly diagnostics: readonly Diagnostic[];
}

/** In the order of the plan; what a usable entry spares is not looked at. */
async function lookIntoCaches(context: CheckContext): Promise<readonly Look[]> {
  const { planned } = context;
  const steps = planned?.plan.steps ?? [];
  const looks: Look[] = [];
  for (let at = 0; at < steps.length; at += 1) {
    const step = steps[at];
    if (step?.kind !== 'cache' || !step.file.endsWith('.json') || isForEra(step)) continue;
    const look = await lookInto(step, context);
    looks.push(look);
    if (look.usable) at += step.spares;
  }
  const own = planned && sessionPlace(planned);
  if (own !== undefined) {
    const look = await lookAtKeys(`~/.aws/cli/cache/${own.file}`, context);
    // Nothing but Duckbill looks there: that there is none is not worth a word.
    if (look.say !== undefined || look.diagnostics.length > 0) looks.push(look);
  }
  return looks;
}

/** Keys that the program only takes: `cache-for-era` looks at them. */
function isForEra({ cache, access }: CacheStep): boolean {
  return cache === 'role-credentials' && access === 'read';
}

async function lookInto(step: CacheStep, context: CheckContext): Promise<Look> {
  switch (step.cache) {
    case 'sso-token':
      return lookAtToken(step, context);
    case 'sso-registration':
      return lookAtRegistration(step, context);
    case 'role-credentials':
      return lookAtKeys(step.file, context);
  }
}

async function lookAtToken(step: CacheStep, context: CheckContext): Promise<Look> {
  const { machine } = context;
  const { file } = step;
  const sso = ssoOfPlan(context);
  const command = signInCommand(context, sso);
  const session = sso.get('sso_session')?.value ?? sso.get('sso_start_url')?.value ?? 'Identity Center';
  // Without a sign-in of its own the program stops there.
  const severity = step.stopsWithout === undefined ? 'warning' : 'error';
  const facts = { session, path: file, command };
  const cached = await readCacheFile(machine, 'sso-token', file);
  if (cached.state === 'absent')
    return { usable: false, diagnostics: [diagnostic('cache-token-missing', file, start, { facts, severity })] };
  if (cached.state === 'unreadable') return unreadable(file, cached.reason);
  const shared = sharedWith(file, cached.mode, context);
  if (cached.state === 'damaged') return { usable: false, diagnostics: [...cached.diagnostics, ...shared] };
  const { entry } = cached;
  const now = machine.now().getTime();
  const until = Date.parse(entry.expiresAt);
  const { usable, renew } = ssoTokenState(entry, now, !sso.has('sso_session'));
  const found = differences(entry, sso);
  const elsewhere =
    found.length === 0
      ? []
      : [
          diagnostic('cache-token-elsewhere', file, start, {
            facts: {
              found: found.map((one) => one.found),
              wanted: found.map((one) => one.wanted),
              command,
            },
            severity,
          }),
        ];
  const diagnostics = [...elsewhere, ...shared];
  if (usable || renew) {
    const word = usable ? 'signed-in-until' : 'sign-in-renewed';
    const say = { word, facts: { session, moment: momentWords(until, now) } } as const;
    return { usable: elsewhere.length === 0, say, diagnostics };
  }
  const over = { ...facts, since: momentWords(until, now), reason: whyNotRenewed(entry, sso, now) };
  return {
    usable: false,
    diagnostics: [diagnostic('cache-token-over', file, start, { facts: over, severity }), ...shared],
  };
}

function whyNotRenewed(token: SsoToken, sso: SsoSettings, now: number): string {
  if (!sso.has('sso_session')) return 'the profile has no sso_session';
  if (token.refreshToken === undefined) return 'it came without a refresh token';
  const { registrationExpiresAt } = token;
  if (registrationExpiresAt !== undefined && Date.parse(registrationExpiresAt) <= now)
    return `the registration of the tool ended ${momentWords(Date.parse(registrationExpiresAt), now)}`;
  return 'the registration of the tool is not in the file';
}

/** What the token says of itself, where it is not what the files say (aws-config D.2). */
function differences(
  token: SsoToken,
  sso: SsoSettings,
): readonly { readonly found: string; readonly wanted: string }[] {
  const pairs = [
    ['sso_start_url', token.startUrl],
    ['sso_region', token.region],
  ] as const;
  return pairs.flatMap(([setting, found]) => {
    const wanted = sso.get(setting)?.value;
    return found === undefined || wanted === undefined || found === wanted ? [] : [{ found, wanted }];
  });
}

async function lookAtRegistration(step: CacheStep, context: CheckContext): Promise<Look> {
  const { machine } = context;
  const cached = await readCacheFile(machine, 'sso-registration', step.file);
  if (cached.state === 'absent') return { usable: false, diagnostics: [] };
  if (cached.state === 'unreadable') return unreadable(step.file, cached.reason);
  const shared = sharedWith(step.file, cached.mode, context);
  if (cached.state === 'damaged') return { usable: false, diagnostics: [...cached.diagnostics, ...shared] };
  const now = machine.now().getTime();
  const usable = isSsoRegistrationUsable(cached.entry, now);
  const facts = { moment: momentWords(Date.parse(cached.entry.expiresAt), now) };
  return {
    usable,
    ...(usable ? { say: { word: 'registered-until', facts } } : {}),
    diagnostics: shared,
  };
}

/** Keys of a role: without them, or when they are over, the program fetches others. */
async function lookAtKeys(file: string, context: CheckContext): Promise<Look> {
  const { machine } = context;
  const cached = await readCacheFile(machine, 'role-credentials', file);
  if (cached.state === 'absent') return { usable: false, diagnostics: [] };
  if (cached.state === 'unreadable') return unreadable(file, cached.reason);
  const shared = sharedWith(file, cached.mode, context);
  if (cached.state === 'damaged') return { usable: false, diagnostics: [...cached.diagnostics, ...shared] };
  const now = machine.now().getTime();
  const usable = areRoleCredentialsUsable(cached.entry, now);
  const facts = { moment: momentWords(Date.parse(cached.entry.expiresAt), now) };
  return { usable, say: { word: usable ? 'keys-until' : 'keys-over', facts }, diagnostics: shared };
}

function unreadable(path: string, problem: string): Look {
  return { usable: false, diagnostics: [diagnostic('cache-file-damaged', path, start, { facts: { problem } })] };
}

function sharedWith(path: string, mode: number | undefined, { machine }: CheckContext): readonly Diagnostic[] {
  if (machine.platform === 'win32' || mode === undefined || (mode & othersBits) === 0) return [];
  const octal = `0${mode.toString(8).padStart(3, '0')}`;
  return [diagnostic('cache-file-shared', path, start, { facts: { path, mode: octal } })];
}

/** A cache file is no text of the person's: it counts as a whole. */
const start = { start: 0, end: 0 };
