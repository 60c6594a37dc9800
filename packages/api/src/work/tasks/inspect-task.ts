import { createHash } from 'node:crypto';
import {
  awsMatrix,
  type Document,
  findSecrets,
  inspectDocument,
  inspectUrl,
  type InspectWorld,
  jsonInspection,
  jsonMatrix,
  openDocuments,
  parseConnectionUrl,
  type ProgramId,
  urlProtocols,
} from '@duckbill/core';
import { answer, refusal } from '../../answer.ts';
import { readRequestFiles } from '../../read-request-files.ts';
import type { InputFile } from '../../schemas/input-file.ts';
import type { TaskAnswer, TaskWorld } from '../task.ts';

export interface InspectInput {
  readonly files?: readonly InputFile[];
  readonly urls?: readonly string[];
  readonly program?: ProgramId;
  readonly matrix?: boolean;
}

/** What files and URLs say, value by value; or which program gets which credentials from AWS files. */
export function inspectTask(
  { files = [], urls: texts = [], program = 'aws-cli@2', matrix = false }: InspectInput,
  world: TaskWorld,
): TaskAnswer {
  const read = readRequestFiles(files);
  if ('problem' in read) return refusal(read.problem);
  const { documents, skipped } = openDocuments(read.sources);
  const protocols = texts.length === 0 ? undefined : urlProtocols(world.profiles);
  const urls = protocols === undefined ? [] : texts.map((text) => parseConnectionUrl(text, protocols));
  const secrets = [...documents.flatMap(findSecrets), ...urls.flatMap((url) => url.secrets)];
  const around = surroundings(read.sources, world);
  const rest = { version: 1, skipped: skipped.map(({ name }) => name) };
  if (matrix) {
    const matrices = documents.filter((one) => one.kind === 'aws').map((one) => jsonMatrix(awsMatrix(one, around)));
    return answer({ ...rest, matrices }, secrets);
  }
  const profiles = documents.map(profileOf).filter((profile) => profile !== undefined);
  const inspections = [
    ...documents.map((document) => inspectDocument(document, program, { profiles, world: around })),
    ...urls.map((url) => inspectUrl(url, program)),
  ];
  return answer({ ...rest, inspections: inspections.map(jsonInspection) }, secrets);
}

function profileOf(document: Document) {
  return document.kind === 'profile' ? document.profile : undefined;
}

/** A home folder in which there is what was sent, and nothing else. */
function surroundings(
  sources: readonly { readonly name: string; readonly text: string }[],
  { now = Date.now }: TaskWorld,
): InspectWorld {
  const texts = new Map(sources.map(({ name, text }) => [name.replace(/^~\//u, ''), text]));
  return {
    home: '~',
    readFile: (path) => texts.get(path.replace(/^~\//u, '')),
    now: now(),
    sha1Hex: (text) => createHash('sha1').update(text, 'utf8').digest('hex'),
    sha256Hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
  };
}
