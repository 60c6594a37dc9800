import type { Code } from '../catalogue/catalogue.ts';
import type { Diagnostic, Facts } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { FleetMember } from './fleet-member.ts';

/** What is to be told about one member. */
export class MemberReport {
  readonly diagnostics: Diagnostic[] = [];
  readonly #member: FleetMember;

  constructor(member: FleetMember) {
    this.#member = member;
  }

  /** The place is a row of the roster: the fact `line` says which. The text is not at hand, so the span is empty. */
  tell(code: Code, facts: Facts): undefined {
    const { id, line } = this.#member;
    this.diagnostics.push(diagnostic(code, '', { start: 0, end: 0 }, { facts: { member: id, line, ...facts } }));
  }
}
