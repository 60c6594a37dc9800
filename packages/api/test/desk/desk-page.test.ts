import { spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import type { JsonReport } from '@duckbill/core';
import { strToU8, unzipSync, zipSync } from 'fflate';
import type { Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, onTestFinished, vi } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { awsFiles, bookmark, canaries, type ExampleFile, outdatedProfile, plist } from '../example-files.ts';
import { type DeskUnderTest, type OpenPage, startDesk, until } from './desk-browser.ts';
import { auditPage, tabThrough } from './page-audit.ts';

// A browser on a loaded machine: each step has its own patience.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const wide = { width: 1360, height: 900 };
const phone = { width: 360, height: 740 };
const denied =
  'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::111122223333:user/alice is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/Reports';

function asPayload({ name, text }: ExampleFile): { name: string; mimeType: string; buffer: Buffer } {
  return { name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) };
}

/** Files let go over the page, as a mouse would; folders only in their names. */
async function drop(page: Page, files: readonly ExampleFile[]): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const made = new DataTransfer();
    for (const { name, text } of given) made.items.add(new File([text], name));
    return made;
  }, files);
  await page.dispatchEvent('#drop', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('#drop', 'drop', { dataTransfer: transfer });
}

async function paste(page: Page, text: string, into = 'body'): Promise<void> {
  const transfer = await page.evaluateHandle((given) => {
    const made = new DataTransfer();
    made.setData('text/plain', given);
    return made;
  }, text);
  const element = page.locator(into).first();
  await element.evaluate((target, clipboardData) => {
    target.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, transfer);
}

async function statusOf(page: Page, expected: RegExp): Promise<string> {
  await until(
    page,
    (pattern) => new RegExp(pattern, 'u').test(document.querySelector('#status')?.textContent ?? ''),
    expected.source,
  );
  return (await page.textContent('#status')) ?? '';
}

async function downloaded(page: Page, press: () => Promise<unknown>): Promise<{ name: string; bytes: Buffer }> {
  const [download]: [Download, unknown] = await Promise.all([page.waitForEvent('download'), press()]);
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) };
}

const findings = '#finding-list > li';

/** What is read of a doctor's report, of the command or of the service. */
interface Doctored {
  readonly program: string;
  readonly target: string;
  readonly categories: readonly {
    readonly checks: readonly { readonly id: string; readonly diagnostics: JsonReport['findings'] }[];
  }[];
}

/** Code and place of each error of the files, as the page has them; the doctor knows the home folder. */
function errorsSaid(report: string, program: string): readonly string[] {
  const doctored = JSON.parse(report) as Doctored;
  expect(doctored.program).toBe(program);
  expect(doctored.target).toContain('reports.duck');
  const checks = doctored.categories.flatMap((category) => category.checks);
  const errors = checks.flatMap(({ id, diagnostics }) => (id === 'lint-clean' ? diagnostics : []));
  return errors
    .map(({ code, file, start }) => `${code} ${file.replace('/home/user/', '')}:${start?.line}:${start?.column}`)
    .toSorted();
}

/** What `duckbill` prints, run from its sources. */
async function runFromSources(words: readonly string[], home: string): Promise<string> {
  const main = new URL('../../../cli/src/main.ts', import.meta.url).href;
  const code = `import(${JSON.stringify(main)}).then(({ main }) => main())`;
  const node = ['--import', import.meta.resolve('tsx'), '--conditions=@duckbill/source', '--eval', code];
  const child = spawn(process.execPath, [...node, 'duckbill', ...words], {
    cwd: home,
    env: { PATH: process.env['PATH'] ?? '', HOME: home, NO_COLOR: '1' },
  });
  const [out, complaints] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(complaints).toContain('From the bundle');
  return out;
}

