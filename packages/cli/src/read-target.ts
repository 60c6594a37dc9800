import path from 'node:path';
import {
  awsFilePath,
  type AwsFiles,
  type ConnectionProfile,
  type Document,
  findSecrets,
  openBookmark,
  openDocuments,
  openProfile,
  parseConnectionUrl,
  type PlanInput,
  type PlannedConnection,
  planConnection,
  type PlanTarget,
  type ProgramId,
  type SourceText,
  urlProtocols,
} from '@duckbill/core';
import { catalogueProfiles } from '@duckbill/profiles';
import { CommandFailure } from './command-failure.ts';
import { readInstalledProfiles } from './installed-profiles.ts';
import { readProgram } from './program-option.ts';
import { type FlowWish, planSurroundings } from './plan-surroundings.ts';
import type { TargetOptions } from './target-command.ts';
import { readFileSource, readOptionalSource } from './read-input.ts';
import type { Terminal } from './terminal.ts';
import { isAwsTarget, isUrlTarget } from './url-target.ts';

/** A target with everything that its plan may need, read from this machine. */
export interface ReadTarget {
  readonly input: PlanInput;
  readonly planned: PlannedConnection;
  /** Every text that was read, for places in reports. */
  readonly sources: readonly SourceText[];
  readonly documents: readonly Document[];
  /** Values that must never be printed. */
  readonly secrets: ReadonlySet<string>;
}

/** Reads TARGET, the AWS files and the installed profiles, and plans the connection. */
export async function readTarget(
  terminal: Terminal,
  text: string,
  options: TargetOptions & FlowWish,
): Promise<ReadTarget> {
  const isAws = isAwsTarget(text);
  const program = readProgram(options.as ?? (isAws ? 'aws-cli@2' : 'cyberduck@9.5'));
  const aws = await readAws(terminal, program);
  const profileSources = await readProfiles(terminal, options.profile ?? []);
  const profileDocuments = profileSources.map(openProfile);
  const knownProfiles: ConnectionProfile[] = [
    ...profileDocuments.map(({ profile }) => profile).filter((profile) => profile !== undefined),
    ...catalogueProfiles(),
  ];
  const { target, document } = await findTarget(terminal, text, knownProfiles);
  const profiles = target.kind === 'profile' ? [target.profile, ...knownProfiles] : knownProfiles;
  const input: PlanInput = {
    target,
    program,
    profiles,
    aws,
    environment: terminal.environment,
    surroundings: await planSurroundings(terminal, options),
  };
  const planned = planConnection(input);
  const awsSources = [aws.config, aws.credentials].filter((source) => source !== undefined);
  const awsKinds = new Map(
    awsSources.map((source) => [source, source === aws.config ? 'aws-config' : 'aws-credentials'] as const),
  );
  const awsDocuments = openDocuments(awsSources, (source) => awsKinds.get(source)).documents;
  const own = document === undefined ? [] : [document];
  const documents = [...own, ...profileDocuments, ...awsDocuments];
  const { secretAccessKey, sessionToken } = planned.keys;
  const url = target.kind === 'url' ? target.url : undefined;
  return {
    input,
    planned,
    documents,
    sources: [
      ...own.map(({ source }) => source),
      ...(url === undefined ? [] : [url.source]),
      ...profileSources,
      ...awsSources,
      ...profiles.map(({ plist }) => plist.source),
    ],
    secrets: new Set(
      [...documents.flatMap(findSecrets), ...(url?.secrets ?? []), secretAccessKey ?? '', sessionToken ?? ''].filter(
        (secret) => secret !== '',
      ),
    ),
  };
}

interface FoundTarget {
  readonly target: PlanTarget;
  readonly document?: ReturnType<typeof openBookmark> | ReturnType<typeof openProfile>;
}

async function findTarget(
  terminal: Terminal,
  text: string,
  profiles: readonly ConnectionProfile[],
): Promise<FoundTarget> {
  if (isAwsTarget(text)) return awsTarget(text);
  if (isUrlTarget(text)) return { target: { kind: 'url', url: parseConnectionUrl(text, urlProtocols(profiles)) } };
  return fileTarget(terminal, text);
}

function awsTarget(text: string): FoundTarget {
  const name = text.slice('aws:'.length);
  return { target: name === '' ? { kind: 'aws-profile' } : { kind: 'aws-profile', name } };
}

async function fileTarget(terminal: Terminal, name: string): Promise<FoundTarget> {
  const lower = name.toLowerCase();
  if (lower.endsWith('.duck')) {
    const document = openBookmark(await readFileSource(name, terminal.cwd));
    if (document.bookmark === undefined) throw unreadable(name);
    return { target: { kind: 'bookmark', bookmark: document.bookmark }, document };
  }
  if (lower.endsWith('.cyberduckprofile')) {
    const document = openProfile(await readFileSource(name, terminal.cwd));
    if (document.profile === undefined) throw unreadable(name);
    return { target: { kind: 'profile', profile: document.profile }, document };
  }
  throw CommandFailure.usage(`"${name}" is no target: name a .duck file, a .cyberduckprofile file, a URL, or aws:NAME`);
}

function unreadable(name: string): CommandFailure {
  return CommandFailure.couldNotFinish(`Cyberduck cannot read ${name}; what is wrong with it: duckbill lint ${name}`);
}

/** The AWS files of this person, from where the program looks for them. */
export async function readAws(terminal: Terminal, program: ProgramId): Promise<AwsFiles> {
  const read = async (kind: 'config' | 'credentials'): Promise<SourceText | undefined> => {
    const where = awsFilePath(kind, program, terminal.home, terminal.environment);
    return where === undefined ? undefined : readOptionalSource(path.resolve(terminal.cwd, where));
  };
  const config = await read('config');
  const credentials = await read('credentials');
  return { ...(config === undefined ? {} : { config }), ...(credentials === undefined ? {} : { credentials }) };
}

/** Profiles named on the command line come before the installed ones. */
async function readProfiles(terminal: Terminal, named: readonly string[]): Promise<readonly SourceText[]> {
  const sources: SourceText[] = [];
  for (const name of named) sources.push(await readFileSource(name, terminal.cwd));
  return [...sources, ...(await readInstalledProfiles(terminal))];
}
