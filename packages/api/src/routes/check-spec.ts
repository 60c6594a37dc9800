import type { SourceText } from '@duckbill/core';
import { usual } from '../limits/limit-table.ts';
import { problem, type Problem } from '../problem.ts';

/** The problem of a spec that is too long to be parsed while others wait. */
export function specTooLong({ text }: Pick<SourceText, 'text'>): Problem | undefined {
  const most = usual('specBytes');
  if (Buffer.byteLength(text) <= most) return undefined;
  return problem('spec-refused', { detail: `A spec may have ${most} bytes at most; people belong into the roster.` });
}
