import { defineConfig } from 'vitest/config';

// Tests run on the sources: no build is needed first. TEST_DIST=1 runs the same tests on what gets published.
// Without `module`: what the AWS SDK offers under it is for bundlers, Node cannot load it.
// `import` and `default` count anyway; named here, Node would take them for CommonJS as well, and give `pg` a module for its pool.
const conditions = [...(process.env['TEST_DIST'] === '1' ? [] : ['@duckbill/source']), 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    projects: [
      // Core has no state and no I/O: its files may share a process, which halves the time.
      { extends: true, test: { name: 'core', include: ['packages/core/test/**/*.test.ts'], isolate: false } },
      {
        extends: true,
        test: {
          name: 'programs',
          include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts'],
          exclude: ['packages/core/**', '**/node_modules/**'],
        },
      },
    ],
    reporters: ['default', './scripts/count-reporter.ts'],
    // On the machine that decides, a test gets a second try, and the reporter names who needed one: one slow browser refuses no change.
    retry: process.env['CI'] === 'true' ? 1 : 0,
    // Most of a run is waiting for other programs.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
