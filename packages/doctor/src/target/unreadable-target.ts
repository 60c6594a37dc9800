import { type Document, findSecrets, lint } from '@duckbill/core';
import type { DoctorInput } from '../doctor-input.ts';
import type { Machine } from '../machine/machine.ts';
import { openTargetFile } from './find-target.ts';
import { type DoctorTools, factsOf } from './make-doctor-input.ts';
import type { ReadTarget } from './read-target.ts';

/** What was read of a target, whether or not anything can be planned with it. */
export type ReadFiles = Pick<ReadTarget, 'sources' | 'documents' | 'secrets'>;

/** A bookmark or a connection profile that is there, and so broken that Cyberduck takes nothing from it. */
export interface UnreadableTarget {
  readonly read: ReadFiles;
  /** What the doctor can look at all the same: the file itself, and the computer. */
  readonly input: (tools: DoctorTools & { readonly program: DoctorInput['program'] }) => Promise<DoctorInput>;
}

/** Undefined when TARGET is no file, or one that Cyberduck reads. Throws a TargetFailure when it is missing or shut. */
export async function findUnreadable(machine: Machine, text: string): Promise<UnreadableTarget | undefined> {
  const document = await openTargetFile(machine, text);
  if (document === undefined || isReadable(document)) return undefined;
  const { source } = document;
  return {
    read: { sources: [source], documents: [document], secrets: new Set(findSecrets(document)) },
    input: async ({ program, machine: asked, world, probes, chosen }) => ({
      program,
      target: text,
      platform: asked.platform === 'win32' ? 'windows' : 'posix',
      files: await Promise.all(factsOf(asked, document)),
      diagnostics: lint([source], { programs: [program], kindOf: () => document.kind }).files.flatMap(
        ({ diagnostics }) => diagnostics,
      ),
      sources: [source],
      ...(chosen === undefined ? {} : { standsFor: chosen.standsFor, surroundings: chosen.surroundings }),
      machine: asked,
      world,
      probes,
    }),
  };
}

function isReadable(document: Exclude<Document, { readonly kind: 'aws' }>): boolean {
  return (document.kind === 'bookmark' ? document.bookmark : document.profile) !== undefined;
}
