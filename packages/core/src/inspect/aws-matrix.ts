import type { AwsReading, AwsSectionPlace } from '../aws/aws-reading.ts';
import { readAwsFiles } from '../aws/read-aws-files.ts';
import type { AwsDocument } from '../document/document.ts';
import { programs, type ProgramId } from '../programs/program.ts';
import type { SourceText } from '../source/source-text.ts';
import type { AwsResolution, InspectWorld, ResolutionResult } from './aws-resolution.ts';
import { awsFilesOf } from './inspect-aws.ts';
import { noteText } from './matrix-notes.ts';
import { type ReadingDifference, readingDifferences } from './reading-differences.ts';
import { resolveProfile } from './resolve-profile.ts';

/** The columns of a matrix. */
export const matrixPrograms: readonly ProgramId[] = [
  'aws-cli@1',
  'aws-cli@2',
  'sdk-js@3',
  'sdk-java@2',
  'sdk-go@2',
  'cyberduck@9.2',
  'cyberduck@9.4',
  'cyberduck@9.5',
];

export interface MatrixCell {
  readonly resolution: AwsResolution;
  /** It ends with other credentials than most programs do, or reads a setting otherwise. */
  readonly differs: boolean;
  /** Settings that count and that it reads otherwise than most. */
  readonly readings: readonly ReadingDifference[];
  /** Number of the note that explains it, counted from 1. */
  readonly note?: number;
}

export interface MatrixRow {
  readonly profile: string;
  readonly places: readonly AwsSectionPlace[];
  /** Not all programs come to the same. */
  readonly differs: boolean;
  /** One for each of the programs, in their order. */
  readonly cells: readonly MatrixCell[];
}

export interface MatrixNote {
  readonly number: number;
  readonly profiles: readonly string[];
  readonly programs: readonly ProgramId[];
  readonly result: ResolutionResult;
  readonly text: string;
}

/** Profiles × programs: who gets which credentials, and why not. */
export interface AwsMatrix {
  readonly sources: readonly SourceText[];
  readonly programs: readonly ProgramId[];
  readonly rows: readonly MatrixRow[];
  readonly notes: readonly MatrixNote[];
}

/** Follows every profile of the files as every program does, and compares. Nothing is run or sent. */
export function awsMatrix(document: AwsDocument, world: InspectWorld): AwsMatrix {
  const files = awsFilesOf(document);
  const readings = matrixPrograms.map((program) => readAwsFiles(files, program));
  const sources = new Map(document.sources.map((source) => [source.name, source]));
  const notes = new NoteList();
  const rows = profilesOf(document, readings).map(({ name, places }): MatrixRow => {
    const resolutions = readings.map((reading) => resolveProfile(files, reading, name, world));
    const usual = usualOutcome(resolutions);
    const differences = readingDifferences(readings, name);
    const compared = resolutions.map((resolution) => {
      const readingsHere = differences.get(resolution.program) ?? [];
      const otherOutcome = resolution.result !== 'reading-only' && outcomeKey(resolution) !== usual;
      return { resolution, readings: readingsHere, otherOutcome, differs: otherOutcome || readingsHere.length > 0 };
    });
    // Where one does something else, it is told what the others do.
    const explained = compared.some(({ otherOutcome }) => otherOutcome);
    const cells = compared.map(({ resolution, readings: readingsHere, otherOutcome, differs }, index): MatrixCell => {
      const text = noteText(resolution, { otherOutcome, explained, readings: readingsHere, places, sources });
      const failedFile = readings[index]?.failure?.file;
      // A file that is refused is refused for all profiles.
      const shared = resolution.result === 'unreadable' ? failedFile : undefined;
      const note = text === undefined ? undefined : notes.add(text, name, resolution, shared);
      return { resolution, differs, readings: readingsHere, ...(note === undefined ? {} : { note }) };
    });
    return { profile: name, places, differs: cells.some(({ differs }) => differs), cells };
  });
  return { sources: document.sources, programs: matrixPrograms, rows, notes: notes.all() };
}

