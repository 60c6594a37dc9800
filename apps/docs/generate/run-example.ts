import { readFileSync } from 'node:fs';
import {
  isProgramId,
  lint,
  openBookmark,
  openProfile,
  planConnection,
  planReport,
  type PlanTarget,
  readSource,
  type SourceText,
  textReport,
} from '@duckbill/core';
import { catalogueProfiles } from '@duckbill/profiles';
import { reportPaint } from './report-paint.ts';

const examples = new URL('../examples/', import.meta.url);

/** A file of the folder `examples`, under the name that reports show. */
function readExample(name: string): SourceText {
  return readSource(name, readFileSync(new URL(name, examples))).source;
}

/** The AWS files that every planned example finds in the home folder. */
function exampleAwsFiles(): { readonly config: SourceText; readonly credentials: SourceText } {
  return { config: readExample('.aws/config'), credentials: readExample('.aws/credentials') };
}

/**
 * What Duckbill prints for a command in the text of a page: `duckbill lint FILE…` or `duckbill plan FILE --as PROGRAM`.
 * Pages show nothing that was not made by running it.
 */
export function runExample(command: string): string {
  const [name, verb, ...words] = commandWords(command);
  if (name !== 'duckbill') throw new Error(`no command of Duckbill: ${command}`);
  if (verb === 'lint') return textReport(lint(words.map(readExample)), reportPaint);
  const [file = '', option, program = ''] = words;
  if (verb !== 'plan' || option !== '--as' || !isProgramId(program)) throw new Error(`not known in pages: ${command}`);
  return planExample(file, program);
}

/** Words of a command line; double quotes keep blanks together. */
function commandWords(command: string): readonly string[] {
  return [...command.matchAll(/"(?<quoted>[^"]*)"|(?<bare>[^\s"]+)/gu)].map(
    ({ groups = {} }) => groups['quoted'] ?? groups['bare'] ?? '',
  );
}

function planExample(file: string, program: Parameters<typeof planConnection>[0]['program']): string {
  const profiles = catalogueProfiles();
  const catalogued = profiles.find((profile) => profile.file === `catalogue:${file}`);
  const source = catalogued?.plist.source ?? readExample(file);
  // A plan for a profile of the catalogue is about a person who has no AWS files yet.
  const awsFiles = catalogued === undefined ? exampleAwsFiles() : undefined;
  const awsSources = awsFiles === undefined ? [] : [awsFiles.config, awsFiles.credentials];
  const { plan } = planConnection({
    target: planTarget(source),
    program,
    profiles,
    aws: awsFiles ?? {},
    environment: {},
  });
  const sources = [...profiles.map((profile) => profile.plist.source), source, ...awsSources];
  return planReport(plan, sources, reportPaint).replaceAll('catalogue:', '');
}

function planTarget(source: SourceText): PlanTarget {
  const { profile } = openProfile(source);
  const { bookmark } = openBookmark(source);
  if (source.name.endsWith('.duck') && bookmark !== undefined) return { kind: 'bookmark', bookmark };
  if (profile !== undefined) return { kind: 'profile', profile };
  throw new Error(`no profile and no bookmark: ${source.name}`);
}
