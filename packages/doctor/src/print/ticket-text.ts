import { visibleText } from '@duckbill/core';

/** Signs of Markdown, HTML and the formulas of GitHub; a backslash takes their meaning away. */
const signs = /[\\`*_{}[\]<>&|~$]/gu;

/** What forges turn into links, mentions and references by themselves, also behind a backslash. */
const references = /[@#]|:\/\/|\bwww\./gu;

/** Invisible, and no part of a name or an address. */
const joiner = '\u2060';

/**
 * One line of text as Markdown that shows just this text, also in the cell of a table. Without HTML: what GitHub leaves
 * out, Jira would show. Reads well as plain text too, since a ticket may come by mail.
 */
export function ticketText(text: string): string {
  const line = visibleText(text.replaceAll(/[\r\n]+/gu, ' ')).trim();
  const escaped = line
    .replaceAll(signs, (sign) => `\\${sign}`)
    .replaceAll(references, (found) => `${found.slice(0, 1)}${joiner}${found.slice(1)}`);
  // At the beginning of a line these start a list, a rule or a heading.
  if (/^[-+=]/u.test(escaped)) return `\\${escaped}`;
  return /^\d{1,9}[.)]/u.test(escaped) ? `${joiner}${escaped}` : escaped;
}
