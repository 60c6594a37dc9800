import {
  type AwsChange,
  type AwsFileKind,
  type AwsFiles,
  type AwsTouch,
  awsSettingFile,
  type Diagnostic,
  editAwsFiles,
  findSecrets,
  isSecretName,
  jsonReport,
  maskSecrets,
  openDocuments,
  refusalReport,
} from '@duckbill/core';
import { askOn } from '../ask.ts';
import type { AwsConfigOptions } from '../aws-config-program.ts';
import { type AwsFilesOnDisk, readAwsFilesOnDisk, writeAwsFiles } from '../aws-files-on-disk.ts';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import type { Terminal } from '../terminal.ts';
import { textDiff } from '../text-diff.ts';

/** `duckbill aws-config set`: one value, which never comes from the command line when it is a secret. */
export async function setCommand(
  terminal: Terminal,
  name: string,
  key: string,
  given: string | undefined,
  options: AwsConfigOptions,
): Promise<Exit> {
  const hidden = isSecretName(key) || isSecretName(key.slice(key.lastIndexOf('.') + 1));
  if (given !== undefined && hidden)
    throw CommandFailure.usage(
      `the value of ${key} is a secret and does not belong on a command line, where other programs see it and the shell keeps it: leave it out; it is asked for, or read from standard input`,
    );
  const value = given ?? (await askOn(terminal)({ label: `${key}:`, hidden }));
  if (value === undefined) throw CommandFailure.usage(`no value was given for ${key}`);
  const onDisk = await readAwsFilesOnDisk(terminal);
  const { kind } = options;
  const file = options.file ?? (kind === 'profile' ? awsSettingFile(onDisk.files, name, key) : 'config');
  const change: AwsChange = { type: 'set-settings', section: { file, kind, name }, settings: [[key, value]] };
  return edit(terminal, onDisk, [change], options, hidden ? [value] : []);
}

/** `duckbill aws-config unset`: from the file that is named, or from both. */
export async function unsetCommand(
  terminal: Terminal,
  name: string,
  keys: readonly string[],
  options: AwsConfigOptions,
): Promise<Exit> {
  const { kind } = options;
  const files: readonly AwsFileKind[] = options.file === undefined ? ['config', 'credentials'] : [options.file];
  const changes = files.map((file): AwsChange => ({ type: 'remove-settings', section: { file, kind, name }, keys }));
  return changeCommand(terminal, changes, options);
}

/** The other commands of `duckbill aws-config`: changes that need no value. */
export async function changeCommand(
  terminal: Terminal,
  changes: readonly AwsChange[],
  options: AwsConfigOptions,
): Promise<Exit> {
  return edit(terminal, await readAwsFilesOnDisk(terminal), changes, options, []);
}

async function edit(
  terminal: Terminal,
  onDisk: AwsFilesOnDisk,
  changes: readonly AwsChange[],
  options: AwsConfigOptions,
  newSecrets: readonly string[],
): Promise<Exit> {
  const { files } = onDisk;
  const force = options.force === true;
  const result = editAwsFiles(files, changes, { consent: { inUse: force, managed: force } });
  const secrets = new Set([...secretsOf(files), ...newSecrets]);
  if (!result.ok) return tellRefusal(terminal, result.diagnostics, files, options, secrets);
  const { touched } = result;
  const json = options.json === true;
  if (options.diff === true) {
    const diff = await diffOf(files, result.files);
    if (!json) terminal.stdout.write(maskSecrets(diff, secrets));
    const exit: Exit = { code: exitCodes.ok, reason: 'shown, nothing is written' };
    if (json) writeJson(terminal, { version: 1, touched, diff, files: [] }, exit, secrets);
    return exit;
  }
  const written = await writeAwsFiles(onDisk, result.files, options.backup === true);
  const exit: Exit = { code: exitCodes.ok, reason: written.length === 0 ? 'nothing to change' : 'changed' };
  if (json) {
    writeJson(terminal, { version: 1, touched, files: written }, exit, secrets);
    return exit;
  }
  const lines = touched.map((touch) => `${touchLine(touch, files[touch.file].name)}\n`);
  for (const { path, backup } of written) if (backup !== undefined) lines.push(`${path} is kept as ${backup}\n`);
  terminal.stdout.write(maskSecrets(lines.length === 0 ? 'nothing to change\n' : lines.join(''), secrets));
  return exit;
}

function touchLine({ what, kind, name, key, to }: AwsTouch, path: string): string {
  const section = `${kind} ${name}`;
  const subject = key === undefined ? section : `${key} of ${section}`;
  if (what === 'reference') return `${path}: ${subject} now names ${to ?? ''}`;
  return `${path}: ${what} ${subject}${to === undefined ? '' : ` to ${to}`}`;
}

function tellRefusal(
  terminal: Terminal,
  diagnostics: readonly Diagnostic[],
  files: AwsFilesOnDisk['files'],
  options: AwsConfigOptions,
  secrets: ReadonlySet<string>,
): Exit {
  const exit: Exit = { code: exitCodes.findings, reason: 'refused, nothing is written' };
  const sources = [files.config, files.credentials];
  if (options.json === true) {
    const reports = sources.map((source) => ({
      source,
      diagnostics: diagnostics.filter(({ file }) => file === source.name),
      secrets: [],
    }));
    writeJson(terminal, { version: 1, refused: jsonReport({ files: reports, skipped: [] }).findings }, exit, secrets);
    return exit;
  }
  terminal.stderr.write(refusalReport(diagnostics, sources, secrets));
  return exit;
}

function secretsOf({ config, credentials }: AwsFilesOnDisk['files']): readonly string[] {
  const { documents } = openDocuments([config, credentials], (source) =>
    source === config ? 'aws-config' : 'aws-credentials',
  );
  return documents.flatMap(findSecrets);
}

async function diffOf(before: AwsFilesOnDisk['files'], after: AwsFiles): Promise<string> {
  const parts: string[] = [];
  for (const file of ['config', 'credentials'] as const) {
    const { name, text } = before[file];
    const now = after[file]?.text ?? '';
    if (now !== text) parts.push(await textDiff(name, text, now));
  }
  return parts.join('');
}
