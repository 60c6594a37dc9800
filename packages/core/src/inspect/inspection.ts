import type { ProgramId } from '../programs/program.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';
import type { ValueOrigin } from '../profile/effective-profile.ts';
import type { AwsResolution } from './aws-resolution.ts';

/** One value that counts, and where it comes from. */
export interface InspectedValue {
  readonly name: string;
  /** Empty for a secret. */
  readonly value: string;
  readonly secret: boolean;
  /** One line, where it is known. */
  readonly meaning?: string;
  readonly origin: ValueOrigin;
  /** Why a value in the file does not count, or counts for nothing; a sentence. */
  readonly remark?: string;
}

/** A group of values: what a file says itself, what it inherits, an AWS profile. */
export interface InspectedSection {
  readonly title: string;
  readonly values: readonly InspectedValue[];
  /** For a profile of the AWS files: what the program makes of it. */
  readonly resolution?: AwsResolution;
}

/** What a file says, as one program reads it. */
export interface Inspection {
  readonly program: ProgramId;
  readonly title: string;
  /** What the program does with the file as a whole, sentences; the first is the verdict. */
  readonly notes: readonly InspectionNote[];
  readonly sections: readonly InspectedSection[];
  /** Why the program sees nothing; absent when it reads the file. */
  readonly refusal?: { readonly problem: string; readonly file: string; readonly span: Span };
  readonly sources: readonly SourceText[];
}

export interface InspectionNote {
  readonly tone: 'good' | 'warning' | 'error';
  readonly text: string;
}
