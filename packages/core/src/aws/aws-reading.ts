import type { ProgramId } from '../programs/program.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';

/** The two files that hold AWS profiles: `~/.aws/config` and `~/.aws/credentials`. */
export const awsFileKinds = ['config', 'credentials'] as const;

export type AwsFileKind = (typeof awsFileKinds)[number];

/** Either may be missing, which every program takes as empty. */
export interface AwsFiles {
  readonly config?: SourceText;
  readonly credentials?: SourceText;
  /** Files whose bytes are not UTF-8: the text holds U+FFFD for what could not be read. botocore refuses them. */
  readonly notUtf8?: readonly AwsFileKind[];
  /** Paths at which a folder stands: no file for most programs, an error for the SDK for Go (aws-config A.1). */
  readonly folders?: Partial<Readonly<Record<AwsFileKind, string>>>;
}

/** One setting as a program sees it, and where it stands. */
export interface AwsSetting {
  /** As the program names it: botocore and Go lower-case it. */
  readonly key: string;
  /** As the program sees it: with or without quotes, trailing notes, joined continuation lines. */
  readonly value: string;
  /** `name` of the source it came from. */
  readonly file: string;
  readonly keySpan: Span;
  readonly valueSpan: Span;
  /** Sub-settings of a nested block such as `s3 =`. */
  readonly nested?: ReadonlyMap<string, AwsSetting>;
}

/** A section header in a file. */
export interface AwsSectionPlace {
  readonly file: string;
  readonly kind: AwsFileKind;
  /** From `[` to `]`. */
  readonly headerSpan: Span;
  /** The name inside it, without `profile ` or `sso-session `. */
  readonly nameSpan: Span;
}

/** A profile, an SSO session or a services block: merged from every place that declares it. */
export interface AwsSection {
  readonly name: string;
  readonly settings: ReadonlyMap<string, AwsSetting>;
  readonly places: readonly AwsSectionPlace[];
}

export type AwsProfile = AwsSection;

/** The error with which a program refuses the files: nothing can be read from them then. */
export interface AwsReadFailure {
  /** Class of the program's exception, such as `ConfigParseError`. */
  readonly error: string;
  /** Class of the exception behind it, such as `DuplicateSectionError`. */
  readonly cause?: string;
  /** The program's own text, where it holds nothing of the file but names and line numbers. */
  readonly message?: string;
  /** Why, in our words; names no value. */
  readonly problem: string;
  readonly file: string;
  readonly span: Span;
}

/** What one program sees in the files. */
export interface AwsReading {
  readonly program: ProgramId;
  readonly profiles: ReadonlyMap<string, AwsProfile>;
  readonly ssoSessions: ReadonlyMap<string, AwsSection>;
  readonly services: ReadonlyMap<string, AwsSection>;
  readonly failure?: AwsReadFailure;
}
