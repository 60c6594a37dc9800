export type CheckState = 'passed' | 'warned' | 'failed' | 'skipped' | 'broken';
