import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import { KnownSecrets } from './known-secrets.ts';
import { maskSecrets } from './mask-secrets.ts';
import { type Report, reportSecrets } from './report.ts';
import { textHash } from './text-hash.ts';

/** More of the marked text tells nothing. */
const longestMarked = 200;

/**
 * A fingerprint for each finding of a report, in their order, no two the same: of its code, the path of its file and the
 * marked text. Lines that come or go elsewhere leave it as it is. Secrets are masked before, so that nobody can guess at
 * them by it.
 */
export function findingFingerprints(report: Report, pathOf: (file: string) => string): readonly string[] {
  const texts = maskedTexts(report);
  const secrets = new KnownSecrets(reportSecrets(report));
  const seen = new Map<string, number>();
  return report.files.flatMap(({ diagnostics }) =>
    diagnostics.map((finding) => {
      const key = JSON.stringify([
        finding.code,
        maskSecrets(pathOf(finding.file), secrets),
        markedText(finding, texts),
      ]);
      const count = (seen.get(key) ?? 0) + 1;
      seen.set(key, count);
      return textHash(`${key}${count}`);
    }),
  );
}

/** The text of every file with findings, masked; marks are as long as what they stand for, so spans still fit. */
export function maskedTexts(report: Report): ReadonlyMap<string, string> {
  const secrets = new KnownSecrets(reportSecrets(report));
  const found = report.files.filter(({ diagnostics }) => diagnostics.length > 0);
  return new Map(found.map(({ source }) => [source.name, maskSecrets(source.text, secrets)]));
}

/** The marked text; where nothing is marked, the rest of the line. */
function markedText({ file, span }: Diagnostic, texts: ReadonlyMap<string, string>): string {
  const text = texts.get(file) ?? '';
  const marked = text.slice(span.start, Math.min(span.end, span.start + longestMarked)).trim();
  return marked === '' ? (text.slice(span.start, span.start + longestMarked).split(/[\r\n]/u)[0] ?? '').trim() : marked;
}
