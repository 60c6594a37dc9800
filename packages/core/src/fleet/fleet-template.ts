/** A text with gaps, cut once; what is put into them is never looked at again. */
export interface FleetTemplate {
  readonly text: string;
  readonly parts: readonly FleetTemplatePart[];
}

export type FleetTemplatePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gap'; readonly name: string };

/** Gaps that the spec fills; `{user.COLUMN}` is filled by the roster. */
export const fleetGaps = [
  'account',
  'account_id',
  'partition',
  'role',
  'bucket',
  'region',
  'organisation',
  'slug',
] as const;

const USER = 'user.';

/** What fills the gaps of a template: undefined where there is nothing. */
export type FleetGapValues = (name: string) => string | undefined;

export type FleetTemplateOutcome =
  | { readonly ok: true; readonly template: FleetTemplate }
  /** Offset and length in the text. */
  | { readonly ok: false; readonly problem: string; readonly at: number; readonly length: number };

/** Cuts `arn:aws:iam::{account_id}:role/{user.team}` into its parts; `{{` and `}}` are braces. */
export function parseFleetTemplate(text: string): FleetTemplateOutcome {
  const parts: FleetTemplatePart[] = [];
  let literal = '';
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charAt(at);
    if (character !== '{' && character !== '}') {
      literal += character;
      continue;
    }
    if (text.charAt(at + 1) === character) {
      literal += character;
      at += 1;
      continue;
    }
    if (character === '}') return { ok: false, problem: 'a } without its {; a brace is written }}', at, length: 1 };
    const end = text.indexOf('}', at);
    if (end === -1) return { ok: false, problem: 'a { without its }; a brace is written {{', at, length: 1 };
    const name = text.slice(at + 1, end);
    if (!isGap(name)) {
      const known = [...fleetGaps.map((gap) => `{${gap}}`), '{user.COLUMN}'].join(' ');
      return { ok: false, problem: `an unknown {${name}}; known: ${known}`, at, length: end + 1 - at };
    }
    if (literal !== '') parts.push({ kind: 'text', text: literal });
    literal = '';
    parts.push({ kind: 'gap', name });
    at = end;
  }
  if (literal !== '') parts.push({ kind: 'text', text: literal });
  return { ok: true, template: { text, parts } };
}

/** The text with its gaps filled; a gap without a value stays empty. Values are taken as they are, braces and all. */
export function fillFleetTemplate(template: FleetTemplate, values: FleetGapValues): string {
  let text = '';
  for (const part of template.parts) text += part.kind === 'text' ? part.text : (values(part.name) ?? '');
  return text;
}

/** The column that a gap stands for, or undefined when the spec fills it. */
export function columnOfGap(name: string): string | undefined {
  return name.startsWith(USER) ? name.slice(USER.length) : undefined;
}

function isGap(name: string): boolean {
  const column = columnOfGap(name);
  return column === undefined ? fleetGaps.some((gap) => gap === name) : column !== '';
}
