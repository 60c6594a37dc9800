import { createHash } from 'node:crypto';
import {
  type AwsFiles,
  type ConnectionProfile,
  type Document,
  findSecrets,
  isSecretName,
  jsonPlan,
  openBookmark,
  openDocuments,
  openProfile,
  planConnection,
  type PlanSurroundings,
  type PlanTarget,
  type ProgramId,
  type SourceText,
} from '@duckbill/core';
import { refusal } from '../../answer.ts';
import { problem, type Problem } from '../../problem.ts';
import { readRequestFiles } from '../../read-request-files.ts';
import type { InputFile } from '../../schemas/input-file.ts';
import type { TaskAnswer, TaskWorld } from '../task.ts';

type Target =
  | { readonly kind: 'bookmark' | 'profile'; readonly file: string }
  | { readonly kind: 'aws-profile'; readonly name?: string };

export interface PlanInput {
  readonly target: Target;
  readonly program: ProgramId;
  readonly files: readonly InputFile[];
  readonly environment?: Readonly<Record<string, string>>;
}

/** Says what a program would do with a bookmark, a connection profile or an AWS profile. */
export function planTask({ target, program, files, environment = {} }: PlanInput, world: TaskWorld): TaskAnswer {
  const read = readRequestFiles(files);
  if ('problem' in read) return refusal(read.problem);
  const { documents } = openDocuments(read.sources);
  const secrets = [
    ...documents.flatMap(findSecrets),
    ...Object.entries(environment).flatMap(([name, value]) => (isSecretName(name) ? [value] : [])),
  ];
  const found = findTarget(target, read.sources);
  if ('problem' in found) return refusal(found.problem, secrets);
  const aws = awsFilesOf(documents);
  if ('problem' in aws) return refusal(aws.problem, secrets);
  const profiles = [...profilesOf(documents), ...world.profiles];
  const { plan: planned, keys } = planConnection({
    target: found.target,
    program,
    profiles,
    aws: aws.files,
    environment,
    surroundings,
  });
  secrets.push(...[keys.secretAccessKey, keys.sessionToken].filter((key) => key !== undefined));
  const sources = [...world.profiles.map((profile) => profile.plist.source), ...read.sources];
  return { kind: 'answer', body: jsonPlan(planned, sources, secrets), secrets };
}

/** Nobody's computer: only the names of cache files come from here. */
const surroundings: PlanSurroundings = {
  home: '~',
  now: 0,
  sha1Hex: (text) => createHash('sha1').update(text, 'utf8').digest('hex'),
  sha256Hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  browserHere: true,
};

function findTarget(
  target: Target,
  sources: readonly SourceText[],
): { readonly target: PlanTarget } | { readonly problem: Problem } {
  if (target.kind === 'aws-profile') return { target };
  const source = sources.find(({ name }) => name === target.file);
  if (source === undefined) return { problem: targetProblem('target-unknown', 'names none of the files') };
  if (target.kind === 'profile') {
    const { profile } = openProfile(source);
    if (profile !== undefined) return { target: { kind: 'profile', profile } };
  } else {
    const { bookmark } = openBookmark(source);
    if (bookmark !== undefined) return { target: { kind: 'bookmark', bookmark } };
  }
  return { problem: targetProblem('target-unreadable', 'names a file that is no property list with a dictionary') };
}

function targetProblem(code: 'target-unknown' | 'target-unreadable', detail: string): Problem {
  const pointer = '#/target/file';
  return problem(code, { detail: `${pointer} ${detail}.`, errors: [{ pointer, detail }] });
}

function profilesOf(documents: readonly Document[]): readonly ConnectionProfile[] {
  return documents
    .map((document) => (document.kind === 'profile' ? document.profile : undefined))
    .filter((profile) => profile !== undefined);
}

/** A program reads one `config` and one `credentials`; which of several would be guessing. */
function awsFilesOf(documents: readonly Document[]): { readonly files: AwsFiles } | { readonly problem: Problem } {
  const [first, second] = documents.filter((document) => document.kind === 'aws');
  if (second !== undefined) {
    const detail = 'The files hold more than one AWS config or credentials file.';
    return { problem: problem('aws-files-ambiguous', { detail }) };
  }
  const sourceOf = (kind: 'config' | 'credentials'): SourceText | undefined =>
    first?.sources.find(({ name }) => first.fileKinds.get(name) === kind);
  const config = sourceOf('config');
  const credentials = sourceOf('credentials');
  return {
    files: { ...(config === undefined ? {} : { config }), ...(credentials === undefined ? {} : { credentials }) },
  };
}
