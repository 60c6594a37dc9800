import path from 'node:path';
import { checkOfField, describe, diagnostic, type FieldName, type GeneratedFile, isFieldName } from '@duckbill/core';
import { type FamilyParameters, profileText, type ProviderFamily } from '@duckbill/profiles';
import { CommandFailure } from '../command-failure.ts';
import type { Exit } from '../exit-code.ts';
import { chooseProfile, readProvider } from '../profiles/choose-profile.ts';
import type { Terminal } from '../terminal.ts';
import { type HandOutOptions, plannedFile, printMade, writeMade } from './hand-out.ts';
import type { ProviderNote } from './tell-generated.ts';

export interface ProviderOptions extends HandOutOptions {
  readonly out?: string;
  readonly for?: string;
  readonly [option: string]: string | boolean | undefined;
}

/** What a person may call otherwise than the provider's data does. */
const own = new Map<FieldName, 'Vendor' | 'Description' | 'Default Nickname' | 'Default Path'>([
  ['vendor', 'Vendor'],
  ['description', 'Description'],
  ['nickname', 'Default Nickname'],
  ['path', 'Default Path'],
]);

/** `duckbill generate profile --provider NAME`: the profile of `duckbill profiles show`, under names of one's own. */
export async function generateProviderProfile(
  terminal: Terminal,
  provider: string,
  options: ProviderOptions,
): Promise<Exit> {
  const { out } = options;
  if (out === undefined && (options.diff === true || options.backup === true || options.force === true))
    throw CommandFailure.usage('--diff, --backup and --force go with --out');
  const family = readProvider(provider);
  const file = providerFile(family, textsOf(options));
  const handed = {
    spec: { target: 'profile', access: 'keys', programs: ['cyberduck@9.5'] },
    files: [file],
    notes: providerNotes(family),
    secrets: [],
  } as const;
  if (out === undefined) return printMade(terminal, handed, options);
  return writeMade(terminal, handed, await plannedFile(path.resolve(terminal.cwd, out), [file], options), options);
}

/** The profile of a provider as a file; throws for a value that does not fit. */
export function providerFile(family: ProviderFamily, given: ReadonlyMap<string, string>): GeneratedFile {
  const parameters: FamilyParameters = Object.fromEntries(
    ['region', 'account', 'endpoint'].flatMap((name) => {
      const value = given.get(name);
      return value === undefined ? [] : [[name, value]];
    }),
  );
  const entry = chooseProfile(family.id, parameters);
  const written = [...own].flatMap(([field, key]) => {
    const value = given.get(field);
    return value === undefined ? [] : [[key, value] as const];
  });
  const values = { ...entry.values, ...Object.fromEntries(written) };
  const name = given.has('description') ? fileNameOf(values.Description ?? '') : entry.fileName;
  return { kind: 'profile', name, text: profileText({ ...entry, values }) };
}

export function providerNotes({ notes }: ProviderFamily): readonly ProviderNote[] {
  return notes.map((about) => ({ note: 'provider', about }));
}

/** The values of the command line; one that a provider says itself is refused, and so is one of another way in. */
function textsOf(options: ProviderOptions): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  for (const [name, value] of Object.entries(options)) {
    if (name === 'access' && value === 'keys') continue;
    if (
      name === 'for' ||
      name === 'access' ||
      name === 'spec' ||
      (isFieldName(name) && !own.has(name) && name !== 'region')
    )
      throw CommandFailure.usage(`--provider says itself what --${kebab(name)} says, or has no use for it`);
    if (typeof value !== 'string') continue;
    texts.set(name, value);
    const problem = isFieldName(name) && own.has(name) ? checkOfField(name)(value) : undefined;
    if (problem === undefined) continue;
    const facts = { field: `--${kebab(name)}`, ...problem.facts };
    const { message, hints } = describe(diagnostic(problem.code, 'command line', { start: 0, end: 0 }, { facts }));
    throw CommandFailure.usage([message, ...hints].join('; '));
  }
  return texts;
}

function kebab(text: string): string {
  return text.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

/** Plain on every file system. */
function fileNameOf(description: string): string {
  const plain = description.replaceAll(/[^\p{L}\p{N} ()_.-]+/gu, ' ').replaceAll(/^[ .-]+|[ .-]+$/gu, '');
  return `${plain === '' ? 'profile' : plain}.cyberduckprofile`;
}
