import {
  catalogueEntry,
  type Explanation,
  fillTemplates,
  guidance,
  namePrograms,
  programEffects,
  visibleText,
} from '@duckbill/core';
import type { ExplanationView } from './desk-message.ts';

type Part = ExplanationView['parts'][number];

/** An explanation as the page shows it. Not masked. */
export function explanationView(explanation: Explanation): ExplanationView {
  switch (explanation.kind) {
    case 'no-rule':
      return { title: explanation.number, about: '', parts: [text(explanation.reason)], links: [] };
    case 'rule':
      return ruleView(explanation.code);
    case 'failure':
      return failureView(explanation);
  }
}

function ruleView(code: Extract<Explanation, { kind: 'rule' }>['code']): ExplanationView {
  const entry = catalogueEntry(code);
  const hurt = new Set(entry.programs);
  const effects = programEffects(code).filter(({ programs }) => programs.some((id) => hurt.has(id)));
  return {
    title: entry.title,
    about: [code, entry.severity, ...entry.aliases].join(' · '),
    parts: [
      text(entry.because),
      text(entry.whatToDo, 'What to do'),
      // Said above already where all do the same.
      ...(effects.length < 2
        ? []
        : [
            list(
              effects.map(({ programs, effect }) => `${namePrograms(programs)}: ${effect}`),
              'What each program does',
            ),
          ]),
      text(namePrograms(entry.programs), 'For'),
      text(entry.source, 'Source of the fact'),
    ],
    links: [],
  };
}

function failureView({
  code,
  facts,
  lines = [],
  times = 0,
}: Extract<Explanation, { kind: 'failure' }>): ExplanationView {
  const entry = guidance[code];
  const shown = [...new Set(lines)].slice(0, mostLines);
  const more = times - lines.filter((line) => shown.includes(line)).length;
  const places =
    shown.length === 0
      ? []
      : [`${times === 1 ? 'line' : 'lines'} ${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`];
  return {
    title: entry.title,
    about: [code, ...places].join(' · '),
    parts: [
      text(entry.meaning),
      list(fillTemplates(entry.causes, facts), 'Likely causes'),
      { ...list(fillTemplates(entry.whatToDo, facts), 'What to do'), form: 'steps' },
      ...(entry.inCyberduck === undefined ? [] : [text(entry.inCyberduck, 'In Cyberduck')]),
    ],
    links: entry.links,
  };
}

/** Most lines named of one failure. */
const mostLines = 8;

function text(words: string, heading?: string): Part {
  return { ...(heading === undefined ? {} : { heading }), texts: [words], form: 'text' };
}

function list(texts: readonly string[], heading: string): Part {
  return { heading, texts: texts.map(visibleText), form: 'list' };
}
