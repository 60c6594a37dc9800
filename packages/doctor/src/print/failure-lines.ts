import { type Paint, type ProgramId, programs } from '@duckbill/core';
import type { CallFailure } from '../check.ts';
import { describeGuidance } from '../describe-guidance.ts';
import { reportWidth, wrapAdvice, wrapText } from './wrap-text.ts';

/** What a failure is printed with. */
export interface FailureSurroundings {
  readonly program: ProgramId;
  readonly target: string;
  readonly paint: Paint;
  /** Columns; those of a report when not given. */
  readonly width?: number;
}

/** A failed call for people: what AWS said, what it means, likely causes, what to do, what the program shows. */
export function failureLines(
  { failure, guidance, facts, operation }: CallFailure,
  around: FailureSurroundings,
): string[] {
  const { paint, program, target, width = reportWidth } = around;
  const wrap = (text: string, lead = ''): string[] => wrapText(text, lead, width);
  const [match, ...others] = guidance;
  const said = wrap(answerText(failure.code, failure.status, failure.message), '  ');
  const lines = [paint.strong(`${operation} failed. The answer:`), ...said];
  if (match === undefined) {
    return [...lines, ...wrap('Duckbill knows nothing about this answer. Search for its text, or ask with it.')];
  }
  const words = describeGuidance(match, facts, target);
  lines.push('', paint.strong('What it means'), ...wrap(words.meaning, '  '));
  if (words.causes.length > 0)
    lines.push('', paint.strong('Likely causes'), ...words.causes.flatMap((cause) => wrap(cause, '  - ')));
  if (words.whatToDo.length > 0) {
    lines.push(
      '',
      paint.strong('What to do'),
      ...words.whatToDo.flatMap((todo, index) => wrapAdvice(todo, `  ${index + 1}. `, width)),
    );
  }
  if (words.inCyberduck !== undefined && programs[program].family === 'cyberduck') {
    lines.push('', paint.strong(`${programName(program)} shows`), ...wrap(words.inCyberduck, '  '));
  }
  lines.push(
    '',
    paint.strong('More'),
    ...wrap(`duckbill explain ${words.code}`, '  '),
    ...words.links.flatMap((link) => wrap(link, '  ')),
  );
  if (others.length > 0) {
    lines.push(
      ...wrap(
        `also possible: ${others
          .slice(0, 3)
          .map(({ code }) => code)
          .join(', ')}`,
        '  ',
      ),
    );
  }
  return lines;
}

function answerText(code: string | undefined, status: number | undefined, message: string): string {
  const facts = [code, status === undefined ? undefined : `HTTP ${status}`].filter((fact) => fact !== undefined);
  if (facts.length === 0 || message === code) return facts.length === 0 ? message : facts.join(', ');
  return `${facts.join(', ')}: ${message}`;
}

/** Cyberduck or Mountain Duck. */
function programName(program: ProgramId): string {
  return program.startsWith('mountain-duck') ? 'Mountain Duck' : 'Cyberduck';
}
