import { severities, type Severity } from '../diagnostic/diagnostic.ts';

/** The same findings with errors first, then warnings, then hints; otherwise in their order. */
export function errorsFirst<T extends { readonly severity: Severity }>(findings: readonly T[]): readonly T[] {
  return severities.flatMap((severity) => findings.filter((finding) => finding.severity === severity));
}
