import { describe, type Diagnostic, fillTemplate, findingTag, maskSecrets, rulePage } from '@duckbill/core';
import {
  type ClientCapabilities,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type Diagnostic as LspDiagnostic,
} from 'vscode-languageserver/node';
import type { LintedFile, LintedFiles } from './linted-files.ts';
import { rangeOf } from './ranges.ts';

/** What an editor is able to show, and where the documentation stands. */
export interface ShownWith {
  readonly client: ClientCapabilities;
  readonly site: string | undefined;
}

// A hint of the protocol is three dots that nobody sees; ours wants to be read.
const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  hint: DiagnosticSeverity.Information,
} as const;

const tags = { unnecessary: DiagnosticTag.Unnecessary, deprecated: DiagnosticTag.Deprecated } as const;

/** Everything that is to be said about a document. */
export function diagnosticsOf(file: LintedFile, all: LintedFiles, shown: ShownWith): LspDiagnostic[] {
  if (file.isTooLarge) return [tooLarge()];
  return file.findings.map((finding) => lspDiagnostic(finding, file, all, shown));
}

/** A finding as the protocol has it: the message first, then which program fails, then what helps. */
export function lspDiagnostic(
  finding: Diagnostic,
  { source }: LintedFile,
  all: LintedFiles,
  { client, site }: ShownWith,
): LspDiagnostic {
  const { message, because, hints } = describe(finding);
  const can = client.textDocument?.publishDiagnostics;
  const tag = findingTag(finding.code);
  return {
    range: rangeOf(source, finding.span),
    severity: severities[finding.severity],
    code: finding.code,
    source: 'duckbill',
    message: maskSecrets([message, because, ...hints].join('\n'), all.secrets),
    ...(can?.codeDescriptionSupport === true ? { codeDescription: { href: rulePage(finding.code, site) } } : {}),
    ...(tag !== undefined && can?.tagSupport?.valueSet.includes(tags[tag]) === true ? { tags: [tags[tag]] } : {}),
    ...(can?.relatedInformation === true ? { relatedInformation: relatedTo(finding, all) } : {}),
  };
}

function relatedTo(finding: Diagnostic, { files, secrets }: LintedFiles): DiagnosticRelatedInformation[] {
  return finding.related.flatMap(({ file, span, label }) => {
    const other = files.get(file);
    if (other === undefined) return [];
    const words = fillTemplate(label, finding.facts) ?? label;
    return [{ location: { uri: other.uri, range: rangeOf(other.source, span) }, message: maskSecrets(words, secrets) }];
  });
}

function tooLarge(): LspDiagnostic {
  return {
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
    severity: DiagnosticSeverity.Information,
    source: 'duckbill',
    message: 'This file is too large to be checked while you type; "duckbill lint" checks it',
  };
}
