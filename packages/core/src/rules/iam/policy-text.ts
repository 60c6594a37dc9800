import { diagnostic, type DiagnosticDetails } from '../../diagnostic/report-diagnostic.ts';
import type { Diagnostic } from '../../diagnostic/diagnostic.ts';
import type { IamCode } from '../../catalogue/iam.ts';
import type { JsonMember, JsonNode, JsonObject, JsonString } from '../../json/json-tree.ts';
import type { SourceText } from '../../source/source-text.ts';
import type { Span } from '../../source/span.ts';

export const policyTextKinds = ['trust', 'identity', 'resource'] as const;

/** trust: of a role; identity: of a user, group or role; resource: of a bucket and the like. */
export type PolicyTextKind = (typeof policyTextKinds)[number];

/** What the policies are meant for. */
export interface PolicyTarget {
  /** As people name it. */
  readonly name: string;
  readonly roleArn?: string;
  /** Of who asks. */
  readonly account?: string;
  /** A code goes along. */
  readonly mfa: boolean;
}

/** A policy with its places, and where findings go. */
export class PolicyText {
  readonly source: SourceText;
  readonly root: JsonObject;
  readonly kind: PolicyTextKind;
  readonly target: PolicyTarget | undefined;
  readonly found: Diagnostic[] = [];

  constructor(
    source: SourceText,
    root: JsonObject,
    kind: PolicyTextKind | undefined,
    target: PolicyTarget | undefined,
  ) {
    this.source = source;
    this.root = root;
    this.target = target;
    this.kind = kind ?? guessKind(root);
  }

  get statements(): readonly JsonObject[] {
    return statementsOf(this.root);
  }

  report(code: IamCode, span: Span, details: DiagnosticDetails = {}): void {
    this.found.push(diagnostic(code, this.source.name, span, details));
  }
}

export function statementsOf(root: JsonObject): readonly JsonObject[] {
  const list = member(root, 'Statement')?.value;
  const items = list?.type === 'array' ? list.items : list === undefined ? [] : [list];
  return items.filter((item) => item.type === 'object');
}

/** The last of that name: it is the one that counts. */
export function member(node: JsonNode, key: string): JsonMember | undefined {
  return node.type === 'object' ? node.members.findLast((one) => one.key === key) : undefined;
}

/** A text, or the texts of a list. */
export function texts(node: JsonNode | undefined): readonly JsonString[] {
  if (node === undefined) return [];
  const items = node.type === 'array' ? node.items : [node];
  return items.filter((item) => item.type === 'string');
}

export function effectOf(statement: JsonObject): string | undefined {
  return texts(member(statement, 'Effect')?.value)[0]?.value;
}

/** Every condition: operator, key and values. */
export function conditionsOf(
  statement: JsonObject,
): readonly { readonly operator: JsonMember; readonly key: JsonMember }[] {
  const condition = member(statement, 'Condition')?.value;
  if (condition?.type !== 'object') return [];
  return condition.members.flatMap((operator) =>
    operator.value.type === 'object' ? operator.value.members.map((key) => ({ operator, key })) : [],
  );
}

/** Without a word of the person: a principal makes it a trust policy, unless a resource other than for STS is named. */
function guessKind(root: JsonObject): PolicyTextKind {
  const statements = statementsOf(root);
  const actions = statements
    .flatMap((one) => texts(member(one, 'Action')?.value))
    .map(({ value }) => value.toLowerCase());
  const assumes = actions.length > 0 && actions.every((action) => action.startsWith('sts:'));
  const has = (key: string): boolean => statements.some((one) => member(one, key) !== undefined);
  if (has('Principal') || has('NotPrincipal')) return assumes || !has('Resource') ? 'trust' : 'resource';
  return assumes && !has('Resource') && !has('NotResource') ? 'trust' : 'identity';
}
