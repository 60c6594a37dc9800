import { createHash, randomUUID } from 'node:crypto';
import {
  clientNames,
  convert,
  type Conversion,
  type ConvertKind,
  convertKinds,
  countSeverities,
  type DuckShell,
  duckShells,
  findClientSecrets,
  jsonReport,
  maskSecrets,
  programs,
  type Report,
  shellOfName,
  SourceText,
  textReport,
  urlProtocols,
} from '@duckbill/core';
import { type AwsFilesOnDisk, readAwsFilesOnDisk, writeAwsFiles } from '../aws-files-on-disk.ts';
import { CommandFailure } from '../command-failure.ts';
import { readConvertSources, secretsOfAws } from '../convert/read-sources.ts';
import {
  existingAt,
  placeOf,
  replaceConverted,
  textAt,
  type WrittenConversion,
  writeConversion,
} from '../convert/write-conversion.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { readProgram } from '../program-option.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { paintDiff, textDiff } from '../text-diff.ts';
import { readKnownProfiles } from '../url-target.ts';

export interface ConvertCommandOptions {
  readonly to: string;
  readonly profile?: readonly string[];
  readonly name?: string;
  readonly for?: string;
  readonly out?: string;
  readonly write?: boolean;
  readonly diff?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
  readonly from?: string;
  readonly shell?: string;
  readonly withSecrets?: boolean;
}

/** `duckbill convert`: the files alone go to standard output; what is lost, to the other. */
export async function convertCommand(
  terminal: Terminal,
  from: readonly string[],
  options: ConvertCommandOptions,
): Promise<Exit> {
  const to = readKind(options.to);
  const { out, write = false, diff = false, force = false } = options;
  if (out !== undefined && write) throw CommandFailure.usage('--out and --write exclude each other');
  if (force && out === undefined && !write) throw CommandFailure.usage('--force goes with --out or --write');
  const era = options.for === undefined ? undefined : programs[readProgram(options.for)].era;
  if (options.for !== undefined && era === undefined)
    throw CommandFailure.usage('--for takes a Cyberduck or a Mountain Duck, such as cyberduck@9.2');
  const shell = readShell(options, to);
  const profiles = await readKnownProfiles(terminal);
  const protocols = urlProtocols(profiles);
  const read = await readConvertSources(terminal, from, {
    names: options.profile ?? [],
    protocols,
    client: options.from,
    shell: to === 'duck' ? undefined : shell,
  });
  // Into the files of this person, when they are to be changed or to be compared with.
  const own =
    to === 'aws-profile' && out === undefined && (write || diff) ? await readAwsFilesOnDisk(terminal) : undefined;
  const onDisk = own ?? read.onDisk;
  const client = clientNames.find((one) => one === to);
  const existing = out === undefined || client === undefined ? undefined : await existingAt(terminal, out);
  const beside = client === undefined || existing === undefined ? [] : findClientSecrets(client, existing);
  const made = convert(read.sources, to, {
    profiles,
    protocols,
    sha1Hex: (text) => createHash('sha1').update(text).digest('hex'),
    newUuid: randomUUID(),
    ...(options.name === undefined ? {} : { name: options.name }),
    ...(era === undefined ? {} : { era }),
    ...(force ? { replace: true } : {}),
    ...(own === undefined ? {} : { into: own.files }),
    ...(options.withSecrets === true ? { withSecrets: true } : {}),
    ...(existing === undefined ? {} : { existing }),
    ...shellOfResult(shell, out),
  });
  const ownSecrets = own === undefined ? [] : secretsOfAws(own.files);
  const secrets = [...read.secrets, ...beside, ...(made.secrets ?? []), ...ownSecrets];
  const texts = own === undefined ? read.texts : [...read.texts, own.files.config, own.files.credentials];
  const isInPlace = made.files.some(({ before }) => before !== undefined);
  if (write && !isInPlace && made.files.length > 0)
    throw CommandFailure.usage('--write is for files that are changed in their place; --out PATH writes this one');
  const written = diff ? [] : await writeAll(terminal, made, onDisk, read.texts, options);
  const asDiff = diff || isInPlace;
  const shown = asDiff ? await diffOf(terminal, made, options) : headed(made);
  const report = reportOf(made, texts, secrets);
  const masked = maskSecrets(shown, secrets);
  const exit = exitOf(report, made, !asDiff && written.length === 0 && masked !== shown);
  if (options.json === true) {
    const files = made.files.map(({ name, text }) => ({ name, ...(asDiff ? {} : { text }) }));
    const result = { version: 1, to, files, ...(asDiff ? { diff: shown } : {}), written, report: jsonReport(report) };
    writeJson(terminal, result, exit, secrets);
    return exit;
  }
  if (written.length === 0) {
    const paint = paintFor(terminal.stdout, terminal.environment);
    terminal.stdout.write(asDiff ? paintDiff(masked, paint) : masked);
  }
  // A text without a line end at its end, as Cyberduck writes it, would swallow the first line of the report.
  if (shown !== '' && !shown.endsWith('\n') && terminal.stdout.isTTY === true) terminal.stderr.write('\n');
  for (const { path: name, backup } of written)
    terminal.stderr.write(`${name} is written${backup === undefined ? '' : `; what was there is kept as ${backup}`}\n`);
  if (isInPlace && out !== undefined && !diff && written.length === 0)
    terminal.stderr.write('Nothing changes: it stands there already.\n');
  else if (isInPlace && !write && !diff && written.length === 0)
    terminal.stderr.write('Nothing is written; --write does it.\n');
  if (made.losses.length > 0)
    terminal.stderr.write(textReport(report, paintFor(terminal.stderr, terminal.environment)));
  return exit;
}

