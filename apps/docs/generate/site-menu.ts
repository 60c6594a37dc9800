import { catalogueEntry, guidance } from '@duckbill/core';
import { providerFamilies } from '@duckbill/profiles';
import { errorGroups, type PageGroup, ruleGroups } from './page-groups.ts';

/** An entry of a menu, as VitePress takes it. */
export interface MenuItem {
  readonly text: string;
  readonly link: string;
}

/** What stands beside a page: a link to the list, then the groups. */
export type Sidebar = (MenuItem | { text: string; collapsed: boolean; items: MenuItem[] })[];

/** The menu on top of every page. */
export const topMenu: readonly (MenuItem & { readonly activeMatch: string })[] = [
  { text: 'Guide', link: '/guide/iam-role-mfa', activeMatch: '/guide/' },
  { text: 'Rules', link: '/rules/', activeMatch: '/rules/' },
  { text: 'Errors', link: '/errors/', activeMatch: '/errors/' },
  { text: 'Providers', link: '/providers/', activeMatch: '/providers/' },
];

/** The menus beside pages, by the folder of the page. */
export function sidebars(): Record<string, Sidebar> {
  return {
    '/guide/': [
      { text: 'S3 with an IAM role and MFA', link: '/guide/iam-role-mfa' },
      { text: 'The IAM side', link: '/guide/policies' },
      { text: 'See what files come to', link: '/guide/inspect' },
      { text: 'Check files in CI', link: '/guide/ci' },
      { text: 'Bookmarks and URLs', link: '/guide/bookmarks-and-urls' },
      { text: 'Connection profiles', link: '/guide/profiles' },
      { text: 'Configure what lint says', link: '/guide/configuration' },
      { text: 'Findings in your editor', link: '/guide/editors' },
      { text: 'Really connect', link: '/guide/connect' },
      { text: 'Hand keys to other tools', link: '/guide/handing-over' },
      { text: 'Carry a connection into another file', link: '/guide/converting' },
      { text: 'To and from other clients', link: '/guide/other-clients' },
      { text: 'Generate files for access', link: '/guide/generate' },
      { text: 'Ask the doctor', link: '/guide/doctor' },
      { text: 'Practise on a local AWS', link: '/guide/sandbox' },
      { text: 'Rehearse a problem', link: '/guide/rehearse' },
      { text: 'Files for a whole fleet', link: '/guide/fleet' },
      { text: 'Keep a fleet in step', link: '/guide/keep-in-step' },
      { text: 'Hand out a fleet', link: '/guide/fleet-output' },
      { text: 'Send a bundle to the desk', link: '/guide/bundle' },
      { text: 'The HTTP API', link: '/guide/serve' },
      { text: 'Sign-ins and keys over HTTP', link: '/guide/serve-connect' },
      { text: 'Who may ask the service', link: '/guide/serve-access' },
      { text: 'Limits of the service', link: '/guide/serve-limits' },
      { text: 'Asking over HTTP', link: '/guide/serve-api' },
      { text: 'A page for the support desk', link: '/guide/serve-desk' },
      { text: 'Running fleet jobs', link: '/guide/serve-operations' },
      { text: 'Where the service keeps files', link: '/guide/serve-storage' },
      { text: 'Threats to the service', link: '/guide/serve-threats' },
    ],
    '/rules/': sidebar('All rules', '/rules/', ruleGroups(), (code) => catalogueEntry(code).title),
    '/providers/': [
      { text: 'All providers', link: '/providers/' },
      ...providerFamilies.map(({ id, title }) => ({ text: title, link: `/providers/${id}` })),
    ],
    '/errors/': sidebar('All errors', '/errors/', errorGroups(), (code) => guidance[code].title),
  };
}

function sidebar<C extends string>(
  all: string,
  folder: string,
  groups: readonly PageGroup<C>[],
  titleOf: (code: C) => string,
): Sidebar {
  return [
    { text: all, link: folder },
    ...groups.map(({ title, codes }) => ({
      text: title,
      collapsed: true,
      items: codes.map((code) => ({ text: titleOf(code), link: `${folder}${code}` })),
    })),
  ];
}
