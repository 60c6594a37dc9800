import type { AwsEditProblem } from '../../catalogue/aws-edit.ts';
import { isBlankAt } from '../../ini/blanks.ts';
import type { AwsSectionRef } from './aws-change.ts';

/** A key, and before it the head of the nested block that it stands in: `addressing_style` of `s3`. */
export interface AwsSettingKey {
  readonly parent: string | undefined;
  readonly key: string;
}

const NESTED_MARK = '.';
/** What the SDK for Java accepts, without `:`, which ends a key for the others, and `.`, which parts two (A.4). */
const KEY = /^[A-Za-z0-9_/%@+-]+$/u;
const OWNER = /^[a-z0-9][a-z0-9_-]{0,63}$/u;

/** Cuts `s3.addressing_style` in two; any other key stays whole. */
export function splitSettingKey(text: string): AwsSettingKey {
  const dot = text.indexOf(NESTED_MARK);
  if (dot === -1) return { parent: undefined, key: text };
  return { parent: text.slice(0, dot), key: text.slice(dot + 1) };
}

/** What to write between the brackets of a section's header (aws-config A.3, A.6). */
export function awsHeaderText({ file, kind, name }: AwsSectionRef): string {
  if (kind === 'profile' && (file === 'credentials' || name === 'default')) return name;
  // As the AWS CLI does, with the quotes of the shell.
  return `${kind} ${name.includes(' ') ? `'${name}'` : name}`;
}

/** Why a section cannot be written; undefined when it can. */
export function sectionProblem({ file, kind, name }: AwsSectionRef): AwsEditProblem | undefined {
  if (file === 'credentials' && kind !== 'profile') return 'section-not-in-credentials';
  if (name === '') return 'name-empty';
  if (hasLineBreak(name) || hasControl(name)) return 'name-control-character';
  if (hasBlankEnds(name)) return 'name-blank-at-the-ends';
  if (!isWellFormed(name)) return 'text-not-unicode';
  for (let at = 0; at < name.length; at += 1) {
    const character = name.charAt(at);
    if ('[]#;"\'\\'.includes(character) || (character !== ' ' && isBlankAt(name, at))) return 'name-character';
  }
  return undefined;
}

/** Why a key cannot be written. */
export function keyProblem(text: string): AwsEditProblem | undefined {
  const { parent, key } = splitSettingKey(text);
  if (parent !== undefined && !KEY.test(parent)) return 'key-character';
  return KEY.test(key) ? undefined : 'key-character';
}

/** Everything that keeps a value from standing on one line as it is, the worst first. */
export function valueProblems(value: string): readonly AwsEditProblem[] {
  const problems: AwsEditProblem[] = [];
  if (hasLineBreak(value)) problems.push('value-line-break');
  if (hasControl(value)) problems.push('value-control-character');
  if (!isWellFormed(value)) problems.push('text-not-unicode');
  if (hasBlankEnds(value)) problems.push('value-blank-at-the-ends');
  if (hasCommentMark(value)) problems.push('value-comment-mark');
  if (value === '') problems.push('value-empty');
  const [first] = value;
  if ((first === '"' || first === "'") && value.endsWith(first)) problems.push('value-quoted');
  return problems;
}

/** Why an owner cannot be named in a file. */
export function ownerProblem(owner: string): AwsEditProblem | undefined {
  return OWNER.test(owner) ? undefined : 'owner-name';
}

/** Whether no half of a character stands alone: that could not be written as UTF-8. */
function isWellFormed(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code < 0xd800 || code > 0xdfff) continue;
    const next = text.charCodeAt(at + 1);
    if (code > 0xdbff || !(next >= 0xdc00 && next <= 0xdfff)) return false;
    at += 1;
  }
  return true;
}

/** Characters at which at least one program ends a line (aws-config A.2, cyberduck-s3-connect §1.9). */
function hasLineBreak(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code >= 10 && code <= 13) || (code >= 0x1c && code <= 0x1e)) return true;
    if (code === 0x85 || code === 0x2028 || code === 0x2029) return true;
  }
  return false;
}

/** NUL and the like; a tab is none. A byte order mark counts: it is white space for JavaScript alone. */
function hasControl(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code < 0x20 && code !== 9 && !(code >= 10 && code <= 13)) || code === 0x7f || code === 0xfeff) return true;
  }
  return false;
}

function hasBlankEnds(text: string): boolean {
  return text !== '' && (isBlankAt(text, 0) || isBlankAt(text, text.length - 1));
}

function hasCommentMark(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if ((code === 35 || code === 59) && (at === 0 || isBlankAt(text, at - 1))) return true;
  }
  return false;
}
