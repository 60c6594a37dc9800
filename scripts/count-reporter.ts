import { mkdirSync, writeFileSync } from 'node:fs';
import type { Reporter, TestModule } from 'vitest/node';

/** Where the counts of the last run are kept, for `.ci/run`. */
export const countsFile = 'node_modules/.cache/duckbill/test-counts.json';

/** A suite that needs something beside Node names it in brackets: `real signers [botocore, curl]`. */
const needs = /\[([a-z0-9, -]+)\]$/u;

/** Says at the end what was skipped and for want of what, and who needed a second try; keeps the counts of the run. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const skippedFor = new Map<string, number>();
    const unsteady: string[] = [];
    for (const module of modules) {
      // A module that could not be loaded has no tests to fail.
      if (module.errors().length > 0) counts.failed += 1;
      for (const test of module.children.allTests()) {
        const { state } = test.result();
        if (state === 'pending') continue;
        counts[state] += 1;
        if (test.diagnostic()?.flaky === true) unsteady.push(`${module.relativeModuleId} > ${test.fullName}`);
        if (state !== 'skipped') continue;
        const missing =
          needs.exec(test.parent.type === 'suite' ? test.parent.fullName : test.fullName)?.[1] ?? 'no reason given';
        skippedFor.set(missing, (skippedFor.get(missing) ?? 0) + 1);
      }
    }
    mkdirSync('node_modules/.cache/duckbill', { recursive: true });
    writeFileSync(countsFile, JSON.stringify(counts));
    for (const [missing, count] of [...skippedFor].toSorted(([a], [b]) => a.localeCompare(b)))
      console.log(`skipped ${count} tests that need: ${missing}`);
    for (const name of unsteady) console.log(`passed at the second try only, mend it: ${name}`);
    console.log(`${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped`);
  }
}
