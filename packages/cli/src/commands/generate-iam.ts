import path from 'node:path';
import {
  callerOfPlan,
  countedLength,
  describe,
  type Diagnostic,
  documentTitle,
  type GeneratedIam,
  generateIam,
  iamDocumentsJson,
  type IamFile,
  type IamForm,
  iamSpecMembers,
  iamSpecOfPlan,
  jsonIam,
  jsonIamFinding,
  jsonReport,
  parseArn,
  printIam,
  readIamSpec,
  SourceText,
  statementWords,
  textReport,
} from '@duckbill/core';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { readFileSource } from '../read-input.ts';
import { readTarget } from '../read-target.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';

export interface GenerateIamOptions {
  readonly spec?: string;
  readonly for?: string;
  readonly way?: string;
  readonly partition?: string;
  readonly account?: string;
  readonly role?: string;
  readonly permissionSet?: string;
  readonly instanceArn?: string;
  readonly user: readonly string[];
  readonly trustAccount: readonly string[];
  readonly issuer?: string;
  readonly clientId: readonly string[];
  readonly subject: readonly string[];
  readonly mfa?: boolean;
  readonly mfaMaxAge?: number;
  readonly externalId?: string;
  readonly sessionDuration?: number;
  readonly access?: string;
  readonly bucket: readonly string[];
  readonly prefix: readonly string[];
  readonly listAllBuckets?: boolean;
  readonly selfService?: boolean;
  readonly bucketPolicy?: boolean;
  readonly as: IamForm;
  readonly only?: string;
  readonly out?: string;
  readonly force?: boolean;
  readonly explain?: boolean;
  readonly profile?: readonly string[];
  readonly json?: boolean;
}

/** What people call the lists on the command line. */
const singular = new Map([
  ['users', 'user'],
  ['trustAccounts', 'trustAccount'],
  ['clientIds', 'clientId'],
  ['subjects', 'subject'],
  ['buckets', 'bucket'],
  ['prefixes', 'prefix'],
]);

/** Where words of the command line stand, to findings. */
const commandLine = '(command line)';

/** `duckbill generate iam`: the policies around S3. Pure but for reading and writing files. */
export async function generateIamCommand(terminal: Terminal, options: GenerateIamOptions): Promise<Exit> {
  if (options.force === true && options.out === undefined) throw CommandFailure.usage('--force goes with --out');
  if (options.only !== undefined && options.as !== 'json') throw CommandFailure.usage('--only goes with --as json');
  const { source, spec } = await readSpec(terminal, options);
  if (spec.spec === undefined) return refuse(terminal, options, source, spec.diagnostics);
  const made = only(generateIam(spec.spec), options.only);
  const findings = [...spec.diagnostics, ...made.diagnostics];
  if (findings.some(({ severity }) => severity === 'error')) {
    const exit: Exit = { code: exitCodes.findings, reason: 'a policy is longer than AWS takes: nothing is written' };
    if (options.json === true) writeJson(terminal, { version: 1, findings: findings.map(jsonIamFinding) }, exit);
    else terminal.stderr.write(findingLines(terminal, findings));
    return exit;
  }
  const files = printIam(made, options.as);
  if (options.out !== undefined) await writeFiles(terminal, options.out, files, options.force === true);
  const exit: Exit = { code: exitCodes.ok, reason: 'made' };
  if (options.json === true) {
    writeJson(terminal, jsonIam(made, files, findings, spec.spec), exit);
    return exit;
  }
  if (options.out === undefined) terminal.stdout.write(oneText(made, files, options.as));
  else for (const { name } of files) terminal.stdout.write(`wrote ${path.join(options.out, name)}\n`);
  if (options.explain === true) terminal.stderr.write(explanation(made));
  terminal.stderr.write(findingLines(terminal, findings));
  return exit;
}

/** The spec of a file, what a target tells and what the command line says, the last of them first. */
async function readSpec(
  terminal: Terminal,
  options: GenerateIamOptions,
): Promise<{ readonly source: SourceText; readonly spec: ReturnType<typeof readIamSpec> }> {
  const said = membersOf(options);
  const file = options.spec === undefined ? undefined : await readFileSource(options.spec, terminal.cwd);
  // Places are of use where the file alone speaks.
  if (file !== undefined && options.for === undefined && Object.keys(said).length === 0)
    return { source: file, spec: readIamSpec(file) };
  const base = file === undefined ? {} : objectOf(file);
  if (base === undefined && file !== undefined) return { source: file, spec: readIamSpec(file) };
  const planned = options.for === undefined ? {} : await membersOfTarget(terminal, options.for, options);
  const source = new SourceText(commandLine, JSON.stringify({ ...base, ...planned, ...said }, undefined, 2));
  const nameOf = (member: string): string => `--${kebab(singular.get(member) ?? member)}`;
  return { source, spec: readIamSpec(source, { nameOf }) };
}

