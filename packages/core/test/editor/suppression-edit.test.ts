import { describe, expect, it } from 'vitest';
import { openDocuments } from '../../src/document/open-documents.ts';
import { suppressionEdit } from '../../src/editor/suppression-edit.ts';
import { lint } from '../../src/lint.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { applyTextEdits } from '../../src/source/text-edit.ts';
import { lintFixtures } from '../lint/lint-fixtures.ts';

/** Found in bytes, which a text that was edited has no more. */
const inBytes: ReadonlySet<string> = new Set(['aws-not-utf8']);

describe('suppressionEdit', () => {
  it.each(lintFixtures('bad'))('takes every finding of $name away', ({ sources }) => {
    const { documents } = openDocuments(sources);
    for (const { source, diagnostics } of lint(sources).files) {
      for (const { code, span } of diagnostics) {
        const document = documents.find((one) =>
          one.kind === 'aws' ? one.sources.includes(source) : one.source === source,
        );
        if (document === undefined || code.startsWith('suppression-') || inBytes.has(code)) continue;
        const edit = suppressionEdit(document, source, code, span.start);
        if (edit === undefined) continue;
        const after = new SourceText(source.name, applyTextEdits(source.text, [edit]));
        const again = lint(sources.map((one) => (one === source ? after : one)));
        const file = again.files.find((one) => one.source === after);
        expect(
          file?.suppressed?.map(({ finding }) => finding.code),
          `${code} in ${source.name}`,
        ).toContain(code);
      }
    }
  });
});
