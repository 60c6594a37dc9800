import type { Diagnostic } from './diagnostic/diagnostic.ts';
import type { Document } from './document/document.ts';
import { findSecrets } from './document/find-secrets.ts';
import type { DocumentKind } from './document/detect-kind.ts';
import { openDocuments } from './document/open-documents.ts';
import { type LintSettings, weigh } from './lint-settings.ts';
import { checkOrganisation } from './organisation/check-organisation.ts';
import { currentPrograms, type ProgramId } from './programs/program.ts';
import type { FileReport, Report } from './report/report.ts';
import { runSetRules } from './rules/across/run-set-rules.ts';
import type { OwnFacts } from './rules/own/own-aws.ts';
import { runOwnRules } from './rules/own/run-own-rules.ts';
import { runRules, sortFindings } from './rules/run-rules.ts';
import type { SourceText } from './source/source-text.ts';
import { applySuppressions } from './suppression/apply-suppressions.ts';
import { findMisplacedSuppressions, findSuppressions } from './suppression/find-suppressions.ts';

export interface LintOptions {
  /** Only findings that hurt one of these programs; unless given, the newest of each. */
  readonly programs?: readonly ProgramId[];
  /** What a source is, where its name should not decide. */
  readonly kindOf?: (source: SourceText) => DocumentKind | undefined;
  /** What a configuration says about a file, by its name. */
  readonly settingsOf?: (file: string) => LintSettings;
  /** What is known beside the files, when they are those of the person who asks. */
  readonly own?: OwnFacts;
}

/** Checks every source that is a profile, bookmark or AWS file. Never throws on what they hold. */
export function lint(sources: readonly SourceText[], options: LintOptions = {}): Report {
  const settingsOf = options.settingsOf ?? noSettings;
  const { documents, skipped } = openDocuments(sources, options.kindOf);
  const across = runSetRules(documents);
  const files: FileReport[] = [];
  for (const document of documents) {
    const found = findAll(document, settingsOf, options.own);
    const secrets = findSecrets(document);
    for (const source of document.kind === 'aws' ? document.sources : [document.source]) {
      const own = found.filter((finding) => finding.file === source.name);
      const findings = sortFindings([...own, ...(across.get(source.name) ?? [])]);
      const { suppressed, ...rest } = applySuppressions(source.name, findings, findSuppressions(document, source));
      const judged = [...rest.findings, ...findMisplacedSuppressions(document, source)];
      const diagnostics = weigh(sortFindings(judged), settingsOf(source.name)).filter((finding) =>
        concerns(finding, options.programs ?? currentPrograms),
      );
      files.push({ source, diagnostics, secrets, suppressed });
    }
  }
  const order = new Map(sources.map((source, index) => [source, index]));
  return {
    files: files.toSorted((a, b) => (order.get(a.source) ?? 0) - (order.get(b.source) ?? 0)),
    skipped: skipped.map((source) => source.name),
  };
}

function noSettings(): LintSettings {
  return {};
}

function findAll(
  document: Document,
  settingsOf: (file: string) => LintSettings,
  own: OwnFacts | undefined,
): readonly Diagnostic[] {
  const found = runRules(document);
  const asked = checkOrganisation(document, (file) => settingsOf(file).organisation);
  const around = own === undefined ? [] : runOwnRules(document, own);
  return asked.length + around.length === 0 ? found : sortFindings([...found, ...asked, ...around]);
}

function concerns(finding: Diagnostic, programs: readonly ProgramId[]): boolean {
  return finding.programs.some((program) => programs.includes(program));
}
