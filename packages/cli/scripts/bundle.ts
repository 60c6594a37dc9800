import { copyFile, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ownAssets } from '@duckbill/api';
import { segmentThreadCode } from '@duckbill/fleet';
import { type Plugin, rolldown } from 'rolldown';
import { buildPages } from '../../api/scripts/bundle-pages.ts';
import packageJson from '../package.json' with { type: 'json' };
import { configSchema } from '../src/lint-config/config-schema.ts';
import { compileSchemas } from './compile-schemas.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = path.join(root, 'dist');

/** Commander asks at its start for what only subcommands in files of their own need; with it comes half of `node:net`. */
const childProcessWhenUsed: Plugin = {
  name: 'child-process-when-used',
  transform: {
    filter: { id: /commander[\\/]lib[\\/]command\.js$/u },
    handler(code) {
      const eager = "const childProcess = require('node:child_process');";
      if (!code.includes(eager)) throw new Error('commander loads child_process in another way by now');
      return code.replace(
        eager,
        "const childProcess = { spawn: (...all) => require('node:child_process').spawn(...all) };",
      );
    },
  },
};

/**
 * `lint` is the command that CI starts for every commit, `doctor` the one that a support desk waits for: each comes in
 * one file, beside the chunks of all the others. `serve` runs for weeks: it has a folder of its own, with its parts as
 * they are.
 */
const apart: Plugin = {
  name: 'apart',
  resolveId: {
    filter: { id: /^\.\/commands\/(?:lint|doctor|serve)\.ts$/u },
    handler: (id) => {
      const name = path.basename(id, '.ts');
      return { id: name === 'serve' ? './serve/serve.cjs' : `./${name}.cjs`, external: true };
    },
  },
};

/**
 * Parts of Node that cost a millisecond or several to load, and that most commands never use: asked for where they are
 * used, not before. `node:fs/promises` alone brings all streams with it.
 */
const loadedWhenUsed = [
  'child_process',
  'crypto',
  'dns/promises',
  'fs/promises',
  'http',
  'https',
  'net',
  'readline',
  'stream',
  'timers/promises',
  'tls',
].map((name) => `require("node:${name}")`);

/** Stands for the module; a copy of its names, as an `import *` makes one, loads it. */
function whenUsed(part: string): string {
  return `new Proxy({},{get:(_,k)=>${part}[k],has:(_,k)=>k in ${part},ownKeys:()=>Reflect.ownKeys(${part}),getOwnPropertyDescriptor:(_,k)=>{let d=Object.getOwnPropertyDescriptor(${part},k);return d&&{...d,configurable:!0}}})`;
}

const partsWhenUsed: Plugin = {
  name: 'parts-when-used',
  generateBundle(_options, output) {
    for (const file of Object.values(output)) {
      if (file.type !== 'chunk') continue;
      for (const eager of loadedWhenUsed) file.code = file.code.replaceAll(`=${eager}`, `=${whenUsed(eager)}`);
    }
  },
};

/** A file in ASCII is read in one go, without decoding: two milliseconds less for half a megabyte. */
const inAscii: Plugin = {
  name: 'in-ascii',
  generateBundle(_options, output) {
    for (const file of Object.values(output)) {
      if (file.type === 'chunk') file.code = file.code.replaceAll(/[^\0-\x7f]/g, escaped);
    }
  },
};

function escaped(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** Writes one bundle; the names of its files. CommonJS starts faster than ES modules. */
async function write(
  input: Record<string, string>,
  plugins: readonly Plugin[],
  { folder = '', chunks = 'chunks/' } = {},
): Promise<string[]> {
  const dir = path.join(dist, folder);
  const bundle = await rolldown({
    cwd: root,
    input,
    platform: 'node',
    // What an entry shares with its chunks stays in it: one file less to load.
    preserveEntrySignatures: 'allow-extension',
    plugins: [...plugins, compileSchemas, inAscii],
    resolve: {
      // And `import` or `require`, by what asks: a CommonJS module that is given an ES module gets another thing.
      conditionNames: ['@duckbill/source', 'module', 'node', 'default'],
      // The AWS SDK offers its ES modules by `module` only.
      mainFields: ['module', 'main'],
    },
    transform: { target: 'node20.19', define: { DUCKBILL_VERSION: JSON.stringify(packageJson.version) } },
  });
  const { output } = await bundle.write({
    dir,
    format: 'cjs',
    dynamicImportInCjs: false,
    minify: {
      compress: true,
      mangle: { keepNames: { class: true, function: false } },
      codegen: { removeWhitespace: true },
    },
    entryFileNames: '[name].cjs',
    chunkFileNames: `${chunks}[name]-[hash].cjs`,
  });
  await bundle.close();
  return output.map(({ fileName }) => path.join(dir, fileName));
}

const threadSource = ownAssets().thread.filename;
const piscina = path.dirname(createRequire(import.meta.url).resolve('piscina'));
const piscinaThread = path.join(piscina, 'worker.js');

/** Piscina starts its threads from a file of its own, which has another name in the bundle. */
const threadBeside: Plugin = {
  name: 'thread-beside',
  // Only for an option that is not used.
  resolveId: { filter: { id: /^@napi-rs\/nice$/u }, handler: (id) => ({ id, external: true }) },
  transform: {
    filter: { id: /piscina[\\/]dist[\\/]index\.js$/u },
    handler(code) {
      const own = "(__dirname, 'worker.js')";
      if (!code.includes(own)) throw new Error('piscina finds its thread in another way by now');
      return code.replace(own, "(__dirname, 'piscina-thread.cjs')");
    },
  },
};

/** What the service opens by name, beside its code: `Assets` of `@duckbill/api`. */
async function copyAssets(): Promise<string[]> {
  const { pglite } = ownAssets();
  const files = ['pglite.wasm', 'pglite.data', 'initdb.wasm'].map((name) => ({
    from: path.join(pglite, name),
    to: path.join(dist, 'serve', 'pglite', name),
  }));
  for (const { from, to } of files) {
    await mkdir(path.dirname(to), { recursive: true });
    await copyFile(from, to);
  }
  return files.map(({ to }) => to);
}

const written = new Set([
  ...(await write({ 'compile-cache': 'src/compile-cache.ts' }, [partsWhenUsed])),
  ...(await write({ lint: 'src/commands/lint.ts' }, [partsWhenUsed])),
  ...(await write({ doctor: 'src/commands/doctor.ts' }, [partsWhenUsed])),
  ...(await write(
    { serve: 'src/commands/serve.ts', thread: threadSource, 'piscina-thread': piscinaThread },
    [threadBeside],
    { folder: 'serve', chunks: '' },
  )),
  ...(await write({ 'fleet-thread': segmentThreadCode().filename }, [partsWhenUsed])),
  ...(await copyAssets()),
  ...(await buildPages(path.join(dist, 'serve', 'pages'))),
  // One chunk per command: a small one must not pay for a big one (style.md §5.3).
  ...(await write({ main: 'src/main.ts' }, [childProcessWhenUsed, apart, partsWhenUsed])),
]);

// What an earlier build left goes last, so that there is a whole command line at any moment.
for (const entry of await readdir(dist, { recursive: true, withFileTypes: true })) {
  const file = path.join(entry.parentPath, entry.name);
  if (entry.isFile() && !written.has(file)) await rm(file);
}

// For editors, which find it by `$schema`.
const schema = `${JSON.stringify(configSchema, undefined, 2)}\n`;
await writeFile(path.join(root, 'dist', 'duckbill.config.schema.json'), schema);
