import type { ProgramId } from '../../programs/program.ts';
import type { Code } from '../catalogue.ts';

/** What some programs make of a finding; each of them does the same. */
export interface ProgramEffect {
  readonly programs: readonly ProgramId[];
  readonly effect: string;
}

/** For the codes where programs differ. */
export type ProgramEffects = Readonly<Partial<Record<Code, readonly ProgramEffect[]>>>;

/** Nobody ran the credential providers of the SDK for Java: its reading of the files is all that is known. */
export const javaProvidersUnknown: ProgramEffect = {
  programs: ['sdk-java@2'],
  effect: 'Reads the files as they stand; what its credential providers then say was not measured.',
};
