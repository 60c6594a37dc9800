import type { GenerateIamCode } from '../../catalogue/generate-iam.ts';
import type { Diagnostic, Facts } from '../../diagnostic/diagnostic.ts';
import { diagnostic } from '../../diagnostic/report-diagnostic.ts';
import { findPlaceholder } from '../../identifiers/placeholder.ts';
import type { JsonNode, JsonObject } from '../../json/json-tree.ts';
import { parseJson } from '../../json/parse-json.ts';
import { nearestName } from '../../rules/nearest-name.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';
import { completeIamSpec } from './complete-iam-spec.ts';
import type { IamSpec } from './iam-spec.ts';

/** Everything that a spec can say, and of what type. */
export const iamSpecMembers = {
  way: 'text',
  partition: 'text',
  account: 'text',
  role: 'text',
  permissionSet: 'text',
  instanceArn: 'text',
  users: 'list',
  trustAccounts: 'list',
  issuer: 'text',
  clientIds: 'list',
  subjects: 'list',
  mfa: 'boolean',
  mfaMaxAge: 'number',
  externalId: 'text',
  sessionDuration: 'number',
  access: 'text',
  buckets: 'list',
  prefixes: 'list',
  listAllBuckets: 'boolean',
  selfService: 'boolean',
  bucketPolicy: 'boolean',
} as const;

export type IamSpecMember = keyof typeof iamSpecMembers;

export interface IamSpecReading {
  /** Undefined when something in it is wrong. */
  readonly spec?: IamSpec;
  readonly diagnostics: readonly Diagnostic[];
}

export interface IamSpecOptions {
  /** What people call a member; as the spec does when absent. */
  readonly nameOf?: (member: IamSpecMember) => string;
}

/** A spec from its JSON text, everything that is wrong told at once. Takes any text. */
export function readIamSpec(source: SourceText, { nameOf = (member) => member }: IamSpecOptions = {}): IamSpecReading {
  const parsed = parseJson(source.text);
  const refuse = (span: Span, facts: Facts): IamSpecReading => ({
    diagnostics: [diagnostic('generate-iam-not-json', source.name, span, { facts })],
  });
  if (!parsed.ok) {
    const { span, problem, expected } = parsed.problem;
    return refuse(span, { problem, ...(expected === undefined ? {} : { expected }) });
  }
  if (parsed.root.type !== 'object') return refuse(parsed.root.span, { problem: 'a spec is an object, { … }' });
  const [twice] = parsed.repeated;
  if (twice !== undefined) return refuse(twice.span, { problem: twice.problem });
  const values = new SpecValues(source, parsed.root, nameOf);
  const spec = completeIamSpec(values);
  const { found } = values;
  return { ...(found.length === 0 ? { spec } : {}), diagnostics: found };
}

/** A text of the spec and where it stands. */
export interface SpecText {
  readonly value: string;
  readonly span: Span;
}

/** The members of a spec, with their types checked, and where findings go. */
export class SpecValues {
  readonly found: Diagnostic[] = [];
  readonly #source: SourceText;
  readonly #root: JsonObject;
  readonly #members = new Map<string, JsonNode>();
  readonly #told = new Set<string>();
  readonly #nameOf: (member: IamSpecMember) => string;

  constructor(source: SourceText, root: JsonObject, nameOf: (member: IamSpecMember) => string) {
    this.#source = source;
    this.#root = root;
    this.#nameOf = nameOf;
    for (const { key, keySpan, value } of root.members) {
      // For editors, which take the schema from there.
      if (key === '$schema') continue;
      if (Object.hasOwn(iamSpecMembers, key)) this.#members.set(key, value);
      else {
        const nearest = nearestName(key, Object.keys(iamSpecMembers));
        const facts = { member: key, ...(nearest === undefined ? {} : { nearest }) };
        this.report('generate-iam-member-unknown', keySpan, facts);
      }
    }
  }

  has(member: IamSpecMember): boolean {
    return this.#members.has(member);
  }

  text(member: IamSpecMember): SpecText | undefined {
    const node = this.#members.get(member);
    return node === undefined ? undefined : this.#textOf(member, node);
  }

  list(member: IamSpecMember): readonly SpecText[] {
    const node = this.#members.get(member);
    if (node === undefined) return [];
    if (node.type !== 'array') {
      this.#wrongType(member, node, 'a list of texts');
      return [];
    }
    const texts = node.items.map((item) => this.#textOf(member, item)).filter((text) => text !== undefined);
    // Said twice is said once.
    return texts.filter(({ value }, index) => texts.findIndex((one) => one.value === value) === index);
  }

  flag(member: IamSpecMember, otherwise: boolean): boolean {
    const node = this.#members.get(member);
    if (node === undefined) return otherwise;
    if (node.type === 'boolean') return node.value;
    this.#wrongType(member, node, 'true or false');
    return otherwise;
  }

  /** A whole number between two others. */
  seconds(member: IamSpecMember, least: number, most: number): number | undefined {
    const node = this.#members.get(member);
    if (node === undefined) return undefined;
    const value = node.type === 'number' && node.isWhole ? Number(node.text) : Number.NaN;
    if (value >= least && value <= most) return value;
    this.#wrongType(member, node, `a number of seconds between ${least} and ${most}`);
    return undefined;
  }

  missing(member: IamSpecMember, what: string): void {
    this.#reportMember('generate-iam-value-missing', member, this.#rootSpan(), { what });
  }

  wrong(member: IamSpecMember, { value, span }: SpecText, wanted: string): void {
    this.#reportMember('generate-iam-value-wrong', member, span, { value, wanted });
  }

  collide(member: IamSpecMember, problem: string): void {
    const span = this.#members.get(member)?.span ?? this.#rootSpan();
    this.#reportMember('generate-iam-values-collide', member, span, { problem });
  }

  variable(member: IamSpecMember, span: Span, facts: Facts): void {
    this.#reportMember('generate-iam-variable-absent', member, span, facts);
  }

  report(code: GenerateIamCode, span: Span, facts: Facts): void {
    const found = diagnostic(code, this.#source.name, span, { facts });
    // A member is looked at wherever it matters, and told of once.
    if (!this.#told.has(JSON.stringify(found))) this.found.push(found);
    this.#told.add(JSON.stringify(found));
  }

  nameOf(member: IamSpecMember): string {
    return this.#nameOf(member);
  }

  #textOf(member: IamSpecMember, node: JsonNode): SpecText | undefined {
    if (node.type !== 'string') {
      this.#wrongType(member, node, 'a text');
      return undefined;
    }
    const text = { value: node.value, span: node.span };
    const placeholder = findPlaceholder(node.value);
    if (placeholder !== undefined) this.wrong(member, text, 'a real value: a placeholder was left in');
    return placeholder === undefined ? text : undefined;
  }

  #wrongType(member: IamSpecMember, { span }: JsonNode, wanted: string): void {
    const value = this.#source.text.slice(span.start, span.end);
    this.wrong(member, { value, span }, wanted);
  }

  #reportMember(code: GenerateIamCode, member: IamSpecMember, span: Span, facts: Facts): void {
    this.report(code, span, { member: this.#nameOf(member), ...facts });
  }

  #rootSpan(): Span {
    return { start: this.#root.span.start, end: this.#root.span.start + 1 };
  }
}
