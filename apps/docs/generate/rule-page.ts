import { catalogueEntry, type Code, namePrograms, type SourceText, textReport } from '@duckbill/core';
import { badExample, type BadExample } from './bad-examples.ts';
import { codeBlock, escapeText } from './escape-text.ts';
import { reportPaint } from './report-paint.ts';
import { severityBadge } from './severity-badge.ts';

/** The page of a finding, as markdown. */
export function rulePage(code: Code): string {
  const entry = catalogueEntry(code);
  const parts = [
    `# ${escapeText(entry.title)}`,
    `<p class="code-line"><code>${code}</code>${severityBadge(entry.severity)}</p>`,
    '## What it finds',
    `<p class="finding">${escapeText(entry.message)}</p>`,
    ...entry.hints.map((hint) => `- ${escapeText(hint)}`),
    '## Why it matters',
    escapeText(entry.because),
    `**Programs:** ${escapeText(namePrograms(entry.programs))}`,
    '## What to do',
    escapeText(entry.whatToDo),
    ...exampleParts(badExample(code), code),
    '## Where this comes from',
    [
      `**Source:** ${escapeText(entry.source)}`,
      ...(entry.aliases.length === 0 ? [] : [`**Also known as:** ${entry.aliases.map(escapeText).join(', ')}`]),
    ].join('  \n'),
  ];
  return `${joinBlocks(parts)}\n`;
}

function exampleParts(example: BadExample | undefined, code: Code): readonly string[] {
  if (example === undefined) return [];
  const names = example.sources.map(({ name }) => name).join(' ');
  const command = `$ duckbill lint ${names}\n`;
  return [
    '## Example',
    ...example.sources.flatMap((source) => [
      `<p class="file-name">${escapeText(source.name)}</p>`,
      codeBlock(fileInfo(source, example, code), source.text),
    ]),
    'Duckbill says:',
    codeBlock('ansi', command + textReport(example.report, reportPaint)),
  ];
}

/** The language of a file, and which of its lines are to be seen first. */
function fileInfo(source: SourceText, { report }: BadExample, code: Code): string {
  const lines = report.files
    .flatMap((file) => file.diagnostics)
    .filter((finding) => finding.file === source.name && finding.code === code)
    .map((finding) => source.position(finding.span.start).line);
  const language = source.name.startsWith('.aws/') ? 'ini' : 'xml';
  return lines.length === 0 ? language : `${language}{${[...new Set(lines)].join(',')}}`;
}

/** Items of one list stay together; everything else is a paragraph. */
function joinBlocks(parts: readonly string[]): string {
  return parts
    .map((part, index) => {
      const follows = part.startsWith('- ') && parts[index - 1]?.startsWith('- ') === true;
      return `${index === 0 ? '' : follows ? '\n' : '\n\n'}${part}`;
    })
    .join('');
}
