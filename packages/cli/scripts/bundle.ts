import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import packageJson from '../package.json' with { type: 'json' };
import { compileSchemas } from './compile-schemas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));

// One chunk per command: a small command must not pay for a big one (style.md §5.3).
const { metafile } = await build({
  absWorkingDir: root,
  metafile: true,
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
  plugins: [compileSchemas],
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

// What an earlier build left goes last, so that there is a whole command line at any moment.
const written = new Set(Object.keys(metafile.outputs).map((name) => path.resolve(root, name)));
for (const entry of await readdir(path.join(root, 'dist'), { recursive: true, withFileTypes: true })) {
  const file = path.join(entry.parentPath, entry.name);
  if (entry.isFile() && !written.has(file)) await rm(file);
}
