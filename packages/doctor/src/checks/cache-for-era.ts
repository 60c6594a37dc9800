import path from 'node:path';
import { type CacheStep, type Code, diagnostic, type Facts, programs, readCliCacheAsCyberduck } from '@duckbill/core';
import { findMisnamedKeys, tokenFileOf } from '../cache/misnamed-keys.ts';
import { homePath, readCacheFile } from '../cache/read-cache-file.ts';
import { fetchCommand, signInCommand, type SsoSettings, ssoOfPlan } from '../cache/sso-of-plan.ts';
import { momentWords } from '../cache/time-words.ts';
import { answer, type Check, type CheckContext, type CheckOutcome, defineCheck } from '../check.ts';

const folder = '~/.aws/cli/cache';

/**
 * Up to 9.4 Cyberduck signs nobody in to Identity Center: it wants the keys that the AWS CLI left, in a file whose name
 * is a hash (cyberduck-s3-connect §1.6; #12890, #13377, #16142, #17140).
 */
export const cacheForEra: Check = defineCheck({
  id: 'cache-for-era',
  title: 'The AWS CLI left the keys',
  category: 'cache',
  online: false,
  waitsFor: [],
  run: async (context) => {
    const { planned, program } = context;
    if (planned === undefined) return answer('skipped', 'skipped-no-plan');
    const { steps } = planned.plan;
    const { era } = programs[program];
    const step = steps.find((one) => one.kind === 'cache' && one.cache === 'role-credentials');
    if (step?.kind !== 'cache' || era === undefined || era === 'C') return answer('skipped', 'skipped-no-cache-keys');
    return lookFor(step, era, context);
  },
});

async function lookFor(step: CacheStep, era: 'A' | 'B', context: CheckContext): Promise<CheckOutcome> {
  const { machine, program } = context;
  const { file } = step;
  const sso = ssoOfPlan(context);
  const fetch = fetchCommand(context, sso);
  const token = await signedIn(sso, context);
  const command = token.usable ? fetch : `${signInCommand(context, sso)} && ${fetch}`;
  const facts = { path: file, program: programs[program].title, command };
  const fail = (code: Code, more: Facts = {}): CheckOutcome =>
    answer(
      'failed',
      'cache-keys-of-no-use',
      { path: file },
      {
        diagnostics: [diagnostic(code, file, start, { facts: { ...facts, ...more }, programs: [program] })],
      },
    );
  const cached = await readCacheFile(machine, 'role-credentials', file);
  const now = machine.now().getTime();
  switch (cached.state) {
    case 'absent': {
      const present = new Set(await machine.list(homePath(machine, folder)));
      const found = findMisnamedKeys(sso, present);
      if (found === undefined) return fail('cache-keys-missing');
      const { setting, value, wrote, difference } = found;
      return fail('cache-keys-misnamed', { other: `${folder}/${found.file}`, setting, value, wrote, difference });
    }
    case 'unreadable':
      return fail('cache-keys-unreadable', { reason: cached.reason });
    case 'damaged':
    case 'read':
  }
  const { keys, marker, throws } = readCliCacheAsCyberduck(cached.text, era, now);
  if (throws === 'NullPointerException') return fail('cache-keys-without-end');
  if (throws !== undefined) return fail('cache-keys-end-unreadable');
  const until = cached.state === 'read' ? Date.parse(cached.entry.expiresAt) : undefined;
  if (marker !== undefined || keys === undefined) {
    if (until !== undefined && until <= now) return fail('cache-keys-over', { since: momentWords(until, now) });
    // A time that only others can read counts as long past.
    if (until !== undefined) return fail('cache-keys-end-unreadable');
    return fail('cache-keys-unreadable', { reason: 'it is not what the AWS CLI writes there' });
  }
  if (cached.state === 'damaged') return answer('warned', 'cache-to-look-at', {}, { diagnostics: cached.diagnostics });
  const say = { path: path.posix.basename(file), moment: momentWords(until ?? now, now) };
  if (token.since !== undefined && token.since > cached.modified) {
    const since = momentWords(token.since, now);
    const finding = diagnostic('cache-keys-before-sign-in', file, start, {
      facts: { ...facts, command: fetch, since },
      programs: [program],
    });
    return answer('warned', 'cache-keys-ready', say, { diagnostics: [finding] });
  }
  return answer('passed', 'cache-keys-ready', say);
}

/** Whether the AWS CLI could fetch keys at once, and when the person signed in, as far as the file tells. */
async function signedIn(
  sso: SsoSettings,
  { machine }: CheckContext,
): Promise<{ readonly usable: boolean; readonly since?: number }> {
  const file = tokenFileOf(sso);
  const cached = file === undefined ? undefined : await readCacheFile(machine, 'sso-token', file);
  if (cached?.state !== 'read') return { usable: false };
  const { entry, modified } = cached;
  const usable = Date.parse(entry.expiresAt) > machine.now().getTime();
  // One that can be renewed is written anew every hour, without a sign-in.
  return entry.refreshToken === undefined ? { usable, since: modified } : { usable };
}

const start = { start: 0, end: 0 };
