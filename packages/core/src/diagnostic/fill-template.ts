import type { Facts } from './diagnostic.ts';
import { visibleText } from './visible-text.ts';

/**
 * A catalogue text with its `{facts}` filled in, or undefined when one of them is unknown.
 * Braces that hold no plain name (JSON in a remedy) stay as they are.
 */
export function fillTemplate(template: string, facts: Facts): string | undefined {
  const parts: string[] = [];
  let done = 0;
  for (const match of template.matchAll(/\{([A-Za-z]{1,40})\}/gu)) {
    const name = match[1] ?? '';
    const value = Object.hasOwn(facts, name) ? facts[name] : undefined;
    if (value === undefined) return undefined;
    parts.push(template.slice(done, match.index), factText(value));
    done = match.index + match[0].length;
  }
  parts.push(template.slice(done));
  return parts.join('');
}

/** All templates that can be filled; the others are left out. */
export function fillTemplates(templates: readonly string[], facts: Facts): string[] {
  return templates.map((template) => fillTemplate(template, facts)).filter((text) => text !== undefined);
}

function factText(value: Facts[string]): string {
  if (typeof value !== 'object') return printable(String(value));
  const shown = value.slice(0, mostItems).map(printable).join(', ');
  return value.length > mostItems ? `${shown}, …` : shown;
}

/** Most members of a list shown in a sentence. */
const mostItems = 50;

/** Longest value shown in a sentence. */
const longestFact = 200;

/** A value for one line of a terminal: no control characters, no endless text. */
function printable(text: string): string {
  const short = text.length > longestFact ? `${text.slice(0, longestFact)}…` : text;
  return visibleText(short);
}
