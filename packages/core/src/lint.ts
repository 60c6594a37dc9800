import type { Diagnostic } from './diagnostic/diagnostic.ts';
import { findSecrets } from './document/find-secrets.ts';
import type { DocumentKind } from './document/detect-kind.ts';
import { openDocuments } from './document/open-documents.ts';
import type { ProgramId } from './programs/program.ts';
import type { FileReport, Report } from './report/report.ts';
import { runRules } from './rules/run-rules.ts';
import type { SourceText } from './source/source-text.ts';

export interface LintOptions {
  /** Only findings that hurt one of these programs. */
  readonly programs?: readonly ProgramId[];
  /** What a source is, where its name should not decide. */
  readonly kindOf?: (source: SourceText) => DocumentKind | undefined;
}

/** Checks every source that is a profile, bookmark or AWS file. Never throws on what they hold. */
export function lint(sources: readonly SourceText[], options: LintOptions = {}): Report {
  const { documents, skipped } = openDocuments(sources, options.kindOf);
  const files: FileReport[] = [];
  for (const document of documents) {
    const findings = runRules(document).filter((finding) => concerns(finding, options.programs));
    const secrets = findSecrets(document);
    const own = document.kind === 'aws' ? document.sources : [document.source];
    for (const source of own) {
      files.push({ source, diagnostics: findings.filter((finding) => finding.file === source.name), secrets });
    }
  }
  const order = new Map(sources.map((source, index) => [source, index]));
  return {
    files: files.toSorted((a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0)),
    skipped: skipped.map((source) => source.name),
  };
}

function concerns(finding: Diagnostic, programs: readonly ProgramId[] | undefined): boolean {
  return programs === undefined || finding.programs.some((program) => programs.includes(program));
}
