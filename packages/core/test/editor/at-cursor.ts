import { SourceText } from '../../src/source/source-text.ts';

/** A text whose cursor is written as `§`. */
export function atCursor(name: string, marked: string): { readonly source: SourceText; readonly offset: number } {
  const offset = marked.indexOf('§');
  if (offset === -1) throw new Error('no cursor in the text');
  return { source: new SourceText(name, marked.replace('§', '')), offset };
}
