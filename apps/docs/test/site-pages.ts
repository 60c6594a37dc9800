import { readdirSync, readFileSync } from 'node:fs';
import errorPaths from '../errors/[code].paths.ts';
import { expandBlocks } from '../generate/expand-blocks.ts';
import providerPaths from '../providers/[provider].paths.ts';
import rulePaths from '../rules/[code].paths.ts';

const site = new URL('../', import.meta.url);

/** Every page of the site by its address without ending, with its markdown as VitePress gets it. */
export function sitePages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const folder of ['', 'guide/', 'rules/', 'errors/', 'providers/']) {
    for (const file of readdirSync(new URL(folder, site))) {
      if (!file.endsWith('.md') || file.startsWith('[') || file === 'README.md') continue;
      const text = readFileSync(new URL(folder + file, site), 'utf8');
      pages.set(`/${folder}${file.slice(0, -3)}`, expandBlocks(text));
    }
  }
  for (const { params, content } of rulePaths.paths()) pages.set(`/rules/${params.code}`, content);
  for (const { params, content } of errorPaths.paths()) pages.set(`/errors/${params.code}`, content);
  for (const { params, content } of providerPaths.paths()) pages.set(`/providers/${params.provider}`, content);
  return pages;
}

/** Where a link leads: `/rules/` and `/rules/x.md#y` become `/rules/index` and `/rules/x`. */
export function linkedPage(link: string): string {
  const [path = ''] = link.split('#');
  if (path.endsWith('/')) return `${path}index`;
  return path.replace(/\.(?:md|html)$/u, '');
}