describeWithPeers(['chromium'], 'pages in a browser', () => {
  let desk: DeskUnderTest;

  beforeAll(async () => {
    desk = await startDesk();
  });

  afterAll(async () => {
    await desk?.close();
  });

  /** A page that nothing may go wrong with, whatever is done on it. */
  async function withPage(
    options: Parameters<DeskUnderTest['open']>[1],
    act: (open: OpenPage) => Promise<void>,
  ): Promise<void> {
    const open = await desk.open('/', { viewport: wide, ...options });
    await open.page.waitForSelector('html[data-ready]');
    await until(open.page, () => document.querySelector('#version')?.textContent !== '', undefined);
    await act(open);
    expect(open.complaints).toEqual([]);
    await open.page.context().close();
  }

  it('shows findings of dropped files with frames, causes and remedies, and tells it to those who listen', () =>
    withPage({}, async ({ page }) => {
      await drop(page, [outdatedProfile(), bookmark('alice', 'example-reports')]);
      expect(await statusOf(page, /error/u)).toMatch(/^\d+ errors?.* in 2 files; safe repairs for 1 file\.$/u);
      const first = page.locator(findings).first();
      expect(await first.locator('.code').textContent()).toBe('profile-token-flag-for-role');
      expect(await first.locator('.place').first().textContent()).toMatch(/^Reports\.cyberduckprofile:\d+:\d+$/u);
      expect(await first.locator('pre.frame').textContent()).toMatch(/\d+ │ .*Token Configurable[^\n]*\n +│ +\^+ /u);
      expect(await first.locator('dt').allTextContents()).toEqual(expect.arrayContaining(['Why', 'Fix', 'For']));
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('results-title');
      expect(await page.locator('#files .file-name').allTextContents()).toEqual([
        'Reports.cyberduckprofile',
        'reports.duck',
      ]);
    }));

  it('sends nothing while it works, and could not', () =>
    withPage({}, async ({ page, requests, complaints }) => {
      const before = requests.length;
      expect(new Set(requests.map((address) => new URL(address).origin))).toEqual(new Set([desk.url]));
      await drop(page, [outdatedProfile(), bookmark('alice'), ...awsFiles]);
      await statusOf(page, /error/u);
      await page.selectOption('#plan-program', 'cyberduck@9.2');
      await page.fill('#paste-text', denied);
      await page.click('#paste-form button');
      await page.waitForSelector('.explanation');
      await page.click('#take-bundle');
      await page.waitForSelector('#save-bundle');
      await page.click('#repairs button');
      expect(requests.slice(before).filter((address) => !address.startsWith('blob:'))).toEqual([]);
      expect(complaints).toEqual([]);
      const tries = await page.evaluate(async () => {
        const sent = await fetch('/v1/lint', { method: 'POST', body: '{}' }).then(
          () => 'sent',
          () => 'refused',
        );
        return [sent, navigator.sendBeacon('/v1/lint', 'x') ? 'queued' : 'refused'];
      });
      expect(tries[0]).toBe('refused');
      expect(requests.slice(before).filter((address) => address.includes('/v1/'))).toEqual([]);
      expect(complaints.splice(0).every((words) => words.includes('Content Security Policy'))).toBe(true);
    }));

  it('never shows a secret, on the page or in the bundle', () =>
    withPage({}, async ({ page }) => {
      const broken = awsFiles.map(({ name, text }) => ({ name, text: `${text}aws_sesion_token = x\nstray line\n` }));
      await drop(page, [
        ...broken,
        { name: 'p.duck', text: plist(['Protocol', 's3'], ['Password', canaries.password]) },
      ]);
      await statusOf(page, /in 3 files/u);
      const values = Object.values(canaries);
      const seen = await page.evaluate(() => document.documentElement.outerHTML);
      expect(values.filter((value) => seen.includes(value))).toEqual([]);
      await page.click('#take-bundle');
      const { name, bytes } = await downloaded(page, () => page.click('#save-bundle'));
      expect(name).toBe('duckbill-desk.zip');
      const entries = Object.entries(unzipSync(bytes)).map(([file, content]) => [
        file,
        Buffer.from(content).toString(),
      ]);
      expect(entries.map(([file]) => file)).toEqual(
        expect.arrayContaining([
          'manifest.json',
          'findings.txt',
          'findings.json',
          'plan.txt',
          'files/.aws/credentials',
        ]),
      );
      expect(entries.filter(([, text = '']) => values.some((value) => text.includes(value)))).toEqual([]);
      // The shape stays, so that the files can be checked again.
      expect(Object.fromEntries(entries)['files/.aws/credentials']).toMatch(
        new RegExp(
          `^\\[alice\\]\naws_access_key_id = AKIA\\w{16}\naws_secret_access_key = \\w{${canaries.secretKey.length}}\n`,
          'u',
        ),
      );
      expect(await page.textContent('#take-result')).toMatch(/\d+ secrets? replaced by marks of the same shape/u);
      expect(await page.textContent('#take-result li:has-text("credentials")')).toContain('masked');
    }));

  it('gives the mended file, after showing what changes', () =>
    withPage({}, async ({ page }) => {
      const { name, text } = outdatedProfile();
      await drop(page, [{ name, text }]);
      await statusOf(page, /safe repairs/u);
      const diff = (await page.textContent('#repair-list .diff')) ?? '';
      expect(diff).toContain('-        <key>Token Configurable</key>');
      expect(diff).toContain('+        <key>Role Configurable</key>');
      const mended = await downloaded(page, () => page.click('#repairs button'));
      expect(mended.name).toBe(name);
      expect(mended.bytes.toString()).not.toBe(text);
      expect(mended.bytes.toString()).toContain('<key>Role Configurable</key>');
      // The mended file instead of the old one has nothing left to repair.
      await drop(page, [{ name, text: mended.bytes.toString() }]);
      await page.waitForSelector('#repairs', { state: 'hidden' });
      expect(await page.locator('#files > li').count()).toBe(1);
    }));

  it('plans for the program that is chosen', () =>
    withPage({}, async ({ page }) => {
      await drop(page, [bookmark('reports'), ...awsFiles]);
      await page.waitForSelector('#plan-body .steps');
      expect(await page.locator('#plan-target option').allTextContents()).toEqual([
        'Bookmark reports.duck',
        'AWS profile reports',
        'AWS profile alice',
      ]);
      expect(await page.textContent('#plan-body .way-in')).toMatch(/^Cyberduck 9\.5: /u);
      await page.selectOption('#plan-program', 'cyberduck@9.2');
      await until(page, () => /up to 9\.2/u.test(document.querySelector('.way-in')?.textContent ?? ''), undefined);
      await page.selectOption('#plan-target', 'aws:reports');
      await until(
        page,
        () => document.querySelector('.way-in')?.textContent?.startsWith('AWS CLI 2') === true,
        undefined,
      );
      expect(await page.locator('#plan-program option').allTextContents()).toContain('AWS CLI 1');
      expect(await page.locator('#plan-body .steps > li .verb').allTextContents()).toEqual(
        expect.arrayContaining(['looks', 'asks', 'calls']),
      );
      expect(await page.textContent('#plan-body table')).toContain('.aws/config:2');
    }));

  it('explains a pasted error, a code of its own, and takes a pasted file for one', () =>
    withPage({}, async ({ page }) => {
      await paste(page, denied);
      await page.waitForSelector('.explanation');
      expect(await page.textContent('.explanation h4')).not.toBe('');
      expect(await page.locator('.explanation h5').allTextContents()).toContain('What to do');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('guidance-title');
      await paste(page, outdatedProfile().text, '#paste-text');
      await page.fill('#paste-text', outdatedProfile().text);
      await page.press('#paste-text', 'Control+Enter');
      await statusOf(page, /taken for a file/u);
      expect(await page.locator('#files .file-name').allTextContents()).toEqual(['pasted.cyberduckprofile']);
      await page.locator(`${findings} .code`).first().click();
      await until(
        page,
        () => document.querySelector('.explanation .about')?.textContent?.startsWith('profile-') === true,
        undefined,
      );
      expect(page.url()).toMatch(/#explain=profile-/u);
      await page.fill('#paste-text', 'the weather is fine');
      await page.press('#paste-text', 'Control+Enter');
      await statusOf(page, /Nothing is known/u);
    }));

  it('stays usable with a text of many megabytes', () =>
    withPage({}, async ({ page }) => {
      const log = `${'2026-11-22 DEBUG nothing to see here, at all\n'.repeat(100_000)}${denied}\n`;
      await paste(page, log, '#paste-text');
      // The page answers while the worker reads.
      await page.selectOption('#theme', 'dark');
      await page.waitForSelector('.explanation');
      expect(await page.textContent('.explanation .about')).toContain('line 100001');
      expect(await page.inputValue('#paste-text')).toBe('');
    }));

  it('shows hundreds of findings in portions, and says when there is none', () =>
    withPage({}, async ({ page }) => {
      const many = Array.from(
        { length: 200 },
        (_, index) =>
          `[profile p${index}]\nsource_profile = nobody${index}\nrole_arn = arn:aws:iam::111122223333:role/R\nmfa_serial = arn:aws:iam::111122223333:user/u${index}\nregion = eu-west-1\n`,
      );
      await drop(page, [{ name: '.aws/config', text: many.join('') }]);
      await statusOf(page, /\d+ errors/u);
      const total = Number(/\((?<count>\d+)\)/u.exec((await page.textContent('#contents')) ?? '')?.groups?.['count']);
      expect(total).toBeGreaterThanOrEqual(200);
      expect(await page.locator(findings).count()).toBe(50);
      while ((await page.locator('button.more').count()) > 0) {
        const before = await page.locator(findings).count();
        await page.click('button.more');
        await until(page, ([selector, count]) => document.querySelectorAll(selector).length > count, [
          findings,
          before,
        ] as const);
        // Nothing moves as it comes in sight: a press on a button that moves away under it would be lost.
        const heights = await page.evaluate(async () => {
          const { scrollingElement } = document;
          const height = scrollingElement?.scrollHeight ?? 0;
          for (let at = 0; at < height; at += innerHeight) {
            scrollTo(0, at);
            await new Promise((resolve) => {
              setTimeout(resolve);
            });
          }
          return [height, scrollingElement?.scrollHeight];
        });
        expect(heights[1]).toBe(heights[0]);
      }
      expect(await page.locator(findings).count()).toBe(total);
      expect(await auditPage(page)).toEqual([]);
      await page.click('#clear');
      await statusOf(page, /empty/u);
      await drop(page, [{ name: 'fine.txt', text: 'nothing of ours' }]);
      await statusOf(page, /None of 1 file/u);
      await drop(page, [{ name: '.aws/credentials', text: '[default]\n' }]);
      await statusOf(page, /1 file checked, nothing found, 1 not looked at/u);
      expect(await page.isVisible('#no-findings')).toBe(true);
    }));

  it('reads a file as another kind when it is told so', () =>
    withPage({}, async ({ page }) => {
      await drop(page, [{ name: 'settings.txt', text: '[profile a]\nregion = eu-west-1\nsource_profil = b\n' }]);
      await statusOf(page, /1 file/u);
      await page.getByLabel('Read settings.txt as').selectOption('profile');
      await statusOf(page, /error/u);
      await page.getByRole('button', { name: 'Remove settings.txt' }).click();
      await statusOf(page, /was removed/u);
      expect(await page.isVisible('#file-box')).toBe(false);
    }));

  it('takes a folder that is dropped with the mouse, with its paths', () =>
    withPage({}, async ({ page }) => {
      const home = await mkdtemp(path.join(tmpdir(), 'duckbill-home-'));
      onTestFinished(() => rm(home, { recursive: true }));
      await mkdir(path.join(home, '.aws', 'sso'), { recursive: true });
      for (const { name, text } of awsFiles) await writeFile(path.join(home, name), text);
      await writeFile(path.join(home, '.aws', 'sso', 'note.txt'), 'nothing of ours');
      await writeFile(path.join(home, 'alice.duck'), bookmark('reports').text);
      const place = await page.locator('#drop').boundingBox();
      const [x, y] = [(place?.x ?? 0) + 20, (place?.y ?? 0) + 20];
      const session = await page.context().newCDPSession(page);
      const files = [path.join(home, '.aws'), path.join(home, 'alice.duck')];
      const drag = (type: 'dragEnter' | 'dragOver' | 'drop'): Promise<unknown> =>
        session.send('Input.dispatchDragEvent', { type, x, y, data: { items: [], files, dragOperationsMask: 1 } });
      await drag('dragEnter');
      await drag('dragOver');
      expect(await page.getAttribute('body', 'class')).toBe('dropping');
      await drag('drop');
      await statusOf(page, /in 3 files, 1 not looked at|3 files checked/u);
      expect((await page.locator('#files .file-name').allTextContents()).toSorted()).toEqual([
        '.aws/config',
        '.aws/credentials',
        '.aws/sso/note.txt',
        'alice.duck',
      ]);
      expect(await page.getAttribute('body', 'class')).toBe('');
    }));

  it('opens bundles: its own, those of the doctor, and no bombs', () =>
    withPage({}, async ({ page }) => {
      const choose = (name: string, bytes: Uint8Array): Promise<void> =>
        page.setInputFiles('#file-input', { name, mimeType: 'application/zip', buffer: Buffer.from(bytes) });
      const codes = (): Promise<string[]> => page.locator(`${findings} .code`).allTextContents();
      await drop(page, [outdatedProfile(), bookmark('reports'), ...awsFiles]);
      await statusOf(page, /in 4 files/u);
      const found = await codes();
      expect(found.length).toBeGreaterThan(0);
      await page.click('#take-bundle');
      const own = await downloaded(page, () => page.click('#save-bundle'));
      await page.click('#clear');
      await statusOf(page, /empty/u);
      await choose('desk.zip', own.bytes);
      await statusOf(page, /^desk\.zip was unpacked\. .* in 4 files/u);
      expect(await codes()).toEqual(found);
      await page.click('#clear');
      await statusOf(page, /empty/u);
      const [, config] = awsFiles;
      const manifest = {
        format: 'duckbill-bundle',
        files: [{ path: 'C:\\Users\\alice\\.aws\\config', entry: 'files/C_/Users/alice/.aws/config' }],
      };
      await choose(
        'reports.zip',
        zipSync({
          'manifest.json': strToU8(JSON.stringify(manifest)),
          'report.txt': strToU8('1 failed\u001b[31m check\npassword=hunter2hunter2'),
          'files/C_/Users/alice/.aws/config': strToU8(config?.text ?? ''),
        }),
      );
      await statusOf(page, /reports\.zip was unpacked/u);
      expect(await page.locator('#files .file-name').allTextContents()).toEqual(['C:\\Users\\alice\\.aws\\config']);
      expect(await page.textContent('#doctor-reports pre')).toMatch(/^1 failed\uFFFD\[31m check\npassword=•+$/u);
      await choose('bomb.zip', zipSync({ 'a.duck': new Uint8Array(33 * 1024 * 1024) }));
      await statusOf(page, /bomb\.zip is damaged, or far too long unpacked/u);
      await choose('cut.zip', own.bytes.subarray(0, 400));
      await statusOf(page, /cut\.zip is damaged/u);
      expect(await page.locator('#files > li').count()).toBe(1);
    }));

  it('makes a bundle in which the doctor finds the same, by command and by request', () =>
    withPage({}, async ({ page }) => {
      const home = await mkdtemp(path.join(tmpdir(), 'duckbill-home-'));
      onTestFinished(() => rm(home, { recursive: true }));
      const files = [outdatedProfile(), bookmark('alice', 'example-reports'), ...awsFiles];
      await drop(page, files);
      await statusOf(page, /in 4 files/u);
      for (const program of ['cyberduck@9.2', 'cyberduck@9.5']) {
        await page.selectOption('#findings-for', program);
        await page.waitForSelector('#results[aria-busy="false"]');
        await page.selectOption('#plan-program', program);
        await page.waitForSelector('#results[aria-busy="false"]');
        const shown = await page
          .locator(`${findings}.error`)
          .evaluateAll((items) =>
            items.map((item) => ['.code', '.place'].map((part) => item.querySelector(part)?.textContent).join(' ')),
          );
        expect(shown.length).toBeGreaterThan(1);
        await page.click('#take-bundle');
        const { bytes } = await downloaded(page, () => page.click('#save-bundle'));
        const headers = { 'Content-Type': 'application/zip' };
        const answer = await fetch(`${desk.url}/v1/doctor`, { method: 'POST', headers, body: new Uint8Array(bytes) });
        expect(answer.status).toBe(200);
        expect(errorsSaid(await answer.text(), program)).toEqual(shown.toSorted());
        await writeFile(path.join(home, `${program}.zip`), bytes);
        const printed = await runFromSources(['doctor', '--from-bundle', `${program}.zip`, '--json'], home);
        expect(errorsSaid(printed, program)).toEqual(shown.toSorted());
      }
    }));

  it('copies the findings for a ticket, without secrets', () =>
    withPage({ permissions: ['clipboard-read', 'clipboard-write'] }, async ({ page }) => {
      await drop(page, [outdatedProfile(), ...awsFiles]);
      await statusOf(page, /in 3 files/u);
      await page.click('#copy-report');
      await statusOf(page, /was copied/u);
      const text = await page.evaluate(() => navigator.clipboard.readText());
      expect(text).toContain('profile-token-flag-for-role');
      expect(Object.values(canaries).filter((value) => text.includes(value))).toEqual([]);
      // And pastes what a person copied elsewhere, wherever the focus is.
      await page.evaluate((words) => navigator.clipboard.writeText(words), denied);
      await page.keyboard.press('Control+v');
      await page.waitForSelector('.explanation');
      expect(await page.inputValue('#paste-text')).toBe(denied);
    }));

  it('is used by keyboard alone', () =>
    withPage({}, async ({ page }) => {
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip');
      const empty = await tabThrough(page, 30);
      expect(empty.unseen).toEqual([]);
      expect(empty.stops).toEqual(
        expect.arrayContaining(['select theme', 'button drop', 'button choose-folder', 'textarea paste-text']),
      );
      // The drop zone opens the dialogue of the browser.
      const asked = page.waitForEvent('filechooser');
      await page.focus('#drop');
      await page.keyboard.press('Enter');
      const chooser = await asked;
      await chooser.setFiles([outdatedProfile(), bookmark('alice', 'example-reports')].map(asPayload));
      await statusOf(page, /error/u);
      const full = await tabThrough(page, 80);
      expect(full.unseen).toEqual([]);
      expect(full.stops.filter((stop) => stop.startsWith('pre ')).length).toBeGreaterThan(0);
      expect(full.stops).toEqual(
        expect.arrayContaining([
          'select findings-for',
          'select plan-target',
          'select plan-program',
          'button take-bundle',
        ]),
      );
      await page.focus('#take-bundle');
      await page.keyboard.press('Enter');
      await page.waitForSelector('#save-bundle');
      const saved = await downloaded(page, () => page.keyboard.press('Enter'));
      expect(saved.name).toBe('duckbill-desk.zip');
    }));

  it('can be read and touched, light and dark, on a desk and a phone; and would be found out otherwise', () =>
    withPage({}, async ({ page }) => {
      const looks = [wide, phone].flatMap((size) => (['light', 'dark'] as const).map((scheme) => ({ size, scheme })));
      const auditAll = async (): Promise<void> => {
        for (const { size, scheme } of looks) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
          expect({ size, scheme, wrong: await auditPage(page) }).toEqual({ size, scheme, wrong: [] });
        }
      };
      await auditAll();
      await page.click('#example');
      await statusOf(page, /error/u);
      const long = `C:\\Users\\${'a.very.long.name'.repeat(6)}\\Documents of ${'every-kind-'.repeat(9)}\\.aws\\config`;
      await drop(page, [{ name: long, text: '[profile x]\nsource_profile = y\nrole_arn = z\n' }]);
      await statusOf(page, /in 5 files/u);
      await page.fill('#paste-text', denied);
      await page.click('#paste-form button');
      await page.waitForSelector('.explanation');
      await page.click('#take-bundle');
      await page.waitForSelector('#save-bundle');
      await auditAll();
      expect((await page.locator('#start').isVisible()) || (await page.locator('#no-findings').isVisible())).toBe(
        false,
      );
      await page.evaluate(() => {
        const wrong = document.createElement('div');
        const pale = document.createElement('p');
        pale.textContent = 'pale';
        pale.style.color = '#999';
        const small = document.createElement('button');
        small.style.cssText = 'min-height: 0; padding: 0; width: 10px; height: 10px';
        const jump = document.createElement('h6');
        jump.textContent = 'jump';
        const long = document.createElement('div');
        long.style.cssText = 'width: 3000px; height: 1px';
        wrong.append(pale, small, jump, long);
        document.querySelector('main')?.append(wrong);
      });
      await page.emulateMedia({ colorScheme: 'light' });
      const found = (await auditPage(page)).join('\n');
      const kinds = [
        /^contrast .* p "pale"/mu,
        /^no name: button/mu,
        /^target of/mu,
        /^heading jumps/mu,
        /^sticks out/mu,
      ];
      for (const kind of kinds) expect(found).toMatch(kind);
    }));

  it('keeps the theme that was chosen, against the system', () =>
    withPage({ colorScheme: 'light' }, async ({ page }) => {
      const ground = (): Promise<string> => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const light = await ground();
      await page.getByLabel('Theme').selectOption('dark');
      const dark = await ground();
      expect(dark).not.toBe(light);
      await page.reload();
      await page.waitForSelector('html[data-ready]');
      expect(await ground()).toBe(dark);
      expect(await page.getByLabel('Theme').inputValue()).toBe('dark');
      await page.getByLabel('Theme').selectOption('system');
      expect(await ground()).toBe(light);
    }));

  it('can be stopped, and goes on with an empty desk', () =>
    withPage({}, async ({ page }) => {
      // The next worker never comes to an end with what it is given, on any machine.
      await page.route('**/worker-*.js', async (route) => {
        const body = 'addEventListener("message", ({ data }) => { for (;data.verb === "look";); }, true);';
        await route.fulfill({ contentType: 'text/javascript', body });
      });
      await page.reload();
      await page.waitForSelector('html[data-ready]');
      const [endless] = page.workers();
      const ended = new Promise((resolve) => endless?.once('close', resolve));
      await drop(page, [bookmark('bob')]);
      await page.waitForSelector('#busy:not([hidden])');
      await page.unroute('**/worker-*.js');
      await page.click('#stop');
      await ended;
      await statusOf(page, /Stopped/u);
      await drop(page, [bookmark('alice')]);
      expect(await statusOf(page, /1 file/u)).not.toContain('2 files');
      expect(await page.locator('#files .file-name').allTextContents()).toEqual(['reports.duck']);
      await until(page, () => document.querySelector<HTMLElement>('#busy')?.hidden === true, undefined);
    }));

  describe('the reference of the API', () => {
    it('shows every address, and asks nobody but this service for anything', async () => {
      const { page, requests, complaints } = await desk.open('/reference', { viewport: { width: 1360, height: 900 } });
      await page.getByText('/v1/lint').first().waitFor();
      // Its styles are there, though none is inline: its own, and those of the editor of requests.
      const font = (): Promise<string> =>
        page.evaluate(() => getComputedStyle(document.documentElement).getPropertyValue('--scalar-font'));
      expect(await font()).toMatch(/^system-ui/u);
      await page
        .getByRole('button', { name: /Test Request/u })
        .first()
        .click();
      const editor = page.locator('.cm-editor').first();
      await editor.waitFor();
      expect(await editor.evaluate((element) => getComputedStyle(element).display)).toBe('flex');
      expect(await page.evaluate(() => document.styleSheets.length)).toBe(0);
      await page.keyboard.press('Escape');
      // Where it would look for fonts, chats and proxies, were they not off.
      await page.mouse.wheel(0, 4000);
      await page.keyboard.press('Control+k');
      await page.waitForLoadState('networkidle');
      const outside = requests.filter(
        (address) => !address.startsWith(`${desk.url}/`) && !/^(?:blob|data):/u.test(address),
      );
      expect(outside).toEqual([]);
      expect(requests).toContain(`${desk.url}/openapi.json`);
      expect(complaints.filter((words) => words.includes('Content Security Policy'))).toEqual([]);
      expect(await page.evaluate(() => document.querySelectorAll('[src^="http"], link[href^="http"]').length)).toBe(
        await page.evaluate(
          (origin) => document.querySelectorAll(`[src^="${origin}"], link[href^="${origin}"]`).length,
          desk.url,
        ),
      );
      await page.context().close();
    });

    it('carries the licences of what it is made of', async () => {
      const { page } = await desk.open('/');
      const licences = await page.evaluate(() => document.querySelector<HTMLAnchorElement>('footer a')?.href ?? '');
      const text = await (await fetch(licences)).text();
      for (const name of ['@scalar/api-reference', '@noble/hashes', 'diff', 'fflate']) {
        expect(text).toContain(`== ${name}\n`);
      }
      expect(text).toMatch(/MIT License/u);
      await page.context().close();
    });
  });
});
