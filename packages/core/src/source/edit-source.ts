import { encodeText, isEncodable } from './encode-text.ts';
import { SourceText } from './source-text.ts';
import { applyTextEdits, type TextEdit } from './text-edit.ts';

/**
 * A file keeps its encoding: saved in another one it would no longer be what its declaration says. What cannot be
 * written in its own, or was decoded with losses, stays as it is.
 */
export function isSourceEditable({ origin }: SourceText): boolean {
  if (origin === undefined) return true;
  return origin.refusal === undefined && (origin.encoding === 'utf-8' || isEncodable(origin.encoding));
}

/** The source with edits made, and its bytes where its encoding can be written. */
export function editSource(source: SourceText, edits: readonly TextEdit[]): SourceText {
  if (edits.length === 0) return source;
  const text = applyTextEdits(source.text, edits);
  const encoding = source.origin?.encoding ?? 'utf-8';
  if (!isEncodable(encoding)) return new SourceText(source.name, text);
  return new SourceText(source.name, text, { bytes: encodeText(text, encoding), encoding });
}