function objectOf({ text }: SourceText): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function membersOf(options: GenerateIamOptions): Readonly<Record<string, unknown>> {
  const known: Readonly<Record<string, unknown>> = { ...options };
  const members = Object.keys(iamSpecMembers).map((member) => [member, known[singular.get(member) ?? member]] as const);
  return Object.fromEntries(
    members.filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

async function membersOfTarget(terminal: Terminal, target: string, options: GenerateIamOptions): Promise<object> {
  const profiles = options.profile === undefined ? {} : { profile: options.profile };
  const { planned } = await readTarget(terminal, target, profiles);
  const members = iamSpecOfPlan(planned.plan);
  if (members['way'] === undefined && options.way === undefined)
    throw CommandFailure.usage(`${target} assumes no role and asks for no MFA: say --way`);
  const caller = callerOfPlan(planned.plan);
  if (caller === undefined) return members;
  const { account, user } = caller;
  if (options.user.length === 0 && options.trustAccount.length === 0 && user !== undefined) {
    terminal.stderr.write(
      `${target} asks with the MFA device of ${user}, by its name: --user says who it is otherwise\n`,
    );
    return { ...members, users: [user] };
  }
  // Said on the command line, a user is of the account of the device, which may be another than that of the role.
  const role = typeof members['role'] === 'string' ? parseArn(members['role']) : undefined;
  const isElsewhere = role !== undefined && account !== role.account && options.user.length > 0;
  if (isElsewhere) terminal.stderr.write(`${target} asks as a user of account ${account}: give --user with its ARN\n`);
  return members;
}

function kebab(text: string): string {
  return text.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
}

function refuse(
  terminal: Terminal,
  options: GenerateIamOptions,
  source: SourceText,
  diagnostics: readonly Diagnostic[],
): Exit {
  const exit: Exit = { code: exitCodes.usage, reason: 'nothing is made of this' };
  const report = { files: [{ source, diagnostics, secrets: [] }], skipped: [] };
  if (options.json === true) writeJson(terminal, { version: 1, report: jsonReport(report) }, exit);
  else if (source.name === commandLine) terminal.stderr.write(findingLines(terminal, diagnostics));
  else terminal.stderr.write(textReport(report, paintFor(terminal.stderr, terminal.environment)));
  return exit;
}

function only(generated: GeneratedIam, id: string | undefined): GeneratedIam {
  if (id === undefined) return generated;
  const documents = generated.documents.filter((one) => one.id === id);
  if (documents.length > 0) return { ...generated, documents };
  const known = [...new Set(generated.documents.map((one) => one.id))].join(', ');
  throw CommandFailure.usage(`--only: there is no document "${id}" here; there are ${known}`);
}

/** All on standard output: one policy as it is, several under their names; a template has to be the only one. */
function oneText(generated: GeneratedIam, files: readonly IamFile[], form: IamForm): string {
  const [first] = files;
  if (files.length === 1 && first !== undefined) return first.text;
  if (form === 'json') return iamDocumentsJson(generated);
  if (form === 'aws-cli' || form === 'aws-cli-powershell') return files.map(({ text }) => text).join('\n');
  throw CommandFailure.usage(`these are ${files.length} accounts with a template each: --out FOLDER writes them`);
}

async function writeFiles(
  terminal: Terminal,
  folder: string,
  files: readonly IamFile[],
  isForced: boolean,
): Promise<void> {
  for (const { name, text } of files) {
    const target = path.resolve(terminal.cwd, folder, name);
    const outcome = await writeTextFile(target, text, { mode: 0o644, ...(isForced ? {} : { expected: null }) });
    if (outcome.ok) continue;
    const shown = path.join(folder, name);
    if (outcome.refusal === 'changed-since-read' && !isForced)
      throw CommandFailure.usage(`${shown} exists; --force replaces it`);
    throw CommandFailure.couldNotFinish(`cannot write ${shown}: ${outcome.reason}`);
  }
}

function explanation({ documents }: GeneratedIam): string {
  return documents
    .map((document) => {
      const width = Math.max(...document.statements.map(({ sid }) => sid.length));
      const lines = document.statements.map(({ sid }) => `  ${sid.padEnd(width)}  ${statementWords(sid)}\n`);
      return `${documentTitle(document)} (${countedLength(document.policy)} of ${document.limit} characters)\n${lines.join('')}\n`;
    })
    .join('');
}

const marks = { error: '✗', warning: '!', hint: 'i' } as const;

function findingLines(terminal: Terminal, findings: readonly Diagnostic[]): string {
  const paint = paintFor(terminal.stderr, terminal.environment);
  return findings
    .map((finding) => {
      const { message, hints, because, whatToDo } = describe(finding);
      const lines = [
        `${paint[finding.severity](`${marks[finding.severity]} ${finding.severity}`)} ${message}`,
        ...hints,
        because,
        whatToDo,
        paint.faint(`duckbill explain ${finding.code}`),
      ];
      return `${lines.join('\n  ')}\n`;
    })
    .join('');
}
