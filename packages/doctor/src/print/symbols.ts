import type { Paint } from '@duckbill/core';
import type { CheckState } from '../check.ts';
import type { StepState } from '../connect-outcome.ts';

/** A state is always said as a word as well, never by colour or symbol alone. */
export interface StateMark {
  readonly symbol: string;
  readonly word: string;
  readonly dress: keyof Paint;
}

export const checkMarks: Readonly<Record<CheckState, StateMark>> = {
  passed: { symbol: '✓', word: 'passed', dress: 'good' },
  warned: { symbol: '!', word: 'warned', dress: 'warning' },
  failed: { symbol: '✗', word: 'failed', dress: 'error' },
  skipped: { symbol: '–', word: 'skipped', dress: 'faint' },
  broken: { symbol: '?', word: 'broken', dress: 'error' },
};

export const stepMarks: Readonly<Record<StepState, StateMark>> = {
  done: { symbol: '✓', word: 'done', dress: 'good' },
  failed: { symbol: '✗', word: 'failed', dress: 'error' },
  cancelled: { symbol: '!', word: 'cancelled', dress: 'warning' },
  'not-asked': { symbol: '–', word: 'not asked', dress: 'faint' },
  skipped: { symbol: '–', word: 'skipped', dress: 'faint' },
  'not-reached': { symbol: '–', word: 'not reached', dress: 'faint' },
};
