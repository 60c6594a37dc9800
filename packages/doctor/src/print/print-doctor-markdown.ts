import { maskSecrets, programs, rulePage, visibleText } from '@duckbill/core';
import { countNoun } from '../count-noun.ts';
import { describeGuidance } from '../describe-guidance.ts';
import type { CheckResult, DoctorReport } from '../doctor-report.ts';
import { checkMarks } from './symbols.ts';
import type { RepairOutcome } from '../repairs/repair.ts';
import { repairMarks, repairNotes } from './repair-lines.ts';
import { splitAdvice } from './split-advice.ts';
import { ticketText } from './ticket-text.ts';
import { summarise } from './summarise.ts';

export interface TicketOptions {
  /** Names and versions for the end of the ticket, such as Duckbill, Node, platform. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Where the pages of the codes are. */
  readonly site?: string;
}

/** GitHub refuses texts above 65,536 characters, Jira above 32,767. */
const longestTicket = 30_000;

/**
 * The doctor's report for a ticket: what to do first, a table of the checks, the failures with their remedies, versions.
 * Plain CommonMark with tables and without HTML, so that GitHub, GitLab and Jira show the same; nothing in it becomes a
 * mention, a reference or a link that we did not make. No secret passes.
 */
export function printDoctorMarkdown(report: DoctorReport, { environment = {}, site }: TicketOptions = {}): string {
  const checks = report.categories.flatMap((category) => category.checks);
  const bad = checks.filter(({ outcome }) => outcome === 'failed' || outcome === 'broken' || outcome === 'warned');
  const lines = ['### Duckbill doctor', '', `**${ticketText(summarise(report))}**`, '', ...firstLines(report, site)];
  lines.push('| Part | Check | Outcome | Answer |', '| --- | --- | --- | --- |', ...rows(report), '');
  const blocks = bad.map((result) => blockLines(result, report, site));
  let length = lines.join('\n').length;
  const shown = blocks.filter((block) => (length += block.join('\n').length) <= longestTicket);
  lines.push(...shown.flat());
  if (shown.length < blocks.length) {
    const left = countNoun(blocks.length - shown.length, 'check');
    lines.push(`… and details of ${left} more: \`duckbill doctor --verbose\` shows them.`, '');
  }
  lines.push(...repairBlock(report.repairs ?? []), '#### Environment', '', ...environmentLines(report, environment));
  return `${maskSecrets(lines.join('\n'))}\n`;
}

function firstLines({ first }: DoctorReport, site: string | undefined): string[] {
  if (first === undefined) return [];
  const code = first.code === undefined ? '' : ` (${link(first.code, site)})`;
  return [`First: ${ticketText(first.problem)}${code}`, '', ...adviceLines(first.whatToDo), ''];
}

/** One row for each check that was asked, one for each reason why others were not. */
function rows({ categories }: DoctorReport): string[] {
  const skipped = new Map<string, number>();
  const asked = categories.flatMap(({ title, checks }) =>
    checks.flatMap((result) => {
      const { outcome, message } = result;
      if (outcome !== 'skipped') return [row(title, ticketText(result.title), outcome, ticketText(message))];
      if (result.skipped !== 'not-applicable') skipped.set(message, (skipped.get(message) ?? 0) + 1);
      return [];
    }),
  );
  return [
    ...asked,
    ...[...skipped].map(([reason, count]) => row('', countNoun(count, 'check'), 'skipped', ticketText(reason))),
  ];
}

function row(part: string, check: string, outcome: CheckResult['outcome'], answer: string): string {
  const { symbol, word } = checkMarks[outcome];
  return `| ${part} | ${check} | ${symbol} ${word} | ${answer} |`;
}

function blockLines(result: CheckResult, { target }: DoctorReport, site: string | undefined): string[] {
  const { outcome, title, id, message, details, diagnostics, whatToDo, failure, codes } = result;
  const lines = [`#### ${titles[outcome]}: ${ticketText(title)} (\`${id}\`)`, '', ticketText(message), ''];
  lines.push(...details.map((detail) => `- ${ticketText(detail)}`));
  for (const finding of diagnostics) {
    const where = finding.start === undefined ? '' : `:${finding.start.line}:${finding.start.column}`;
    lines.push(`- ${ticketText(`${finding.file}${where}: ${finding.message}`)} (${link(finding.code, site)})`);
  }
  if (details.length + diagnostics.length > 0) lines.push('');
  const remedies = [...whatToDo, ...new Set(diagnostics.map((finding) => finding.whatToDo))];
  const [match] = failure?.guidance ?? [];
  if (failure !== undefined) {
    const { code, status, message: answer } = failure.failure;
    const said = [code, status === undefined ? undefined : `HTTP ${status}`, answer].filter(
      (part) => part !== undefined,
    );
    lines.push(`${failure.operation} failed. The answer:`, '', ...fence(said.join(', ')), '');
    if (match !== undefined) {
      const words = describeGuidance(match, failure.facts, target);
      lines.push(ticketText(words.meaning), '');
      if (words.causes.length > 0)
        lines.push('Likely causes:', '', ...words.causes.map((cause) => `- ${ticketText(cause)}`), '');
      remedies.push(...words.whatToDo);
    }
  }
  if (remedies.length > 0) lines.push('What to do:', '', ...remedies.flatMap((todo) => [...adviceLines(todo), '']));
  if (codes.length > 0) lines.push(`More: ${codes.map((code) => link(code, site)).join(', ')}`, '');
  return lines;
}

function repairBlock(repairs: readonly RepairOutcome[]): string[] {
  if (repairs.length === 0) return [];
  const lines = repairs.map((repair) => {
    const notes = [repair.title, ...repairNotes(repair)].join('; ');
    return `- ${repairMarks[repair.outcome].word}: ${ticketText(`${repair.path}: ${notes}`)}`;
  });
  return ['#### Repairs', '', ...lines, ''];
}

const titles: Readonly<Record<CheckResult['outcome'], string>> = {
  passed: 'Passed',
  warned: 'Warned',
  failed: 'Failed',
  skipped: 'Skipped',
  broken: 'Broken',
};

function environmentLines(report: DoctorReport, environment: Readonly<Record<string, string>>): string[] {
  const facts: readonly (readonly [string, string])[] = [
    ...Object.entries(environment),
    ['Target', report.target],
    ['Stands for', programs[report.program].title],
    ['Asked the network', report.online ? 'yes' : 'no'],
    ...report.overrides.map(({ planned, used }) => [`Instead of ${planned}`, used] as const),
  ];
  return facts.map(([name, value]) => `- ${ticketText(`${name}: ${value}`)}`);
}

/** A remedy; the command in it goes into a block of its own, to be copied as it is. */
function adviceLines(advice: string): string[] {
  const { words, command } = splitAdvice(advice);
  return command === undefined
    ? [ticketText(words)]
    : [ticketText(words), '', ...fence(command, command.startsWith('{') ? 'json' : 'sh')];
}

/** A block of code that no text in it can end. */
function fence(code: string, language = 'text'): string[] {
  const longest = Math.max(2, ...Array.from(code.matchAll(/`+/gu), ([ticks]) => ticks.length));
  const mark = '`'.repeat(longest + 1);
  return [`${mark}${language}`, visibleText(code.replaceAll(/[\r\n]+/gu, ' ')), mark];
}

function link(code: string, site: string | undefined): string {
  return `[${code}](${rulePage(code, site)})`;
}
