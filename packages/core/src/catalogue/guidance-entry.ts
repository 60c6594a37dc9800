import type { FailureService } from '../guidance/failure.ts';

/** One way to recognise a failure. All parts that are given must hold. */
export interface Recognition {
  readonly service?: FailureService;
  /** As `service`, for codes that many services have: a text that names no service does not count. */
  readonly surelyFrom?: FailureService;
  readonly operation?: string;
  /** One of these codes, exact case. In a pasted text: the code as a word of its own. */
  readonly codes?: readonly string[];
  /** All of these fragments, in any case, in any order. */
  readonly fragments?: readonly string[];
  /** Only when our own call went out with (true) or without (false) a serial and a code. */
  readonly mfaSent?: boolean;
}

/** What a failure means and what helps. Texts may hold {fact}; a line is left out when one of its facts is unknown. */
export interface GuidanceEntry {
  readonly title: string;
  /** What it means, in one or two sentences. */
  readonly meaning: string;
  readonly recognise: readonly Recognition[];
  /** Likely causes, most likely first. */
  readonly causes: readonly string[];
  /** What to do, in order; commands ready to paste. */
  readonly whatToDo: readonly string[];
  /** What Cyberduck and Mountain Duck show for it. */
  readonly inCyberduck?: string;
  /** In a log, other failures follow from this one. */
  readonly othersFollow?: true;
  /** A page or thread that says so. */
  readonly links: readonly string[];
  /** Where the fact stands. */
  readonly source: string;
}
