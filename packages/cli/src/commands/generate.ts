import path from 'node:path';
import {
  compileGenerateSpec,
  type Diagnostic,
  type GeneratedFiles,
  type GenerateNote,
  generateFiles,
  type GenerateSpec,
  generateSpecSchema,
  type GenerateTarget,
  type GivenValues,
  isFieldName,
  readGenerateSpec,
  readSource,
  SourceText,
  specField,
} from '@duckbill/core';
import { askOn } from '../ask.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { askForValues } from '../generate/ask-for-values.ts';
import { flagsAsGiven } from '../generate/flags-as-given.ts';
import { maskGiven, sha1Hex, tellNotes, tellRefused } from '../generate/tell-generated.ts';
import {
  decoded,
  plannedAwsFiles,
  type PlannedFile,
  readAwsOut,
  readBefore,
  writePlanned,
} from '../generate/write-generated.ts';
import { writeJson } from '../json-output.ts';
import { readFileSource, readStandardInput } from '../read-input.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { paintDiff, textDiff } from '../text-diff.ts';

/** Options of the command, and one for each value under the name of its field. */
export interface GenerateCommandOptions {
  readonly access?: string;
  readonly for?: string;
  readonly spec?: string;
  readonly schema?: boolean;
  readonly out?: string;
  readonly diff?: boolean;
  readonly backup?: boolean;
  readonly force?: boolean;
  readonly input?: boolean;
  readonly json?: boolean;
  readonly withSecrets?: boolean;
  readonly [field: string]: string | boolean | undefined;
}

/** `duckbill generate aws-config|bookmark|profile`. */
export async function generateCommand(
  terminal: Terminal,
  target: GenerateTarget,
  options: GenerateCommandOptions,
): Promise<Exit> {
  if (options.schema === true) {
    terminal.stdout.write(`${JSON.stringify(generateSpecSchema(), undefined, 2)}\n`);
    return { code: exitCodes.ok, reason: 'printed' };
  }
  if (options.out === undefined && (options.diff === true || options.backup === true || options.force === true))
    throw CommandFailure.usage('--diff, --backup and --force go with --out');
  const { source, given } = await readGiven(terminal, target, options);
  if (!('whole' in given)) return tellRefused(terminal, [source], given, options.json === true);
  const withSecrets = options.withSecrets === true;
  const compiled = compileGenerateSpec(target, await withSecret(terminal, given, options), { withSecrets });
  if (!compiled.ok) return tellRefused(terminal, [source], compiled.diagnostics, options.json === true);
  return generate(terminal, compiled.spec, options);
}

interface Given {
  readonly source: SourceText;
  /** Or why it cannot be read. */
  readonly given: GivenValues | readonly Diagnostic[];
}

async function readGiven(terminal: Terminal, target: GenerateTarget, options: GenerateCommandOptions): Promise<Given> {
  const flags = new Map<string, string>();
  for (const [name, value] of Object.entries(options)) {
    if (name !== 'access' && name !== 'for' && !isFieldName(name)) continue;
    if (typeof value === 'string' || value === true) flags.set(name, String(value));
  }
  if (options.spec !== undefined) {
    const [first] = flags.keys();
    if (first !== undefined) throw CommandFailure.usage('--spec holds all values: none beside it on the command line');
    const source =
      options.spec === '-'
        ? readSource('standard input', await readStandardInput(terminal.stdin)).source
        : await readFileSource(options.spec, terminal.cwd);
    const read = readGenerateSpec(source);
    return { source, given: read.ok ? read.given : read.diagnostics };
  }
  return flagsAsGiven(`duckbill generate ${target}`, await askedFor(terminal, target, flags, options));
}

/** At a terminal what is needed and not there is asked for. */
async function askedFor(
  terminal: Terminal,
  target: GenerateTarget,
  flags: ReadonlyMap<string, string>,
  options: GenerateCommandOptions,
): Promise<ReadonlyMap<string, string>> {
  if (terminal.stdin.isTTY !== true || options.input === false || options.json === true) return flags;
  const { given } = flagsAsGiven('', flags);
  if (compileGenerateSpec(target, given, { withSecrets: false }).ok) return flags;
  const ask = askOn(terminal);
  const asked = await askForValues(ask, (words) => terminal.stderr.write(words), target, flags);
  if (asked === undefined) throw CommandFailure.couldNotFinish('cancelled; nothing is written');
  return asked;
}

