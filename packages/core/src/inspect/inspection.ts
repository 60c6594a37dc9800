import type { SourceText } from '../source/source-text.ts';
import type { Span } from '../source/span.ts';

/** One value that counts, and where it comes from. */
export interface InspectedValue {
  readonly name: string;
  /** Empty for a secret. */
  readonly value: string;
  readonly secret: boolean;
  /** One line, where it is known. */
  readonly meaning?: string;
  readonly origin:
    | { readonly kind: 'file'; readonly file: string; readonly span: Span }
    | { readonly kind: 'default'; readonly of: string };
}

/** A group of values: the profile, its Properties, an AWS profile. */
export interface InspectedSection {
  readonly title: string;
  readonly values: readonly InspectedValue[];
}

/** What a file says, as one program reads it. */
export interface Inspection {
  readonly title: string;
  readonly sections: readonly InspectedSection[];
  /** Why the program sees nothing; absent when it reads the file. */
  readonly refusal?: { readonly problem: string; readonly file: string; readonly span: Span };
  readonly sources: readonly SourceText[];
}
