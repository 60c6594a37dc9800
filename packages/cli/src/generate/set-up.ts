import path from 'node:path';
import {
  compileGenerateSpec,
  fieldsOf,
  generateFiles,
  type GenerateNote,
  type GenerateTarget,
  isAccessKind,
  SourceText,
} from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import type { Terminal } from '../terminal.ts';
import { answered, writeAgreed } from './agree.ts';
import { type AskOne, askForValues } from './ask-for-values.ts';
import { flagsAsGiven } from './flags-as-given.ts';
import { sha1Hex, tellNotes, tellRefused } from './tell-generated.ts';
import { decoded, plannedAwsFiles, type PlannedFile, readAwsOut, readBefore } from './write-generated.ts';

/** What files, and what is left to do; or why nothing is written. */
type Prepared =
  | { readonly planned: readonly PlannedFile[]; readonly notes: readonly GenerateNote[] }
  | { readonly exit: Exit };

/**
 * Leads through setting up one way in: a profile in `~/.aws/config` and, if wanted, a bookmark. Nothing is written before
 * everything was shown and agreed to.
 */
export async function setUpAccess(terminal: Terminal, ask: AskOne, access: string, config: string): Promise<Exit> {
  const tell = (words: string): void => {
    terminal.stderr.write(words);
  };
  const values = answered(await askForValues(ask, tell, 'aws-config', new Map([['access', access]])));
  const bookmark = answered(await ask({ label: 'File of a bookmark for Cyberduck (empty for none):', hidden: false }));
  const name = bookmark.trim();
  const more =
    name === '' ? undefined : answered(await askForValues(ask, tell, 'bookmark', usableIn('bookmark', values)));
  const sections = await prepareSections(terminal, values, config);
  if ('exit' in sections) return sections.exit;
  const file = more === undefined ? undefined : await prepareBookmark(terminal, more, name);
  if (file !== undefined && 'exit' in file) return file.exit;
  const planned = [...sections.planned, ...(file?.planned ?? [])];
  const notes = [...sections.notes, ...(file?.notes ?? [])];
  if (planned.length === 0) {
    terminal.stdout.write('Everything is there already: nothing to change.\n');
    tellNotes(terminal, notes);
    return { code: exitCodes.ok, reason: 'nothing to change' };
  }
  await writeAgreed(terminal, ask, planned);
  tellNotes(terminal, notes);
  terminal.stdout.write(`Try it: duckbill doctor aws:${values.get('name') ?? ''}\n`);
  return { code: exitCodes.ok, reason: 'written' };
}

/** What was answered for one file and serves for another as well. */
function usableIn(target: GenerateTarget, values: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const access = values.get('access') ?? '';
  if (!isAccessKind(access)) return values;
  const uses = fieldsOf({ target, access, programs: ['cyberduck@9.5'], has: (name) => values.has(name) });
  const usable = new Set<string>(['access', ...uses.map(({ name }) => name)]);
  return new Map([...values].filter(([name]) => usable.has(name)));
}

async function prepareSections(
  terminal: Terminal,
  values: ReadonlyMap<string, string>,
  config: string,
): Promise<Prepared> {
  const { source, given } = flagsAsGiven('duckbill generate aws-config', values);
  const compiled = compileGenerateSpec('aws-config', given, { withSecrets: false });
  if (!compiled.ok) return { exit: tellRefused(terminal, [source], compiled.diagnostics, false) };
  const onDisk = await readAwsOut(config);
  const made = generateFiles(compiled.spec, { sha1Hex, into: onDisk.files });
  if (made.ok) return { planned: plannedAwsFiles(made.files, onDisk), notes: made.notes };
  const drafts = made.files.map(({ name, text }) => new SourceText(name, text));
  const there = [onDisk.files.config, onDisk.files.credentials].filter((one) => one !== undefined);
  return { exit: tellRefused(terminal, [...drafts, ...there], made.diagnostics, false) };
}

async function prepareBookmark(
  terminal: Terminal,
  values: ReadonlyMap<string, string>,
  name: string,
): Promise<Prepared> {
  const { source, given } = flagsAsGiven('duckbill generate bookmark', values);
  const compiled = compileGenerateSpec('bookmark', given, { withSecrets: false });
  if (!compiled.ok) return { exit: tellRefused(terminal, [source], compiled.diagnostics, false) };
  const made = generateFiles(compiled.spec, { sha1Hex });
  if (!made.ok) {
    const drafts = made.files.map((one) => new SourceText(one.name, one.text));
    return { exit: tellRefused(terminal, drafts, made.diagnostics, false) };
  }
  const where = path.resolve(terminal.cwd, name.endsWith('.duck') ? name : `${name}.duck`);
  const before = await readBefore(where);
  const planned = made.files
    .map(({ text }) => ({ path: where, before, text, secret: false }))
    .filter(({ text }) => before === null || decoded(where, before) !== text);
  if (before !== null && planned.length > 0)
    throw CommandFailure.usage(`${where} exists and says something else; nothing is written`);
  return { planned, notes: made.notes };
}
