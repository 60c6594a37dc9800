import { defineConfig } from 'vitest/config';

// Tests run on the sources: no build is needed first. TEST_DIST=1 runs the same tests on what gets published.
// Without `module`: what the AWS SDK offers under it is for bundlers, Node cannot load it.
// `import` and `default` count anyway; named here, Node would take them for CommonJS as well, and give `pg` a module for its pool.
const conditions = [...(process.env['TEST_DIST'] === '1' ? [] : ['@duckbill/source']), 'node'];

export default defineConfig({
  resolve: { conditions },
  ssr: { resolve: { conditions } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts'],
    reporters: ['default', './scripts/count-reporter.ts'],
    // Most of a run is waiting for other programs.
    maxWorkers: '100%',
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
