import { isList, isMembers, type JsonMembers, type JsonValue } from './json-value.ts';

/** A key that YAML takes bare; never a word that some reader takes for a truth value or a number. */
const bareKey = /^[A-Z][A-Za-z0-9]{1,64}$/u;
const truths = new Set(['yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/** Members as YAML in block style; every text in double quotes, where JSON and YAML agree. `comment` stands before list items. */
export function printYaml(members: JsonMembers, comment: (value: JsonValue) => string | undefined): string {
  return memberLines(members, '', comment)
    .map((line) => `${line}\n`)
    .join('');
}

type Comment = (value: JsonValue) => string | undefined;

function memberLines(members: JsonMembers, indent: string, comment: Comment): readonly string[] {
  return Object.entries(members).flatMap(([key, value]) => {
    const name = bareKey.test(key) && !truths.has(key.toLowerCase()) ? key : scalar(key);
    if (typeof value !== 'object' || isEmpty(value)) return [`${indent}${name}: ${scalar(value)}`];
    const lines = isList(value) ? itemLines(value, `${indent}  `, comment) : memberLines(value, `${indent}  `, comment);
    return [`${indent}${name}:`, ...lines];
  });
}

function itemLines(items: readonly JsonValue[], indent: string, comment: Comment): readonly string[] {
  return items.flatMap((item) => {
    const words = comment(item);
    const before = words === undefined ? [] : [`${indent}# ${words}`];
    if (!isMembers(item) || isEmpty(item)) return [...before, `${indent}- ${scalar(item)}`];
    const [first = '', ...rest] = memberLines(item, `${indent}  `, comment);
    return [...before, `${indent}- ${first.slice(indent.length + 2)}`, ...rest];
  });
}

function isEmpty(value: JsonValue): boolean {
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function scalar(value: JsonValue): string {
  // Line separators are line ends to YAML 1.1.
  return JSON.stringify(value).replaceAll(
    /[\u007f-\u009f\u2028\u2029\ufeff]/gu,
    (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
