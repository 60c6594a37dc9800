import { isMembers, type JsonMembers, type JsonValue } from '../json-value.ts';
import { statementWords } from './statement-words.ts';

/** Words for a value that a form can put before it: of a statement, what it is for. */
export function commentOf(value: JsonValue): string | undefined {
  if (!isMembers(value)) return undefined;
  const sid = value['Sid'];
  const words = typeof sid === 'string' ? statementWords(sid) : '';
  return words === '' ? undefined : words;
}

/** JSON in ASCII alone, so that no shell and no code page can damage it. */
export function asciiJson(value: JsonValue, indent?: number): string {
  return JSON.stringify(value, undefined, indent).replaceAll(/[^\n\x20-\x7e]/gu, (sign) =>
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join(''),
  );
}

/** Members of which absent ones are left out. */
export function present(members: Readonly<Record<string, JsonValue | undefined>>): JsonMembers {
  return Object.fromEntries(Object.entries(members).filter((one): one is [string, JsonValue] => one[1] !== undefined));
}
