import { visibleText } from '../diagnostic/visible-text.ts';

/** Signs of Markdown and HTML. */
const signs = /[\\`*_{}[\]()<>&|~$!+-]/gu;

/** What forges turn into links, mentions and references by themselves; a comment in between keeps them from it. */
const references = /[@#]|:\/\/|\bwww\./gu;

/**
 * One line of text as Markdown that shows just this text, also in the cell of a table. `breaker` is what comes in
 * between: invisible, and no text that could be part of a reference.
 */
export function escapeMarkdown(text: string, breaker = '<!-- -->'): string {
  return visibleText(text.replaceAll(/[\r\n]+/gu, ' '))
    .replaceAll(references, (found) => `${found.slice(0, 1)}\u{0}${found.slice(1)}`)
    .replaceAll(signs, (sign) => `&#${sign.codePointAt(0) ?? 0};`)
    .replaceAll('\u{0}', breaker);
}

/** A text as code, also in the cell of a table: HTML, since backticks have no way to hold every text there. */
export function markdownCode(text: string): string {
  return `<code>${escapeMarkdown(text)}</code>`;
}
