import type { Code } from '../catalogue/catalogue.ts';
import { describe } from '../diagnostic/describe.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { SourceText } from '../source/source-text.ts';
import { maskSecrets } from './mask-secrets.ts';

/** What a person can agree to (`AwsEditOptions.consent`). */
const forceable: ReadonlySet<Code> = new Set([
  'aws-edit-section-in-use',
  'aws-edit-in-managed-block',
  'aws-edit-managed-block-edited',
  'handover-long-term-keys',
]);

/** Why a change of files was refused, for people: each reason with its places, the cause and what to do. */
export function refusalReport(
  diagnostics: readonly Diagnostic[],
  sources: readonly SourceText[],
  secrets: Iterable<string> = [],
): string {
  const lines = diagnostics.flatMap((one) => {
    const { message, because, whatToDo } = describe(one);
    const places = [one, ...one.related].filter(({ span }) => span.end > span.start);
    return [
      `duckbill: refused, nothing is written: ${message}`,
      ...places.map(({ file, span }) => `  ${placeOf(sources, file, span.start)}`),
      `  ${because}`,
      `  ${whatToDo}`,
      ...(forceable.has(one.code) ? ['  With --force it is done all the same.'] : []),
    ];
  });
  return maskSecrets(lines.map((line) => `${line}\n`).join(''), secrets);
}

function placeOf(sources: readonly SourceText[], file: string, offset: number): string {
  const position = sources.find(({ name }) => name === file)?.position(offset);
  return position === undefined ? file : `${file}:${position.line}:${position.column}`;
}