/** The secret of the key, where it was asked for: never on the command line. */
async function withSecret(
  terminal: Terminal,
  given: GivenValues,
  { withSecrets, spec, input }: GenerateCommandOptions,
): Promise<GivenValues> {
  const field = 'secretAccessKey';
  if (withSecrets !== true || spec !== undefined || !given.values.has('accessKeyId')) return given;
  if (input === false && terminal.stdin.isTTY === true) return given;
  const text = await askOn(terminal)({ label: `${specField(field).question}:`, hidden: true });
  if (text === undefined) throw CommandFailure.couldNotFinish('cancelled; nothing is written');
  const span = given.whole;
  return { ...given, values: new Map([...given.values, [field, { text, span, nameSpan: span }]]) };
}

async function generate(terminal: Terminal, spec: GenerateSpec, options: GenerateCommandOptions): Promise<Exit> {
  const out = options.out === undefined ? undefined : path.resolve(terminal.cwd, options.out);
  const onDisk = out !== undefined && spec.target === 'aws-config' ? await readAwsOut(out) : undefined;
  const made = generateFiles(spec, {
    sha1Hex,
    force: options.force === true,
    ...(onDisk === undefined ? {} : { into: onDisk.files }),
  });
  if (!made.ok) {
    const drafts = made.files.map(({ name, text }) => new SourceText(name, text));
    const there = [onDisk?.files.config, onDisk?.files.credentials].filter((source) => source !== undefined);
    return tellRefused(terminal, [...drafts, ...there], made.diagnostics, options.json === true);
  }
  if (out === undefined) return print(terminal, spec, made, options);
  const planned = onDisk === undefined ? await plannedFile(out, made, options) : plannedAwsFiles(made.files, onDisk);
  return write(terminal, spec, planned, made.notes, options);
}

type Made = Extract<GeneratedFiles, { readonly ok: true }>;

function print(terminal: Terminal, spec: GenerateSpec, { files, notes }: Made, options: GenerateCommandOptions): Exit {
  const exit: Exit = { code: exitCodes.ok, reason: 'generated' };
  if (options.json === true) {
    const { target, access, programs } = spec;
    writeJson(terminal, { version: 1, target, access, programs, files, notes }, exit);
    return exit;
  }
  const [first, ...more] = files;
  for (const { kind, text } of files) {
    const heading = more.length > 0 ? `# ~/.aws/${kind}\n` : '';
    terminal.stdout.write(`${heading}${text}${text.endsWith('\n') ? '' : '\n'}`);
  }
  if (first === undefined) terminal.stderr.write('There is nothing to write but keys, which are left out.\n');
  tellNotes(terminal, notes);
  return exit;
}

/** A file that exists and says something else is left alone unless that was asked for. */
async function plannedFile(
  out: string,
  { files }: Made,
  { force, diff }: GenerateCommandOptions,
): Promise<readonly PlannedFile[]> {
  const before = await readBefore(out);
  const planned = files.map(({ text }) => ({ path: out, before, text, secret: false }));
  if (before === null) return planned;
  const differing = planned.filter(({ text }) => decoded(out, before) !== text);
  if (differing.length > 0 && force !== true && diff !== true)
    throw CommandFailure.usage(`${out} exists and says something else; --force replaces it`);
  return differing;
}

async function write(
  terminal: Terminal,
  { target, access, programs, values }: GenerateSpec,
  planned: readonly PlannedFile[],
  notes: readonly GenerateNote[],
  options: GenerateCommandOptions,
): Promise<Exit> {
  const secrets = [...values].flatMap(([name, value]) => (specField(name).secret === true ? [value] : []));
  const diffs: string[] = [];
  for (const { path: name, before, text } of planned)
    diffs.push(await textDiff(name, before === null ? '' : decoded(name, before), text));
  const diff = maskGiven(diffs.join(''), secrets);
  const written = options.diff === true ? [] : await writePlanned(planned, options.backup === true);
  const reason =
    planned.length === 0 ? 'nothing to change' : options.diff === true ? 'shown, nothing is written' : 'written';
  const exit: Exit = { code: exitCodes.ok, reason };
  if (options.json === true) {
    writeJson(terminal, { version: 1, target, access, programs, diff, files: written, notes }, exit, secrets);
    return exit;
  }
  const isReplaced = planned.some(({ before }) => before !== null);
  const shown = paintDiff(diff, paintFor(terminal.stdout, terminal.environment));
  if (options.diff === true || isReplaced) terminal.stdout.write(shown);
  for (const { path: name, backup } of written) {
    terminal.stdout.write(`wrote ${name}\n`);
    if (backup !== undefined) terminal.stdout.write(`what was there before is kept as ${backup}\n`);
  }
  if (planned.length === 0) terminal.stdout.write('nothing to change\n');
  tellNotes(terminal, notes);
  return exit;
}
