import {
  principalTypes,
  type Condition,
  type Effect,
  type ListElement,
  type Policy,
  type PolicyProblem,
  type PolicyProblemKind,
  type PrincipalElement,
  type PrincipalName,
  type Statement,
} from './policy.ts';

/** A policy from its JSON text. Never throws: what is wrong stands in `problems`. */
export function parsePolicy(text: string): Policy {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return emptyPolicy({ kind: 'not-json' });
  }
  return readPolicy(value);
}

/** A policy from a value that `JSON.parse` gave. Never throws. */
export function readPolicy(value: unknown): Policy {
  if (!isObject(value)) return emptyPolicy({ kind: 'not-an-object' });
  const problems: PolicyProblem[] = [];
  let version: string | undefined;
  let id: string | undefined;
  let statements: readonly unknown[] | undefined;
  for (const [element, content] of Object.entries(value)) {
    if (element === 'Version' && typeof content === 'string') version = content;
    else if (element === 'Id' && typeof content === 'string') id = content;
    else if (element === 'Statement') statements = Array.isArray(content) ? content : [content];
    else problems.push({ kind: element === 'Version' || element === 'Id' ? 'wrong-type' : 'unknown-element', element });
  }
  if (statements === undefined || statements.length === 0) problems.push({ kind: 'no-statement' });
  const read = (statements ?? []).map((statement, index) => new StatementReader(index, problems).read(statement));
  return { version, id, statements: read, problems };
}

function emptyPolicy(problem: PolicyProblem): Policy {
  return { version: undefined, id: undefined, statements: [], problems: [problem] };
}

class StatementReader {
  readonly #index: number;
  readonly #problems: PolicyProblem[];
  #unreadable = false;
  #sid: string | undefined;
  #effect: Effect | undefined;
  #principals: PrincipalElement | undefined;
  #actions: ListElement | undefined;
  #resources: ListElement | undefined;
  #conditions: readonly Condition[] = [];

  constructor(index: number, problems: PolicyProblem[]) {
    this.#index = index;
    this.#problems = problems;
  }

  read(value: unknown): Statement {
    if (isObject(value)) {
      for (const [element, content] of Object.entries(value)) this.#readElement(element, content);
      if (this.#effect === undefined) this.#problem('unknown-effect', 'Effect');
      if (this.#actions === undefined) this.#problem('no-action', 'Action');
    } else {
      this.#problem('statement-not-an-object');
    }
    return {
      index: this.#index,
      sid: this.#sid,
      effect: this.#effect,
      principals: this.#principals,
      actions: this.#actions,
      resources: this.#resources,
      conditions: this.#conditions,
      unreadable: this.#unreadable,
    };
  }

  #readElement(element: string, content: unknown): void {
    switch (element) {
      case 'Sid':
        if (typeof content === 'string') this.#sid = content;
        else this.#problem('wrong-type', element);
        return;
      case 'Effect':
        if (content === 'Allow' || content === 'Deny') this.#effect = content;
        return;
      case 'Action':
      case 'NotAction':
        this.#actions = this.#list(element, content, this.#actions);
        return;
      case 'Resource':
      case 'NotResource':
        this.#resources = this.#list(element, content, this.#resources);
        return;
      case 'Principal':
      case 'NotPrincipal':
        if (this.#principals !== undefined) this.#problem('both-forms', element);
        this.#principals = this.#readPrincipals(element, content);
        return;
      case 'Condition':
        this.#conditions = this.#readConditions(content);
        return;
      default:
        this.#problem('unknown-element', element);
    }
  }

  #list(element: string, content: unknown, before: ListElement | undefined): ListElement {
    if (before !== undefined) this.#problem('both-forms', element);
    return { negated: element.startsWith('Not'), values: this.#strings(element, content) };
  }

  #strings(element: string, content: unknown): readonly string[] {
    const values: unknown[] = Array.isArray(content) ? content : [content];
    const strings = values.filter((value) => typeof value === 'string');
    if (strings.length !== values.length) this.#problem('wrong-type', element);
    return strings;
  }

  #readPrincipals(element: string, content: unknown): PrincipalElement {
    const negated = element === 'NotPrincipal';
    if (content === '*') return { negated, everyone: true, names: [] };
    if (!isObject(content)) {
      this.#problem('wrong-type', element);
      return { negated, everyone: false, names: [] };
    }
    const names: PrincipalName[] = [];
    for (const [key, value] of Object.entries(content)) {
      const type = principalTypes.find((known) => known === key);
      if (type === undefined) this.#problem('unknown-principal-type', key);
      else for (const name of this.#strings(element, value)) names.push({ type, value: name });
    }
    return { negated, everyone: false, names };
  }

  #readConditions(content: unknown): readonly Condition[] {
    if (!isObject(content)) {
      this.#problem('wrong-type', 'Condition');
      return [];
    }
    const conditions: Condition[] = [];
    for (const [operator, keys] of Object.entries(content)) {
      if (!isObject(keys)) {
        this.#problem('wrong-type', operator);
        continue;
      }
      for (const [key, value] of Object.entries(keys)) {
        conditions.push({ operator, key, values: this.#conditionValues(key, value) });
      }
    }
    return conditions;
  }

  /** AWS stores `true` and `60` as strings, so they are accepted in both forms. */
  #conditionValues(key: string, content: unknown): readonly string[] {
    const values: unknown[] = Array.isArray(content) ? content : [content];
    const strings: string[] = [];
    for (const value of values) {
      if (typeof value === 'string') strings.push(value);
      else if (typeof value === 'boolean' || typeof value === 'number') strings.push(String(value));
      else this.#problem('wrong-type', key);
    }
    return strings;
  }

  #problem(kind: PolicyProblemKind, element?: string): void {
    this.#unreadable = true;
    this.#problems.push({ kind, statement: this.#index, ...(element === undefined ? {} : { element }) });
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