/** In the order of the files, config first; what Cyberduck alone takes for a profile is left out. */
function profilesOf(
  document: AwsDocument,
  readings: readonly AwsReading[],
): readonly { readonly name: string; readonly places: readonly AwsSectionPlace[] }[] {
  const found = new Map<string, AwsSectionPlace[]>();
  for (const { profiles, program } of readings) {
    for (const [name, { places }] of profiles) {
      const isSection = name.startsWith('sso-session ') || name.startsWith('services ');
      if (isSection && programs[program].family === 'cyberduck') continue;
      const known = found.get(name) ?? [];
      found.set(name, [...known, ...places.filter((place) => !known.some((one) => isSamePlace(one, place)))]);
    }
  }
  const order = new Map(document.sources.map(({ name }, index) => [name, index]));
  const rank = ([place]: readonly AwsSectionPlace[]): readonly [number, number] =>
    place === undefined ? [0, 0] : [order.get(place.file) ?? 0, place.headerSpan.start];
  return [...found]
    .map(([name, places]) => ({ name, places, rank: rank(places) }))
    .toSorted((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1])
    .map(({ name, places }) => ({ name, places }));
}

function isSamePlace(one: AwsSectionPlace, other: AwsSectionPlace): boolean {
  return one.file === other.file && one.headerSpan.start === other.headerSpan.start;
}

/** What most end with that get credentials at all, unless nearly all get none; of equally many the side of the AWS CLI 2. */
function usualOutcome(resolutions: readonly AwsResolution[]): string {
  const counts = new Map<string, number>();
  for (const resolution of resolutions) {
    if (resolution.result === 'reading-only') continue;
    const key = outcomeKey(resolution);
    const weight = resolution.program === 'aws-cli@2' ? 1.5 : 1;
    counts.set(key, (counts.get(key) ?? 0) + (key === noCredentials ? weight / 2 : weight));
  }
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best), ['', 0])[0];
}

const noCredentials = 'none';

/** What tells outcomes apart: which credentials, from where; not the region, which Cyberduck takes from elsewhere. */
function outcomeKey({ result, way, base, calls, prompts, caches }: AwsResolution): string {
  if (result !== 'credentials' && result !== 'sign-in') return noCredentials;
  const settings = (base?.settings ?? [])
    .filter(({ key }) => way !== 'sso' || key === 'sso_account_id' || key === 'sso_role_name')
    .map(({ key, file, keySpan, value }) => (base?.way === 'keys' ? [key, file, keySpan.start] : [key, value]))
    .map((one) => JSON.stringify(one))
    .toSorted();
  const roles = calls.flatMap(({ operation, parameters }) =>
    operation === 'AssumeRole' || operation === 'AssumeRoleWithWebIdentity'
      ? [
          parameters
            .filter(({ name }) => name === 'RoleArn' || name === 'SerialNumber')
            .map(({ name, source }) =>
              JSON.stringify([name, source.from === 'setting' ? source.setting.value : source.from]),
            )
            .toSorted(),
        ]
      : [],
  );
  return JSON.stringify([
    way,
    base?.way,
    base?.way === 'keys' || base?.way === 'sso' ? settings : [],
    roles,
    prompts.length,
    // Cyberduck up to 9.4 does not sign in: it finds what an AWS CLI left.
    caches[0]?.holds === 'sso-credentials',
  ]);
}

interface DraftNote {
  readonly number: number;
  readonly profiles: Set<string>;
  readonly programs: Set<ProgramId>;
  readonly result: ResolutionResult;
  readonly text: string;
}

/** Notes in the order in which they are first needed; equal ones are one. */
class NoteList {
  readonly #notes = new Map<string, DraftNote>();

  /** Two programs of one mind share a note. */
  add(text: string, profile: string, { program, result }: AwsResolution, shared: string | undefined): number {
    const key = JSON.stringify([text, result, shared === undefined ? profile : '']);
    let note = this.#notes.get(key);
    if (note === undefined) {
      note = { number: this.#notes.size + 1, profiles: new Set(), programs: new Set(), result, text };
      this.#notes.set(key, note);
    }
    note.profiles.add(profile);
    note.programs.add(program);
    return note.number;
  }

  all(): readonly MatrixNote[] {
    return [...this.#notes.values()].map(({ number, profiles, programs: ids, result, text }) => ({
      number,
      profiles: [...profiles],
      programs: [...ids],
      result,
      text,
    }));
  }
}
