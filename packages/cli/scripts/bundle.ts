import { rm } from 'node:fs/promises';
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };

const root = new URL('..', import.meta.url);

await rm(new URL('dist', root), { recursive: true, force: true });
// One chunk per command: a small command must not pay for a big one (style.md §5.3).
await build({
  absWorkingDir: decodeURIComponent(root.pathname),
  entryPoints: ['src/main.ts'],
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  conditions: ['@duckbill/source', 'module'],
  // The AWS SDK offers its ES modules by `module` only.
  mainFields: ['module', 'main'],
  chunkNames: 'chunks/[name]-[hash]',
  define: { DUCKBILL_VERSION: JSON.stringify(packageJson.version) },
  // Some libraries are CommonJS inside and ask for Node's own modules.
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  legalComments: 'linked',
  logLevel: 'warning',
});
