import type { Diagnostic, Fix } from '../diagnostic/diagnostic.ts';
import { diagnostic } from '../diagnostic/report-diagnostic.ts';
import type { IniLine, IniTree } from '../ini/ini-tree.ts';

/** What keeps a program from reading a file at all, or makes it lose lines: bytes and lines, not settings. */
export function lintAwsSyntax(tree: IniTree, notUtf8: boolean): Diagnostic[] {
  const { name } = tree.source;
  const found: Diagnostic[] = [];
  if (tree.bomSpan !== undefined) {
    const edits = [{ file: name, span: tree.bomSpan, text: '' }];
    const fixes = [{ title: 'Remove the byte order mark', safe: true, edits }];
    found.push(diagnostic('aws-byte-order-mark', name, tree.bomSpan, { fixes }));
  }
  if (notUtf8) found.push(diagnostic('aws-not-utf8', name, firstReplacement(tree)));
  found.push(...loneCarriageReturns(tree));
  let headerSeen = false;
  for (const line of tree.lines) {
    if (line.type === 'header') headerSeen = true;
    found.push(...lintLine(tree, line, headerSeen));
  }
  return found;
}

function lintLine(tree: IniTree, line: IniLine, headerSeen: boolean): Diagnostic[] {
  const { name } = tree.source;
  switch (line.type) {
    case 'header': {
      if (!line.closed) {
        const at = line.nameSpan.end;
        const edits = [{ file: name, span: { start: at, end: at }, text: ']' }];
        const fixes: Fix[] = [{ title: 'Close the bracket', safe: false, edits }];
        return [diagnostic('aws-header-unclosed', name, line.headerSpan, { fixes })];
      }
      if (line.trailing?.kind === 'text') return [diagnostic('aws-header-trailing-text', name, line.trailing.span)];
      return [];
    }
    case 'setting':
      return headerSeen ? [] : [diagnostic('aws-setting-before-section', name, line.keySpan)];
    case 'unrecognised':
      // The line may be a piece of a secret: no fact tells its text.
      return [
        diagnostic(
          line.problem === 'nested-without-delimiter' ? 'aws-nested-line-unrecognised' : 'aws-line-unrecognised',
          name,
          line.textSpan,
        ),
      ];
    default:
      return [];
  }
}

/** One finding for all of them, at the first. */
function loneCarriageReturns(tree: IniTree): Diagnostic[] {
  const { name, text } = tree.source;
  if (!text.includes('\r')) return [];
  const ends = tree.lines
    .filter(({ span, fullSpan }) => fullSpan.end === span.end + 1 && text.charAt(span.end) === '\r')
    .map(({ span }) => ({ start: span.end, end: span.end + 1 }));
  const [first] = ends;
  if (first === undefined) return [];
  const edits = ends.map((span) => ({ file: name, span, text: '\n' }));
  const fixes: Fix[] = [{ title: 'End every line with LF', safe: true, edits }];
  return [diagnostic('aws-lone-carriage-return', name, first, { facts: { count: ends.length }, fixes })];
}

function firstReplacement(tree: IniTree): { start: number; end: number } {
  const at = tree.source.text.indexOf('\uFFFD');
  return at === -1 ? { start: 0, end: 0 } : { start: at, end: at + 1 };
}
