import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { allRules, catalogue, guidance, isCode, lint, programEffects } from '@duckbill/core';
import { describe, expect, it } from 'vitest';
import { lintExample } from '../generate/lint-examples.ts';
import { otherExample, withoutExample } from '../generate/other-examples.ts';
import { runExample } from '../generate/run-example.ts';
import { sidebars, topMenu } from '../generate/site-menu.ts';
import { linkedPage, sitePages } from './site-pages.ts';

const credentials = new URL('../examples/team/.aws/credentials', import.meta.url);

const pages = sitePages();

describe('pages', () => {
  it.each(Object.keys(catalogue))('%s has one that shows its words', (code) => {
    expect(pages.get(`/rules/${code}`)).toContain(`<code>${code}</code>`);
  });

  it.each(Object.keys(guidance))('%s has one that shows its words', (code) => {
    expect(pages.get(`/errors/${code}`)).toContain(`<code>${code}</code>`);
  });

  it('show what Duckbill really says about a file with a fault', () => {
    const page = pages.get('/rules/profile-token-flag-for-role');
    expect(page).toContain('$ duckbill lint profile-token-flag-for-role.cyberduckprofile');
    expect(page).toContain('✗ error');
  });

  it.each(Object.keys(catalogue).filter(isCode))('%s says why, to whom, and what to do', (code) => {
    const page = pages.get(`/rules/${code}`) ?? '';
    for (const part of [
      '## What it finds',
      '## Why it matters',
      '## What each program does',
      '## What to do',
      '**Source:**',
    ])
      expect(page).toContain(part);
  });

  const byLint = Object.keys(catalogue)
    .filter(isCode)
    .filter(
      (code) =>
        allRules.some((rule) => rule.code === code) || /^(?:plist|suppression|aws-environment|aws-file)-/u.test(code),
    );

  it.each(byLint)('%s has a file with the fault, what lint really says, and the file mended', (code) => {
    const page = pages.get(`/rules/${code}`) ?? '';
    expect(page).toContain('$ duckbill lint');
    expect(page).not.toMatch(/^\$ duckbill lint.* \//mu);
    expect(page).toContain('## Mended');
    const example = lintExample(code);
    expect(example?.report.files.flatMap(({ diagnostics }) => diagnostics.map((one) => one.code))).toContain(code);
    const mended = lint(example?.mended ?? []).files.flatMap(({ diagnostics }) => diagnostics.map((one) => one.code));
    expect(mended).not.toContain(code);
  });

  const others = Object.keys(catalogue)
    .filter(isCode)
    .filter((code) => lintExample(code) === undefined);

  const shown = others.filter((code) => withoutExample(code) === undefined);

  it.each(shown)('%s, which no file alone shows, has an example that really shows it', (code) => {
    const page = pages.get(`/rules/${code}`) ?? '';
    expect(otherExample(code)?.codes).toContain(code);
    expect(page).toContain('Duckbill says:');
    expect(page).toMatch(/^\$ duckbill |The change, as the library takes it|\.aws\/sso\/cache/mu);
  });

  /** The Duckbill of the day cannot do it; nothing in the files would help. */
  const withoutMended = new Set<string>(['plan-way-not-supported']);

  it.each(shown.filter((code) => !withoutMended.has(code)))(
    '%s shows the same, mended: it is not found then',
    (code) => {
      const better = otherExample(code)?.better;
      expect(better).toBeDefined();
      expect(better?.codes).not.toContain(code);
      expect(pages.get(`/rules/${code}`)).toContain('## Mended');
    },
  );

  it('miss an example for one code only, which nothing shows', () => {
    expect(others.filter((code) => !shown.includes(code))).toEqual(['aws-edit-changes-collide']);
    expect(pages.get('/rules/aws-edit-changes-collide')).toContain(withoutExample('aws-edit-changes-collide'));
  });

  it.each(Object.keys(catalogue).filter(isCode))('%s tell of every program what it does', (code) => {
    const table = (pages.get(`/rules/${code}`) ?? '').split('## What each program does')[1]?.split('\n\n')[1] ?? '';
    const rows = table.split('\n').slice(2);
    expect(rows.length).toBe(programEffects(code).length);
    expect(rows[0]).toMatch(/^\| ✗ \|/u);
  });

  it('of the guide name every prompt in the order of Cyberduck', () => {
    const plan = runExample('duckbill plan "AWS S3 (STS Assume Role).cyberduckprofile" --as cyberduck@9.5');
    const places = [
      'Access Key ID',
      'Secret Access Key',
      'Role Amazon Resource Name (ARN)',
      'MFA Device Identifier',
      'Multi-Factor Authentication',
    ].map((label) => plan.indexOf(label));
    expect(places).not.toContain(-1);
    expect(places.toSorted((a, b) => a - b)).toEqual(places);
    expect(pages.get('/guide/iam-role-mfa')).toContain(plan.trimEnd());
  });

  it('of the guide lead to a connection: nothing stands in the way of its examples', () => {
    const guide = pages.get('/guide/iam-role-mfa') ?? '';
    expect(guide).toContain('1 file checked, nothing found');
    expect(guide).not.toContain('stops here');
  });
});

describe('the guide to inspect', () => {
  it('shows what it tells: who differs, who inherits, and no secret', () => {
    const guide = pages.get('/guide/inspect') ?? '';
    expect(guide).toContain('$ duckbill inspect --matrix team/.aws');
    expect(guide).toContain('AssumeRole is tried without keys: "reports" holds none itself');
    expect(guide).toContain('AssumeRole at sts.eu-west-1.amazonaws.com');
    expect(guide).toContain('Inherited from the profile "Amazon S3"');
    const secret = /aws_secret_access_key = (?<value>\S+)/u.exec(readFileSync(credentials, 'utf8'))?.groups?.['value'];
    expect(secret).toBeDefined();
    expect([...pages.values()].filter((page) => page.includes(secret ?? ''))).toEqual([]);
  });
});

describe('links', () => {
  it.each([...pages].map(([path, text]) => [path, text] as const))('of %s lead to pages', (_path, text) => {
    const links = [...text.matchAll(/\]\((?<link>\/[^)\s]*)\)|link: (?<target>\/\S+)/gu)].map(
      ({ groups = {} }) => groups['link'] ?? groups['target'] ?? '',
    );
    const isPublic = (link: string): boolean => existsSync(new URL(`../public${link}`, import.meta.url));
    expect(links.filter((link) => !pages.has(linkedPage(link)) && !isPublic(link))).toEqual([]);
  });

  it('to places in the guide lead to its headings', () => {
    const guide = pages.get('/guide/iam-role-mfa') ?? '';
    const headings = new Set(
      [...guide.matchAll(/^#+ (?<title>.+)$/gmu)].map(({ groups = {} }) =>
        (groups['title'] ?? '').toLowerCase().replaceAll(' ', '-'),
      ),
    );
    const anchors = [...guide.matchAll(/\]\(#(?<anchor>[^)]+)\)/gu)].map(({ groups = {} }) => groups['anchor'] ?? '');
    expect(anchors.filter((anchor) => !headings.has(anchor))).toEqual([]);
  });

  it('of menus lead to pages', () => {
    const beside = Object.values(sidebars()).flatMap((sidebar) =>
      sidebar.flatMap((entry) => ('items' in entry ? entry.items : [entry])),
    );
    const links = [...topMenu, ...beside].map(({ link }) => link);
    expect(links.filter((link) => !pages.has(linkedPage(link)))).toEqual([]);
    expect(new Set(links.map(linkedPage)).size).toBe(pages.size - 1);
  });
});

const built = new URL('../.vitepress/dist/', import.meta.url);

function builtFiles(ending: string): readonly string[] {
  if (!existsSync(built)) return [];
  return readdirSync(built, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith(ending));
}

describe('the built site, where there is one', () => {
  it('loads nothing from elsewhere', () => {
    for (const file of builtFiles('.html')) {
      const text = readFileSync(new URL(file, built), 'utf8');
      expect(text.match(/<(?:script|img|link)[^>]+(?:src|href)="(?:https?:)?\/\/[^"]*"/gu) ?? [], file).toEqual([]);
    }
    for (const file of builtFiles('.css')) {
      const text = readFileSync(new URL(file, built), 'utf8');
      expect(text.match(/url\(["']?(?:https?:)?\/\/|@import/gu) ?? [], file).toEqual([]);
    }
  });

  it('has every file that its pages name', () => {
    for (const file of builtFiles('.html')) {
      const text = readFileSync(new URL(file, built), 'utf8');
      const named = [...text.matchAll(/(?:src|href)="\/(?<path>[^"#?]*)["#?]/gu)].map(
        ({ groups }) => groups?.['path'] ?? '',
      );
      const missing = named.filter(
        (path) => !['', 'index.html', '.html'].some((ending) => isFile(decodeURI(path + ending))),
      );
      expect([...new Set(missing)], file).toEqual([]);
    }
  });
});

function isFile(path: string): boolean {
  return path !== '' && !path.endsWith('/') && existsSync(new URL(path, built));
}
