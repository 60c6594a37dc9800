import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { rolldown } from 'rolldown';
import packageJson from '../package.json' with { type: 'json' };

const sources = fileURLToPath(new URL('../desk', import.meta.url));

/**
 * Writes both pages with everything that they need into a folder: `index.html`, `reference.html`, and `assets` with
 * names that change with their content. Nothing in it points elsewhere. The paths of all files.
 */
export async function buildPages(folder: string): Promise<readonly string[]> {
  const assets = path.join(folder, 'assets');
  await mkdir(assets, { recursive: true });
  const work = await bundle('work/worker.ts', assets, 'es');
  const page = await bundle('page/page.ts', assets, 'es');
  const theme = await bundle('page/theme.ts', assets, 'iife');
  const adoptedStyles = await bundle('page/adopted-styles.ts', assets, 'iife');
  const reference = await bundle('page/reference.ts', assets, 'es');
  const scalar = await addFile(assets, 'scalar.js', await readFile(scalarFile('dist/browser/standalone.js')));
  const packages = new Set([...work.packages, ...page.packages]);
  const names = {
    worker: work.name,
    page: page.name,
    theme: theme.name,
    adoptedStyles: adoptedStyles.name,
    reference: reference.name,
    scalar,
    style: await addFile(assets, 'desk.css', await readFile(path.join(sources, 'page/desk.css'))),
    icon: await addFile(assets, 'duckbill.svg', await readFile(path.join(sources, 'page/duckbill.svg'))),
    licences: await addFile(assets, 'licences.txt', Buffer.from(await licences(packages))),
  };
  const pages = ['index.html', 'reference.html'];
  for (const name of pages) {
    const text = await readFile(path.join(sources, 'page', name), 'utf8');
    await writeFile(path.join(folder, name), filled(text, names));
  }
  await removeOthers(assets, new Set(Object.values(names)));
  return [
    ...pages.map((name) => path.join(folder, name)),
    ...Object.values(names).map((name) => path.join(assets, name)),
  ];
}

/** `{{name}}` becomes the address of a file, relative to the page. */
function filled(text: string, names: Readonly<Record<string, string>>): string {
  return text.replaceAll(/\{\{(\w+)\}\}/gu, (_whole, key: string) => {
    const name = names[key];
    if (name === undefined) throw new Error(`a page asks for ${key}, which nothing makes`);
    return `desk/${name}`;
  });
}

interface Bundled {
  readonly name: string;
  /** Folders of the packages that are in it. */
  readonly packages: ReadonlySet<string>;
}

async function bundle(entry: string, folder: string, format: 'es' | 'iife'): Promise<Bundled> {
  const made = await rolldown({
    cwd: sources,
    input: entry,
    platform: 'browser',
    resolve: { conditionNames: ['@duckbill/source', 'browser', 'module', 'import', 'default'] },
    transform: { target: 'es2022', define: { DUCKBILL_VERSION: JSON.stringify(packageJson.version) } },
  });
  const { output } = await made.generate({ format, minify: true, codeSplitting: false });
  await made.close();
  const [chunk] = output;
  const name = await addFile(folder, `${path.basename(entry, '.ts')}.js`, Buffer.from(chunk.code));
  return { name, packages: new Set(chunk.moduleIds.flatMap(packageOf)) };
}

/** Writes a file under a name that changes with what is in it; the name. */
async function addFile(folder: string, name: string, content: Buffer): Promise<string> {
  const { name: stem, ext } = path.parse(name);
  const digest = createHash('sha256').update(content).digest('base64url').slice(0, 12);
  const full = `${stem}-${digest}${ext}`;
  await writeFile(path.join(folder, full), content);
  return full;
}

async function removeOthers(folder: string, kept: ReadonlySet<string>): Promise<void> {
  for (const name of await readdir(folder)) if (!kept.has(name)) await rm(path.join(folder, name));
}

function packageOf(module: string): readonly string[] {
  const found = /^(?<folder>.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/u.exec(module);
  const folder = found?.groups?.['folder'];
  return folder === undefined ? [] : [folder];
}

/** Resolved by its entry: the package does not let its other files be asked for. */
function scalarFile(name: string): string {
  const entry = createRequire(import.meta.url).resolve('@scalar/api-reference');
  return path.join(path.dirname(path.dirname(entry)), name);
}

/** The licence text of every package in the pages. */
async function licences(folders: ReadonlySet<string>): Promise<string> {
  // The reference is published without its licence; its parts of the same project carry it.
  const scalar = path.join(path.dirname(scalarFile('')), 'types');
  const parts: string[] = [];
  for (const folder of [...folders].toSorted()) parts.push(await licenceOf(folder, nameOf(folder)));
  parts.push(await licenceOf(scalar, '@scalar/api-reference'));
  return `What the pages of Duckbill hold of other projects, and under which licence.\n\n${parts.join('\n')}`;
}

function nameOf(folder: string): string {
  return folder.slice(folder.lastIndexOf('node_modules') + 'node_modules/'.length).replaceAll('\\', '/');
}

async function licenceOf(folder: string, name: string): Promise<string> {
  const file = (await readdir(folder)).find((entry) => /^licen[cs]e(?:\.\w+)?$/iu.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence text`);
  const text = await readFile(path.join(folder, file), 'utf8');
  return `== ${name}\n\n${text.trim()}\n`;
}
