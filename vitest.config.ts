import { defineConfig } from 'vitest/config';

// Tests run on the sources: no build is needed first. TEST_DIST=1 runs the same tests on what gets published.
const conditions = process.env['TEST_DIST'] === '1' ? [] : ['@duckbill/source'];

export default defineConfig({
  resolve: { conditions: [...conditions, 'import', 'module', 'node', 'default'] },
  ssr: { resolve: { conditions: [...conditions, 'import', 'module', 'node', 'default'] } },
  test: {
    include: ['packages/*/test/**/*.test.ts', 'apps/*/test/**/*.test.ts', 'demo/**/*.test.ts'],
    reporters: [process.env['CI'] === undefined ? 'default' : 'dot', './scripts/count-reporter.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
