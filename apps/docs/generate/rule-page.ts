import {
  catalogueEntry,
  type Code,
  lint,
  namePrograms,
  programEffects,
  secretMark,
  type Report,
  type SourceText,
  textReport,
} from '@duckbill/core';
import { codeBlock, escapeText } from './escape-text.ts';
import { type LintExample, lintExample } from './lint-examples.ts';
import type { Asked, OtherExample } from './other-example.ts';
import { otherExample, withoutExample } from './other-examples.ts';
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
    '## What each program does',
    effectTable(code),
    '## What to do',
    escapeText(entry.whatToDo),
    ...exampleParts(code),
    '## Where this comes from',
    [
      `**Source:** ${escapeText(entry.source)}`,
      ...(entry.aliases.length === 0 ? [] : [`**Also known as:** ${entry.aliases.map(escapeText).join(', ')}`]),
    ].join('  \n'),
  ];
  return `${joinBlocks(parts)}\n`;
}

/** Every program, those that are hurt first. */
function effectTable(code: Code): string {
  const { programs: affected, because } = catalogueEntry(code);
  const hurt = new Set(affected);
  const rows = programEffects(code).map(({ programs, effect }) => {
    const sign = programs.some((id) => hurt.has(id)) ? '✗' : '✓';
    return `| ${sign} | ${escapeText(namePrograms(programs))} | ${effect === because ? 'As said above.' : escapeText(effect)} |`;
  });
  return ['| | Program | What it does |', '| --- | --- | --- |', ...rows].join('\n');
}

/** What is wrong, what Duckbill really says about it, and how it is right; else where to meet the finding. */
function exampleParts(code: Code): readonly string[] {
  const found = lintExample(code);
  if (found !== undefined) return lintParts(found, code);
  const other = otherExample(code);
  if (other !== undefined) return otherParts(other);
  const reason = withoutExample(code);
  if (reason === undefined) throw new Error(`${code} has neither an example nor a reason for having none`);
  return ['## Where you meet it', reason];
}

function lintParts(example: LintExample, code: Code): readonly string[] {
  const { sources, report, mended, forPrograms, before, beforeMended } = example;
  const names = sources.map(({ name }) => (name.includes(' ') ? `"${name}"` : name)).join(' ');
  const options = forPrograms.map((program) => ` --for ${program}`).join('');
  const changed = mended.filter(({ name, text }) => sources.find((source) => source.name === name)?.text !== text);
  return [
    '## Example',
    ...sources.flatMap((source) => filePart(source, fileInfo(source, report, code), report)),
    'Duckbill says:',
    codeBlock('ansi', `${typed(before)}$ duckbill lint${options} ${names}\n${textReport(report, reportPaint)}`),
    ...(changed.length + beforeMended.length === 0 ? [] : ['## Mended']),
    ...(beforeMended.length === 0 ? [] : [codeBlock('ansi', typed(beforeMended))]),
    ...changed.flatMap((source) => filePart(source, languageOf(source.name), lint(mended))),
  ];
}

/** Lines of a shell. */
function typed(lines: readonly string[]): string {
  return lines.map((line) => `$ ${line}\n`).join('');
}

function otherParts({ better, ...asked }: OtherExample): readonly string[] {
  return ['## Example', ...askedParts(asked), ...(better === undefined ? [] : ['## Mended', ...askedParts(better)])];
}

function askedParts({ shown, command, output }: Asked): readonly string[] {
  return [
    ...shown.flatMap(({ name, language, text }) => [
      `<p class="file-name">${escapeText(name)}</p>`,
      codeBlock(language, text),
    ]),
    'Duckbill says:',
    codeBlock('ansi', `${typed(command === undefined ? [] : [command])}${output}`),
  ];
}

function filePart({ name, text }: SourceText, info: string, { files }: Report): readonly string[] {
  let shown = text;
  // A page shows no secret, not even a made-up one: nobody is to learn that this is fine. Shorter ones are words.
  for (const secret of files.flatMap(({ secrets }) => secrets).filter(({ length }) => length >= 8))
    shown = shown.replaceAll(secret, secretMark);
  return [`<p class="file-name">${escapeText(name)}</p>`, codeBlock(info, shown)];
}

function languageOf(name: string): string {
  return name.includes('.aws/') ? 'ini' : 'xml';
}

/** The language of a file, and which of its lines are to be seen first. */
function fileInfo(source: SourceText, report: Report, code: Code): string {
  const lines = report.files
    .flatMap((file) => file.diagnostics)
    .filter((finding) => finding.file === source.name && finding.code === code)
    .map((finding) => source.position(finding.span.start).line);
  const language = languageOf(source.name);
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
