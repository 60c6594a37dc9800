import { catalogueEntry } from '../catalogue/catalogue.ts';
import { guidance } from '../catalogue/connect.ts';
import { programEffects } from '../catalogue/effects/program-effects.ts';
import type { Facts } from '../diagnostic/diagnostic.ts';
import { fillTemplates } from '../diagnostic/fill-template.ts';
import type { Explanation } from '../guidance/explain.ts';
import { namePrograms } from '../programs/name-programs.ts';
import { maskSecrets } from './mask-secrets.ts';
import { type Paint, plainPaint } from './paint.ts';
import { wrapText } from './wrap-text.ts';

const reportWidth = 100;

/** Explanations for people, best first. */
export function explanationReport(explanations: readonly Explanation[], paint: Paint = plainPaint): string {
  return maskSecrets(
    `${explanations.map((explanation) => explanationLines(explanation, paint).join('\n')).join('\n\n')}\n`,
  );
}

function explanationLines(explanation: Explanation, paint: Paint): string[] {
  if (explanation.kind === 'no-rule') return [paint.strong(explanation.number), '', ...paragraph(explanation.reason)];
  if (explanation.kind === 'rule') return ruleLines(explanation, paint);
  const [title = '', ...rest] = failureLines(explanation, paint);
  const places = placesOf(explanation);
  return [title, ...(places === '' ? [] : [paint.faint(places)]), ...rest];
}

/** `line 3`, `lines 3, 9 and 12 more`; nothing for a text of one line. */
function placesOf({ lines = [], times = 0 }: Extract<Explanation, { kind: 'failure' }>): string {
  if (lines.length === 0) return '';
  const shown = [...new Set(lines)].slice(0, mostLines);
  const more = times - lines.filter((line) => shown.includes(line)).length;
  return `${times === 1 ? 'line' : 'lines'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Most lines named in a report. */
const mostLines = 8;

function ruleLines({ code }: Extract<Explanation, { kind: 'rule' }>, paint: Paint): string[] {
  const entry = catalogueEntry(code);
  const aliases = entry.aliases.length === 0 ? '' : `, also ${entry.aliases.join(', ')}`;
  const hurt = new Set(entry.programs);
  const effects = programEffects(code).filter(({ programs }) => programs.some((id) => hurt.has(id)));
  return [
    paint.strong(entry.title),
    paint.faint(`${code} (${entry.severity}${aliases})`),
    '',
    ...paragraph(entry.because),
    '',
    paint.strong('What to do'),
    ...paragraph(entry.whatToDo),
    '',
    // Said above already where all do the same.
    ...(effects.length < 2
      ? []
      : [
          paint.strong('What each program does'),
          ...effects.flatMap(({ programs, effect }) => item('•', `${namePrograms(programs)}: ${effect}`)),
          '',
        ]),
    `${paint.strong('For')} ${namePrograms(entry.programs)}`,
    `${paint.strong('Source')} ${entry.source}`,
  ];
}

/** Meaning, causes, remedies and links of a failure, with the names that are known filled in. */
export function failureLines(
  { code, facts }: { readonly code: keyof typeof guidance; readonly facts: Facts },
  paint: Paint,
): string[] {
  const entry = guidance[code];
  return [
    paint.strong(entry.title),
    paint.faint(code),
    '',
    ...paragraph(entry.meaning),
    '',
    paint.strong('Likely causes'),
    ...fillTemplates(entry.causes, facts).flatMap((text) => item('•', text)),
    '',
    paint.strong('What to do'),
    ...fillTemplates(entry.whatToDo, facts).flatMap((text, index) => item(`${index + 1}.`, text)),
    ...(entry.inCyberduck === undefined ? [] : ['', paint.strong('In Cyberduck'), ...paragraph(entry.inCyberduck)]),
    '',
    ...entry.links.map((link) => paint.faint(link)),
  ];
}

function paragraph(text: string): string[] {
  return wrapText(text, reportWidth - 2).map((line) => `  ${line}`);
}

function item(mark: string, text: string): string[] {
  return wrapText(text, reportWidth - 5).map((line, index) => `  ${(index === 0 ? mark : '').padEnd(3)}${line}`);
}
