import type { ProgramId } from '@duckbill/core';
import { type InstalledKind, installedKinds, type InstalledProgram } from './surroundings.ts';
import { kindTitles } from './update-commands.ts';

/** The kind of program that is stood for; undefined for an SDK, which is part of other programs. */
export function installedKindOf(program: ProgramId): InstalledKind | undefined {
  const name = program.slice(0, program.indexOf('@'));
  return installedKinds.find((kind) => kind === name);
}

/** Name and version as people say it. */
export function nameOf({ kind, version }: Pick<InstalledProgram, 'kind' | 'version'>): string {
  return version === undefined ? kindTitles[kind] : `${kindTitles[kind]} ${version}`;
}
