import type { CallOperation } from '@duckbill/core';

/** Which step gave an answer. */
export type AnsweredBy = CallOperation | 'browser';

/** What calls and the browser answered so far, for the parameters of later calls. */
export class WalkAnswers {
  readonly #members: Map<string, string> = new Map();

  /** Notes the members of an answer; those without a value are left out. */
  note(of: AnsweredBy, members: Readonly<Record<string, string | undefined>>): void {
    for (const [member, value] of Object.entries(members)) {
      if (value !== undefined) this.#members.set(nameOf(of, member), value);
    }
  }

  get(of: AnsweredBy, member: string): string | undefined {
    return this.#members.get(nameOf(of, member));
  }
}

/** AWS writes `idToken` where OAuth writes `id_token`. */
function nameOf(of: AnsweredBy, member: string): string {
  return `${of} ${member.replaceAll('_', '').toLowerCase()}`;
}
