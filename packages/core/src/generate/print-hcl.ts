import { isList, type JsonMembers, type JsonValue } from './json-value.ts';

type Comment = (value: JsonValue) => string | undefined;

/** A reference to another block, a plain value, or one that becomes JSON. */
export type HclValue =
  | { readonly kind: 'expression'; readonly text: string }
  | { readonly kind: 'value'; readonly value: JsonValue }
  | { readonly kind: 'json'; readonly value: JsonMembers };

/** `resource "type" "label" { … }` with its attributes. */
export interface HclBlock {
  readonly comment?: string;
  /** `resource`, and its labels. */
  readonly words: readonly string[];
  readonly attributes: readonly (readonly [name: string, value: HclValue])[];
}

/** A text of HCL: `${` and `%{` begin a template there, and are doubled to stand for themselves. */
export function hclText(text: string): string {
  const escaped = text.replaceAll(
    /["\\\p{Cc}\u2028\u2029]/gu,
    (sign) => shortEscapes.get(sign) ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return `"${escaped.replaceAll(/[$%]\{/gu, (sign) => `${sign.charAt(0)}${sign}`)}"`;
}

const shortEscapes: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ['\\', '\\\\'],
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
]);

/** Blocks of Terraform's language. Policies are jsonencode(…), so that statements can have comments. */
export function printHcl(head: readonly string[], blocks: readonly HclBlock[], comment: Comment): string {
  const comments = head.map((line) => `# ${line}\n`).join('');
  return [comments, ...blocks.map((block) => blockText(block, comment))].join('\n');
}

function blockText({ comment: words, words: [type = '', ...labels], attributes }: HclBlock, comment: Comment): string {
  const width = Math.max(0, ...attributes.map(([name]) => name.length));
  const lines = attributes.map(([name, value]) => `  ${name.padEnd(width)} = ${valueText(value, '  ', comment)}\n`);
  const before = words === undefined ? '' : `# ${words}\n`;
  return `${before}${[type, ...labels.map(hclText)].join(' ')} {\n${lines.join('')}}\n`;
}

function valueText(value: HclValue, indent: string, comment: Comment): string {
  if (value.kind === 'expression') return value.text;
  const text = jsonText(value.value, indent, comment);
  return value.kind === 'json' ? `jsonencode(${text})` : text;
}

function jsonText(value: JsonValue, indent: string, comment: Comment): string {
  if (typeof value === 'string') return hclText(value);
  if (typeof value !== 'object') return String(value);
  const inner = `${indent}  `;
  if (isList(value)) {
    const items = value.map((one) => {
      const words = comment(one);
      return `${words === undefined ? '' : `${inner}# ${words}\n`}${inner}${jsonText(one, inner, comment)},\n`;
    });
    return items.length === 0 ? '[]' : `[\n${items.join('')}${indent}]`;
  }
  const lines = Object.entries(value).map(
    ([key, one]) => `${inner}${/^[A-Za-z]\w*$/u.test(key) ? key : hclText(key)} = ${jsonText(one, inner, comment)}\n`,
  );
  return lines.length === 0 ? '{}' : `{\n${lines.join('')}${indent}}`;
}
