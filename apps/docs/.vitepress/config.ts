import { defineConfig } from 'vitepress';
import { expandBlocks } from '../generate/expand-blocks.ts';
import { sidebars, topMenu } from '../generate/site-menu.ts';

export default defineConfig({
  title: 'Duckbill',
  description: 'Checks, explains and plans with Cyberduck connection profiles, bookmarks and AWS config files',
  lang: 'en',
  head: [['link', { rel: 'icon', type: 'image/svg+xml', href: '/duckbill.svg' }]],
  srcExclude: ['README.md'],
  markdown: {
    config: (markdown) => {
      markdown.core.ruler.before('normalize', 'expand-blocks', (state) => {
        state.src = expandBlocks(state.src);
      });
    },
  },
  themeConfig: {
    logo: '/duckbill.svg',
    nav: [...topMenu],
    sidebar: sidebars(),
    outline: [2, 3],
    search: { provider: 'local' },
    footer: {
      message: 'Duckbill is free software under the Apache License 2.0. It is not affiliated with Cyberduck or AWS.',
    },
  },
});
