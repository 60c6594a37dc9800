import { guidance, type GuidanceCode } from '@duckbill/core';
import { codeBlock, escapeText } from './escape-text.ts';

/** The page of a failure, as markdown. */
export function errorPage(code: GuidanceCode): string {
  const entry = guidance[code];
  const parts = [
    `# ${escapeText(entry.title)}`,
    `<p class="code-line"><code>${code}</code></p>`,
    escapeText(entry.meaning),
    '## How to recognise it',
    'The answer or the message holds:',
    codeBlock('txt', signsOf(code).join('\n')),
    '## Likely causes',
    entry.causes.map((cause) => `- ${escapeText(cause)}`).join('\n'),
    '## What to do',
    entry.whatToDo.map((step, index) => `${index + 1}. ${escapeText(step)}`).join('\n'),
    ...(entry.inCyberduck === undefined ? [] : ['## In Cyberduck', escapeText(entry.inCyberduck)]),
    '## Where this comes from',
    [
      ...entry.links.map((link) => `- <a href="${link}" target="_blank" rel="noreferrer">${escapeText(link)}</a>`),
      `- ${escapeText(entry.source)}`,
    ].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}

/** One line for each way to recognise it: codes and pieces of text, as AWS spells them. */
function signsOf(code: GuidanceCode): readonly string[] {
  const lines = guidance[code].recognise.map(({ codes = [], fragments = [] }) => [
    ...(codes.length === 0 ? [] : [codes.join(' or ')]),
    ...fragments,
  ]);
  return [...new Set(lines.map((parts) => parts.join(' … ')))].filter((line) => line !== '');
}
