import type { Severity } from '@duckbill/core';

const types = { error: 'danger', warning: 'warning', hint: 'info' } as const;

/** A severity in its colour. */
export function severityBadge(severity: Severity): string {
  return `<Badge type="${types[severity]}" text="${severity}" />`;
}
