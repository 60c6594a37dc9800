import path from 'node:path';
import {
  compileGenerateSpec,
  type Diagnostic,
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
import { plannedFile, printMade, writeMade } from '../generate/hand-out.ts';
import { generateProviderProfile } from '../generate/provider-profile.ts';
import { sha1Hex, tellRefused } from '../generate/tell-generated.ts';
import { plannedAwsFiles, readAwsOut } from '../generate/write-generated.ts';
import { readFileSource, readStandardInput } from '../read-input.ts';
import type { Terminal } from '../terminal.ts';

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
  readonly provider?: string;
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
  if (options.provider !== undefined) return generateProviderProfile(terminal, options.provider, options);
  for (const name of ['account', 'endpoint'])
    if (options[name] !== undefined) throw CommandFailure.usage(`--${name} goes with --provider`);
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
  const secrets = [...spec.values].flatMap(([name, value]) => (specField(name).secret === true ? [value] : []));
  const handed = { spec, secrets, ...made };
  if (out === undefined) return printMade(terminal, handed, options);
  const planned =
    onDisk === undefined ? await plannedFile(out, made.files, options) : plannedAwsFiles(made.files, onDisk);
  return writeMade(terminal, handed, planned, options);
}
