import type { Code } from './catalogue/catalogue.ts';
import type { Diagnostic, Severity } from './diagnostic/diagnostic.ts';
import type { OrganisationRules } from './organisation/organisation-rules.ts';

/** How weighty a finding is; `off` leaves it out. */
export type SeverityChoice = Severity | 'off';

/** What a configuration says about one file. */
export interface LintSettings {
  readonly severities?: ReadonlyMap<Code, SeverityChoice>;
  readonly organisation?: OrganisationRules;
}

/** The findings with the severities of a configuration; without those that it turns off. */
export function weigh(findings: readonly Diagnostic[], { severities }: LintSettings): readonly Diagnostic[] {
  if (severities === undefined || severities.size === 0) return findings;
  return findings.flatMap((finding) => {
    const severity = severities.get(finding.code) ?? finding.severity;
    if (severity === 'off') return [];
    return [severity === finding.severity ? finding : { ...finding, severity }];
  });
}
