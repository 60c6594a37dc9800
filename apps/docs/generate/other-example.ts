import type { Code } from '@duckbill/core';

/** A file, or a piece of text, as a page shows it. */
export interface ShownText {
  readonly name: string;
  readonly language: string;
  readonly text: string;
}

/** What was asked, what Duckbill answered, and which findings that shows. */
export interface Asked {
  readonly shown: readonly ShownText[];
  /** What is typed; a request that no command makes is shown as text instead. */
  readonly command?: string;
  /** The real answer. */
  readonly output: string;
  readonly codes: readonly Code[];
}

/** An example of a finding that `duckbill lint` alone does not show. */
export interface OtherExample extends Asked {
  /** The same, so that nothing is found; absent where nothing can be done about it. */
  readonly better?: Asked;
}
