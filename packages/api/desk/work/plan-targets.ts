import {
  type AwsFiles,
  type ConnectionProfile,
  type Document,
  planConnection,
  type PlannedConnection,
  type PlanSurroundings,
  type PlanTarget,
  type ProgramId,
  visibleText,
} from '@duckbill/core';
import { sha1 } from '@noble/hashes/legacy.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { TargetView } from './desk-message.ts';

/** Something that a program can be asked to connect with. */
export interface DeskTarget {
  readonly view: TargetView;
  readonly target: PlanTarget;
  /** The name of its file; none of an AWS profile. */
  readonly file?: string;
  readonly aws: AwsFiles;
}

/** Every bookmark, connection profile and AWS profile among the documents, in this order. */
export function planTargets(documents: readonly Document[]): readonly DeskTarget[] {
  const pairs = documents.flatMap((document) => (document.kind === 'aws' ? [awsFilesOf(document)] : []));
  const bookmarks: DeskTarget[] = [];
  const profiles: DeskTarget[] = [];
  const awsProfiles: DeskTarget[] = [];
  for (const document of documents) {
    if (document.kind === 'aws') {
      const where = pairs.length > 1 ? ` (${document.sources.map(({ name }) => name).join(', ')})` : '';
      for (const name of document.model.profiles.keys()) {
        awsProfiles.push({
          view: { id: idOf(`aws:${name}`, awsProfiles), label: `AWS profile ${name}${where}`, kind: 'aws-profile' },
          target: { kind: 'aws-profile', name },
          aws: awsFilesOf(document),
        });
      }
    } else if (document.kind === 'bookmark' && document.bookmark !== undefined) {
      bookmarks.push({
        view: { id: `bookmark:${document.source.name}`, label: `Bookmark ${document.source.name}`, kind: 'bookmark' },
        target: { kind: 'bookmark', bookmark: document.bookmark },
        file: document.source.name,
        aws: nearest(document.source.name, pairs),
      });
    } else if (document.kind === 'profile' && document.profile !== undefined) {
      profiles.push({
        view: { id: `profile:${document.source.name}`, label: `Profile ${document.source.name}`, kind: 'profile' },
        target: { kind: 'profile', profile: document.profile },
        file: document.source.name,
        aws: nearest(document.source.name, pairs),
      });
    }
  }
  return [...bookmarks, ...profiles, ...awsProfiles].map((one) => ({
    ...one,
    view: { ...one.view, label: visibleText(one.view.label) },
  }));
}

/** Two pairs of files may both have a profile of a name. */
function idOf(name: string, taken: readonly DeskTarget[]): string {
  const same = taken.filter(({ target }) => target.kind === 'aws-profile' && `aws:${target.name}` === name).length;
  return same === 0 ? name : `${name}#${same + 1}`;
}

function awsFilesOf(document: Extract<Document, { kind: 'aws' }>): AwsFiles {
  const of = (kind: 'config' | 'credentials'): AwsFiles['config'] =>
    document.sources.find(({ name }) => document.fileKinds.get(name) === kind);
  const config = of('config');
  const credentials = of('credentials');
  return { ...(config === undefined ? {} : { config }), ...(credentials === undefined ? {} : { credentials }) };
}

/** A computer has one pair; of several given the one that was dropped along with the file, else the first. */
function nearest(name: string, pairs: readonly AwsFiles[]): AwsFiles {
  const folder = name.slice(0, Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
  const beside = pairs.find((pair) => (pair.config ?? pair.credentials)?.name.startsWith(folder) === true);
  return (folder === '' ? undefined : beside) ?? pairs[0] ?? {};
}

/** What a program would do with a target. `profiles`: those that count as installed, the given ones first. */
export function planTarget(
  { target, aws }: DeskTarget,
  program: ProgramId,
  profiles: readonly ConnectionProfile[],
  now: number,
): PlannedConnection {
  return planConnection({ target, program, profiles, aws, environment: {}, surroundings: { ...surroundings, now } });
}

/** Nobody's computer: only the names of cache files come from here. */
const surroundings: Omit<PlanSurroundings, 'now'> = {
  home: '~',
  sha1Hex: (text) => bytesToHex(sha1(utf8ToBytes(text))),
  sha256Hex: (text) => bytesToHex(sha256(utf8ToBytes(text))),
  browserHere: true,
};