function readKind(text: string): ConvertKind {
  const kind = convertKinds.find((one) => one === text);
  if (kind === undefined) throw CommandFailure.usage(`unknown kind "${text}"; known: ${convertKinds.join(', ')}`);
  return kind;
}

function readShell({ shell, from }: ConvertCommandOptions, to: ConvertKind): DuckShell | undefined {
  if (shell === undefined) return undefined;
  const found = duckShells.find((one) => one === shell);
  if (found === undefined) throw CommandFailure.usage(`unknown shell "${shell}"; known: ${duckShells.join(', ')}`);
  if (from !== 'duck' && to !== 'duck') throw CommandFailure.usage('--shell goes with --from duck or --to duck');
  return found;
}

/** The shell that was said, else that of the file's name. */
function shellOfResult(said: DuckShell | undefined, out: string | undefined): { readonly shell?: DuckShell } {
  const shell = said ?? (out === undefined ? undefined : shellOfName(out));
  return shell === undefined ? {} : { shell };
}

async function writeAll(
  terminal: Terminal,
  { files }: Conversion,
  onDisk: AwsFilesOnDisk | undefined,
  texts: readonly SourceText[],
  { out, write, force }: ConvertCommandOptions,
): Promise<readonly WrittenConversion[]> {
  if (files.length === 0) return [];
  if (out !== undefined) return writeConversion(terminal, out, files, force === true);
  if (write !== true) return [];
  if (onDisk === undefined) return replaceConverted(terminal, files, texts);
  const { config, credentials } = onDisk.files;
  const now = (source: SourceText): SourceText => {
    const file = files.find(({ name }) => name === source.name);
    return file === undefined ? source : new SourceText(source.name, file.text);
  };
  return writeAwsFiles(onDisk, { ...onDisk.files, config: now(config), credentials: now(credentials) }, true);
}

/** Several files follow one another, each below its name. */
function headed({ files }: Conversion): string {
  if (files.length < 2) return files.map(({ text }) => text).join('');
  return files.map(({ name, text }) => `==> ${name} <==\n${text}${text.endsWith('\n') ? '' : '\n'}`).join('\n');
}

async function diffOf(terminal: Terminal, { files }: Conversion, { out }: ConvertCommandOptions): Promise<string> {
  const parts: string[] = [];
  for (const file of files) {
    const before = file.before ?? (out === undefined ? '' : await textAt(placeOf(terminal, out, files, file)));
    if (before !== file.text) parts.push(await textDiff(file.name, before, file.text));
  }
  return parts.join('');
}

/** Every loss with the file that it is about; those about none of them with the first. */
function reportOf({ losses }: Conversion, texts: readonly SourceText[], secrets: readonly string[]): Report {
  const known = new Set(texts.map(({ name }) => name));
  const files = texts.map((source, index) => ({
    source,
    secrets,
    diagnostics: losses.filter(({ file }) => file === source.name || (index === 0 && !known.has(file))),
  }));
  return { files: files.filter(({ diagnostics }) => diagnostics.length > 0), skipped: [] };
}

function exitOf(report: Report, { files }: Conversion, isMasked: boolean): Exit {
  const { error, warning } = countSeverities(report);
  if (files.length === 0 && error > 0) return { code: exitCodes.findings, reason: 'it cannot be converted' };
  if (files.length === 0) return { code: exitCodes.ok, reason: 'nothing to convert' };
  if (error + warning > 0) return { code: exitCodes.findings, reason: 'converted, with losses' };
  if (isMasked) return { code: exitCodes.findings, reason: 'converted, with secrets masked' };
  return { code: exitCodes.ok, reason: 'converted' };
}
