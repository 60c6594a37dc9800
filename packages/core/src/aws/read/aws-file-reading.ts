import type { Span } from '../../source/span.ts';
import type { AwsReadFailure, AwsSection, AwsSectionPlace, AwsSetting } from '../aws-reading.ts';

/** Something a program logs while reading, or that happens without a word; it reads on. */
export interface AwsReadNote {
  /** The program's own text, where it has one. */
  readonly text: string;
  readonly file: string;
  readonly span: Span;
}

/** What one program sees in one of the two files, before it merges them. */
export interface AwsFileReading {
  readonly profiles: ReadonlyMap<string, AwsSection>;
  readonly ssoSessions: ReadonlyMap<string, AwsSection>;
  readonly services: ReadonlyMap<string, AwsSection>;
  /** Sections that the program keeps without giving them a meaning. */
  readonly others: ReadonlyMap<string, AwsSection>;
  readonly notes: readonly AwsReadNote[];
  readonly failure?: AwsReadFailure;
}

/** A section while it is being filled. */
export interface SectionUnderway {
  readonly name: string;
  readonly settings: Map<string, AwsSetting>;
  readonly places: AwsSectionPlace[];
}

/** A file without any section: a missing one, or one that was refused. */
export function emptyFileReading(failure?: AwsReadFailure, notes: readonly AwsReadNote[] = []): AwsFileReading {
  return {
    profiles: new Map(),
    ssoSessions: new Map(),
    services: new Map(),
    others: new Map(),
    notes,
    ...(failure === undefined ? {} : { failure }),
  };
}
