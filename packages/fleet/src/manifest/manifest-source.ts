import type { ManifestProblem } from './manifest-problem.ts';
import type { SumLine } from './sum-lines.ts';

/** A fleet that was handed on, to be read again. */
export interface ManifestSource {
  /** One of the files at its end, as bytes; undefined when it is not there. */
  read(name: string): AsyncIterable<Uint8Array> | undefined;
  /** Compares every other file with the check sums, and tells what is wrong. */
  compare(sums: () => AsyncIterable<SumLine>, tell: (problem: ManifestProblem) => void): Promise<void>;
  close(): Promise<void>;
}
