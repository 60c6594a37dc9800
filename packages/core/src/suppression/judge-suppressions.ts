import { catalogue, isCode } from '../catalogue/catalogue.ts';
import type { Diagnostic, Fix } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import { nearestName } from '../rules/nearest-name.ts';
import type { SuppressionComment, WrittenCode } from './suppression.ts';

/** Longest code that is shown. */
const longestCode = 60;

/** What is wrong with a suppression: no reason, no code, codes that are none, codes that nothing was found for. */
export function judgeSuppressions(
  file: string,
  comment: SuppressionComment,
  used: ReadonlySet<string>,
): readonly Diagnostic[] {
  if (comment.codes.length === 0) return [diagnostic('suppression-code-missing', file, comment.span)];
  const unknown = comment.codes.filter(({ text }) => !isCode(text));
  const found = unknown.map((code) => unknownCode(file, code));
  if (comment.reason === '') return [...found, diagnostic('suppression-reason-missing', file, comment.span)];
  const unused = comment.codes.filter(({ text }) => isCode(text) && !used.has(text));
  if (unused.length === 0) return found;
  const fixes = [removal(file, comment, unused)];
  const facts = { codes: unused.map(({ text }) => text) };
  return [...found, diagnostic('suppression-unused', file, comment.span, { facts, fixes })];
}

function unknownCode(file: string, { text, span }: WrittenCode): Diagnostic {
  const nearest = nearestName(text, Object.keys(catalogue));
  const facts = { found: text.slice(0, longestCode), ...(nearest === undefined ? {} : { nearest }) };
  return diagnostic('suppression-code-unknown', file, span, { facts });
}

/** Takes the comment away, or the codes that nothing was found for. */
function removal(file: string, comment: SuppressionComment, unused: readonly WrittenCode[]): Fix {
  const left = comment.codes.filter((code) => !unused.includes(code));
  if (left.length === 0)
    return { title: 'remove the suppression', safe: true, edits: [{ file, span: comment.removal, text: '' }] };
  const text = left.map((code) => code.text).join(', ');
  return { title: `suppress ${text} only`, safe: true, edits: [{ file, span: comment.listSpan, text }] };
}
