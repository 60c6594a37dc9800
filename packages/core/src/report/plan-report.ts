import type { ConnectionPlan, Origin } from '../plan/connection-plan.ts';
import { describe } from '../diagnostic/describe.ts';
import type { Diagnostic, Severity } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import { type JsonPlace, jsonPlace, maskStrings } from './json-report.ts';
import { maskSecrets } from './mask-secrets.ts';
import { type Paint, plainPaint } from './paint.ts';
import { type PlanProblemWords, type PlanSettingWords, type PlanStepWords, planWords } from './plan-words.ts';
import { wrapText } from './wrap-text.ts';

const reportWidth = 100;

/** A plan for people: problems first, then the settings with their places, then prompts and calls in order. */
export function planReport(
  plan: ConnectionPlan,
  sources: readonly SourceText[],
  paint: Paint = plainPaint,
  secrets: Iterable<string> = [],
): string {
  const { target, program, wayIn, problems, settings, steps } = planWords(plan, sources, paint);
  const lines = [
    `${paint.strong(target)} as ${paint.strong(program)}`,
    `  way in  ${wayIn}`,
    ...problems.flatMap((problem) => problemLines(problem, paint)),
  ];
  if (settings.length > 0) lines.push('', paint.strong('Settings'), ...settingLines(settings, paint));
  if (steps.length > 0) {
    lines.push('', paint.strong('Steps'), ...steps.flatMap((step, index) => stepLines(step, index + 1, paint)));
  }
  return `${maskSecrets(lines.join('\n'), secrets)}\n`;
}

const symbols: Readonly<Record<Severity, string>> = { error: '✗', warning: '!', hint: '·' };

function problemLines(problem: PlanProblemWords, paint: Paint): string[] {
  const { code, severity, weight, place, message, frame, advice } = problem;
  const title = paint[severity](`${symbols[severity]} ${weight}`);
  return [
    '',
    `${title}  ${paint.strong(code)}${place === undefined ? '' : `  ${place}`}`,
    ...wrapText(message, reportWidth - 2).map((line) => `  ${line}`),
    ...frame,
    ...advice.flatMap((text) =>
      wrapText(text, reportWidth - 4).map((line, index) => `  ${index === 0 ? '→' : ' '} ${line}`),
    ),
  ];
}

function settingLines(settings: readonly PlanSettingWords[], paint: Paint): string[] {
  const width = Math.max(...settings.map(({ name }) => name.length));
  return settings.map(({ name, value, origin }) => `  ${name.padEnd(width)}  ${value}  ${paint.faint(origin)}`);
}

const indent = '             ';

function stepLines({ verb, object, note, purpose, parameters }: PlanStepWords, number: number, paint: Paint): string[] {
  const dress = verb === 'calls' || verb === 'looks' ? paint.hint : paint.warning;
  return [
    `  ${number}. ${dress(verb)}${' '.repeat(7 - verb.length)}${object}  ${paint.faint(note)}`,
    ...purpose.flatMap((text) => wrapText(text, reportWidth - indent.length)).map((line) => `${indent}${line}`),
    ...parameters.map((line) => `${indent}${line}`),
  ];
}

export type JsonOrigin = Exclude<Origin, { kind: 'file' }> | ({ readonly kind: 'file' } & JsonPlace);

export interface JsonPlan {
  readonly version: 1;
  readonly program: ConnectionPlan['program'];
  readonly target: string;
  readonly strategy: ConnectionPlan['strategy'];
  readonly settings: readonly {
    readonly name: string;
    readonly value: string;
    readonly secret: boolean;
    readonly origin: JsonOrigin;
  }[];
  readonly steps: ConnectionPlan['steps'];
  readonly problems: readonly (JsonPlace & {
    readonly code: string;
    readonly severity: Diagnostic['severity'];
    readonly message: string;
    readonly hints: readonly string[];
    readonly whatToDo: string;
  })[];
}

/** A plan for machines: positions resolved, no secret passes. */
export function jsonPlan(
  plan: ConnectionPlan,
  sources: readonly SourceText[],
  secrets: Iterable<string> = [],
): JsonPlan {
  const byName = new Map(sources.map((source) => [source.name, source]));
  return maskStrings(
    {
      version: 1 as const,
      program: plan.program,
      target: plan.target,
      strategy: plan.strategy,
      settings: plan.settings.map((setting) => ({ ...setting, origin: jsonOrigin(setting.origin, byName) })),
      steps: plan.steps,
      problems: plan.problems.map((problem) => {
        const { message, hints, whatToDo } = describe(problem);
        const { code, severity, file, span } = problem;
        return { code, severity, message, hints, whatToDo, ...jsonPlace(file, span, byName) };
      }),
    },
    secrets,
  );
}

function jsonOrigin(origin: Origin, sources: ReadonlyMap<string, SourceText>): JsonOrigin {
  return origin.kind === 'file' ? { kind: 'file', ...jsonPlace(origin.file, origin.span, sources) } : origin;
}
