import { diagnostic } from '../../diagnostic/report-diagnostic.ts';
import { fixAll, type FixResult } from '../../fix.ts';
import { parseJson } from '../../json/parse-json.ts';
import type { FileReport, Report } from '../../report/report.ts';
import type { SourceText } from '../../source/source-text.ts';
import { sortFindings } from '../run-rules.ts';
import { checkConditions } from './condition-rules.ts';
import { type PolicyTarget, PolicyText, type PolicyTextKind } from './policy-text.ts';
import { checkPrincipals } from './principal-rules.ts';
import { checkStructure } from './structure-rules.ts';

export interface PolicyLintOptions {
  /** What they are; guessed for each where it is not said. */
  readonly kind?: PolicyTextKind;
  /** What they are meant for. */
  readonly target?: PolicyTarget;
}

/** Finds the mistakes in policies of IAM, each on its own. Takes any text. */
export function lintPolicies(sources: readonly SourceText[], options: PolicyLintOptions = {}): Report {
  return { files: sources.map((source) => lintPolicy(source, options)), skipped: [] };
}

/** Applies the fixes of `lintPolicies` until none is left. */
export function fixPolicies(
  sources: readonly SourceText[],
  { unsafe, ...options }: PolicyLintOptions & { readonly unsafe: boolean },
): FixResult {
  return fixAll(sources, unsafe, (current) => lintPolicies(current, options));
}

function lintPolicy(source: SourceText, { kind, target }: PolicyLintOptions): FileReport {
  const parsed = parseJson(source.text);
  const report = (diagnostics: FileReport['diagnostics']): FileReport => ({ source, diagnostics, secrets: [] });
  if (!parsed.ok) {
    const { span, problem, expected } = parsed.problem;
    const facts = { problem, ...(expected === undefined ? {} : { expected }) };
    return report([diagnostic('iam-not-json', source.name, span, { facts })]);
  }
  const { root } = parsed;
  if (root.type !== 'object') {
    const facts = { problem: 'a policy is an object', expected: '{ … }' };
    return report([diagnostic('iam-not-json', source.name, root.span, { facts })]);
  }
  const policy = new PolicyText(source, root, kind, target);
  for (const { span } of parsed.repeated) policy.report('iam-key-repeated', span);
  checkStructure(policy);
  checkConditions(policy);
  checkPrincipals(policy);
  return report(sortFindings(policy.found));
}
