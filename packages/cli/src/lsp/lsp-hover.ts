import { hoverAt, maskSecrets } from '@duckbill/core';
import { type Hover, MarkupKind, type Position } from 'vscode-languageserver/node';
import { kindOf, type OpenFile, type OpenFiles } from './linted-files.ts';
import { offsetOf, rangeOf } from './ranges.ts';

/** What is known about a place in a document. */
export function lspHover(file: OpenFile, position: Position, { secrets }: OpenFiles): Hover | null {
  const kind = kindOf(file);
  const found = kind === undefined ? undefined : hoverAt(file.source, kind, offsetOf(file.source, position));
  if (found === undefined) return null;
  return {
    range: rangeOf(file.source, found.span),
    contents: { kind: MarkupKind.Markdown, value: maskSecrets(found.text, secrets) },
  };
}
