import path from 'node:path';
import { familyProfile, type ParameterProblem, providerFamilies } from '@duckbill/profiles';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { readProvider } from '../profiles/choose-profile.ts';
import type { Terminal } from '../terminal.ts';
import { answered, writeAgreed } from './agree.ts';
import type { AskOne } from './ask-for-values.ts';
import { providerFile, providerNotes } from './provider-profile.ts';
import { tellNotes } from './tell-generated.ts';
import { decoded, readBefore } from './write-generated.ts';

/**
 * Leads to the connection profile of another S3 service: which one, its region, what makes the server yours. Nothing is
 * written before it was shown and agreed to.
 */
export async function setUpProvider(terminal: Terminal, ask: AskOne): Promise<Exit> {
  const services = providerFamilies.map(({ id, title, purpose }) => ({ value: id, label: `${title}: ${purpose}` }));
  const family = readProvider(answered(await ask({ label: 'Which service?', hidden: false, choices: services })));
  const given = new Map<string, string>();
  const put = (name: string, value: string): void => {
    if (value.trim() !== '') given.set(name, value.trim());
  };
  const askFor = async (name: 'account' | 'endpoint', label: string): Promise<void> => {
    for (;;) {
      given.delete(name);
      put(name, answered(await ask({ label, hidden: false })));
      const made = familyProfile(family, Object.fromEntries(given));
      const wrong = made.ok ? undefined : made.problems.find(({ parameter }) => parameter === name);
      if (wrong === undefined) return;
      terminal.stderr.write(`${wordsOf(wrong)}\n`);
    }
  };
  const { regions, account, freeRegion } = family;
  if (regions.length > 0) {
    const choices = regions.map(({ id, title }) => ({ value: id, label: `${title} (${id})` }));
    put('region', answered(await ask({ label: 'Region?', hidden: false, choices })));
  }
  if (freeRegion !== undefined) put('region', answered(await ask({ label: 'Region of AWS:', hidden: false })));
  if (account !== undefined)
    await askFor('account', `Your ${account.word}, such as ${account.example} (empty: each person types it):`);
  if (regions.length === 0 && account === undefined)
    await askFor('endpoint', 'Server, or server:port (empty: each person types it):');
  const file = providerFile(family, given);
  const name = answered(await ask({ label: `File [${file.name}]:`, hidden: false })).trim() || file.name;
  const where = path.resolve(terminal.cwd, name.endsWith('.cyberduckprofile') ? name : `${name}.cyberduckprofile`);
  const before = await readBefore(where);
  const exit: Exit = { code: exitCodes.ok, reason: 'written' };
  if (before !== null && decoded(where, before) !== file.text)
    throw CommandFailure.usage(`${where} exists and says something else; nothing is written`);
  if (before === null) await writeAgreed(terminal, ask, [{ path: where, before, text: file.text, secret: false }]);
  else terminal.stdout.write('It is there already: nothing to change.\n');
  tellNotes(terminal, providerNotes(family));
  terminal.stdout.write(`Put it where Cyberduck finds it: duckbill profiles install ${shown(terminal, where)}\n`);
  return exit;
}

function wordsOf(problem: ParameterProblem): string {
  return problem.kind === 'malformed' ? `It is to look like ${problem.example}.` : 'It does not go with this service.';
}

function shown({ cwd }: Terminal, where: string): string {
  const relative = path.relative(cwd, where);
  return /[^\w./-]/u.test(relative) ? `'${relative.replaceAll("'", String.raw`'\''`)}'` : relative;
}
