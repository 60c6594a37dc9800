import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import {
  awsMatrix,
  inspectDocument,
  inspectionReport,
  type InspectWorld,
  isProgramId,
  lint,
  matrixReport,
  openBookmark,
  openDocuments,
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
 * What Duckbill prints for a command in the text of a page: `duckbill lint FILE…`, `duckbill plan FILE --as PROGRAM` or
 * `duckbill inspect [--matrix | --as PROGRAM] FILE`.
 * Pages show nothing that was not made by running it.
 */
export function runExample(command: string): string {
  const [name, verb, ...words] = commandWords(command);
  if (name !== 'duckbill') throw new Error(`no command of Duckbill: ${command}`);
  if (verb === 'lint') return textReport(lint(words.map(readExample)), reportPaint);
  if (verb === 'inspect') return inspectExample(words);
  const [file = '', option, program = ''] = words;
  if (verb !== 'plan' || option !== '--as' || !isProgramId(program)) throw new Error(`not known in pages: ${command}`);
  return planExample(file, program);
}

/** The last word is a file, or a folder with the two AWS files. */
function inspectExample(words: readonly string[]): string {
  const path = words.at(-1) ?? '';
  const names = path.endsWith('.aws') ? [`${path}/config`, `${path}/credentials`] : [path];
  const { documents } = openDocuments(names.map(readExample));
  if (words[0] === '--matrix')
    return documents
      .filter((document) => document.kind === 'aws')
      .map((document) => matrixReport(awsMatrix(document, emptyHome), reportPaint))
      .join('\n');
  const program = words[0] === '--as' ? (words[1] ?? '') : 'aws-cli@2';
  if (!isProgramId(program)) throw new Error(`no program: ${program}`);
  return inspectionReport(
    documents.map((document) => inspectDocument(document, program, { world: emptyHome })),
    reportPaint,
  );
}

/** Somebody who has not signed in anywhere. */
const emptyHome: InspectWorld = {
  home: '~',
  readFile: () => undefined,
  now: 0,
  sha1Hex: (text) => createHash('sha1').update(text).digest('hex'),
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
};

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
