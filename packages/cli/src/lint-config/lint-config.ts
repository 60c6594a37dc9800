import type { Code, OrganisationRules, ProgramId, SeverityChoice } from '@duckbill/core';
import type { FailOn } from '../exit-code.ts';

export type SeverityChoices = Partial<Readonly<Record<Code, SeverityChoice>>>;

/** What `duckbill.config.json` holds. */
export interface LintConfig {
  readonly $schema?: string;
  readonly severities?: SeverityChoices;
  readonly overrides?: readonly ConfigOverride[];
  readonly ignore?: readonly string[];
  readonly programs?: readonly ProgramId[];
  readonly failOn?: FailOn;
  readonly maxWarnings?: number;
  readonly baseline?: string;
  readonly organisation?: OrganisationRules;
}

/** What is otherwise for some files; of several that fit a file the last one counts. */
export interface ConfigOverride {
  readonly files: readonly string[];
  readonly severities?: SeverityChoices;
  readonly organisation?: OrganisationRules;
}

/** The name of the file, wherever it stands. */
export const configFileName = 'duckbill.config.json';
