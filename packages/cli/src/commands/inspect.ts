import path from 'node:path';
import {
  awsFilePath,
  awsMatrix,
  type Document,
  findSecrets,
  inspectDocument,
  type Inspection,
  inspectionReport,
  inspectUrl,
  jsonInspection,
  jsonMatrix,
  maskSecrets,
  matrixReport,
  openAws,
  openDocuments,
  type ProgramId,
} from '@duckbill/core';
import { isUrlTarget } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { inspectWorld } from '../inspect-world.ts';
import { writeJson } from '../json-output.ts';
import { readProgram } from '../program-option.ts';
import { findFiles, readFileSource, readOptionalSource } from '../read-input.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { readUrl } from '../url-target.ts';

export interface InspectCommandOptions {
  readonly as: string;
  readonly matrix?: boolean;
  readonly json?: boolean;
}

/** `duckbill inspect`: what the files say, value by value; or who gets which credentials from them. */
export async function inspectCommand(
  terminal: Terminal,
  paths: readonly string[],
  options: InspectCommandOptions,
): Promise<Exit> {
  const program = readProgram(options.as);
  if (paths.some(isUrlTarget)) return showUrls(terminal, paths, program, options);
  const { documents, skipped } = await openPaths(terminal, paths, program);
  if (documents.length === 0) {
    throw CommandFailure.usage(
      skipped.length === 0
        ? 'no profile, bookmark or AWS file in there'
        : `none of these is a profile, bookmark or AWS file: ${skipped.join(', ')}`,
    );
  }
  return options.matrix === true
    ? showMatrices(terminal, documents, options)
    : showInspections(terminal, documents, program, options);
}

/** Without a path: the AWS files of this home folder, where the program looks for them. */
async function openPaths(
  terminal: Terminal,
  paths: readonly string[],
  program: ProgramId,
): Promise<{ documents: readonly Document[]; skipped: readonly string[] }> {
  if (paths.length === 0) return { documents: [await openHome(terminal, program)], skipped: [] };
  const names = await findFiles(paths, terminal.cwd, (message) => CommandFailure.couldNotFinish(message));
  const sources = [];
  for (const name of names) sources.push(await readFileSource(name, terminal.cwd));
  const { documents, skipped } = openDocuments(sources);
  return { documents, skipped: skipped.map(({ name }) => name) };
}

async function openHome({ home, environment, cwd }: Terminal, program: ProgramId): Promise<Document> {
  const read = async (kind: 'config' | 'credentials') => {
    const name = awsFilePath(kind, program, home, environment);
    return { name, source: name === undefined ? undefined : await readOptionalSource(path.resolve(cwd, name)) };
  };
  const config = await read('config');
  const credentials = await read('credentials');
  if (config.source === undefined && credentials.source === undefined) {
    const names = [config.name, credentials.name].filter((name) => name !== undefined);
    throw CommandFailure.couldNotFinish(
      names.length === 0 ? 'the environment says that there are no AWS files' : `there is no ${names.join(' and no ')}`,
    );
  }
  return openAws({
    ...(config.source === undefined ? {} : { config: config.source }),
    ...(credentials.source === undefined ? {} : { credentials: credentials.source }),
  });
}

function showInspections(
  terminal: Terminal,
  documents: readonly Document[],
  program: ProgramId,
  options: InspectCommandOptions,
): Exit {
  const profiles = documents
    .map((document) => (document.kind === 'profile' ? document.profile : undefined))
    .filter((profile) => profile !== undefined);
  const inspections = documents.map((document) =>
    inspectDocument(document, program, { profiles, world: inspectWorld(terminal, document) }),
  );
  const secrets = documents.flatMap(findSecrets);
  const refused = inspections.filter(({ refusal }) => refusal !== undefined).length;
  const exit: Exit =
    refused === 0
      ? { code: exitCodes.ok, reason: 'read' }
      : { code: exitCodes.findings, reason: `${refused} files are refused` };
  showAll(terminal, inspections, secrets, exit, options);
  return exit;
}

/** Of each what Cyberduck reads; the password of none. */
async function showUrls(
  terminal: Terminal,
  texts: readonly string[],
  program: ProgramId,
  options: InspectCommandOptions,
): Promise<Exit> {
  if (options.matrix === true || !texts.every(isUrlTarget))
    throw CommandFailure.usage('URLs and files cannot be inspected together, and --matrix is for AWS files');
  const urls = await Promise.all(texts.map((text) => readUrl(terminal, text)));
  const wrong = urls.filter(({ diagnostics }) => diagnostics.some(({ severity }) => severity === 'error')).length;
  const exit: Exit =
    wrong === 0
      ? { code: exitCodes.ok, reason: 'read' }
      : { code: exitCodes.findings, reason: `${wrong} URLs are refused or mean something else` };
  showAll(
    terminal,
    urls.map((url) => inspectUrl(url, program)),
    urls.flatMap(({ secrets }) => secrets),
    exit,
    options,
  );
  return exit;
}

function showAll(
  terminal: Terminal,
  inspections: readonly Inspection[],
  secrets: readonly string[],
  exit: Exit,
  { json }: InspectCommandOptions,
): void {
  const paint = paintFor(terminal.stdout, terminal.environment);
  if (json === true) writeJson(terminal, { version: 1, inspections: inspections.map(jsonInspection) }, exit, secrets);
  else terminal.stdout.write(maskSecrets(inspectionReport(inspections, paint), secrets));
}

function showMatrices(terminal: Terminal, documents: readonly Document[], options: InspectCommandOptions): Exit {
  const aws = documents.filter((document) => document.kind === 'aws');
  if (aws.length === 0) throw CommandFailure.usage('--matrix is for AWS files: name a config or credentials file');
  const matrices = aws.map((document) => awsMatrix(document, inspectWorld(terminal, document)));
  const secrets = aws.flatMap(findSecrets);
  const differing = matrices.flatMap(({ rows }) => rows).filter(({ differs }) => differs).length;
  const exit: Exit = {
    code: exitCodes.ok,
    reason: differing === 0 ? 'all programs agree' : `programs disagree about ${differing} profiles`,
  };
  const paint = paintFor(terminal.stdout, terminal.environment);
  if (options.json === true) writeJson(terminal, { version: 1, matrices: matrices.map(jsonMatrix) }, exit, secrets);
  else terminal.stdout.write(maskSecrets(matrices.map((one) => matrixReport(one, paint)).join('\n'), secrets));
  return exit;
}
