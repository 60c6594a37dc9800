import { fileURLToPath } from 'node:url';
import { buildPages } from './bundle-pages.ts';

await buildPages(fileURLToPath(new URL('../dist/pages', import.meta.url)));
