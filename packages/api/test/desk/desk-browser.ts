import { mkdtemp, rm } from 'node:fs/promises';
import { EventEmitter } from 'node:events';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { buildPages } from '../../scripts/bundle-pages.ts';
import { ownAssets } from '../../src/assets.ts';
import { serve } from '../../src/server.ts';

/** A service with both pages, just built, and the system's Chromium. */
export interface DeskUnderTest {
  readonly url: string;
  /** A page of the service in a browser of its own, with everything that it did. */
  open(path: string, options?: BrowserContextOptions): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenPage {
  readonly page: Page;
  /** Every address that was asked for, by the page or by its worker. */
  readonly requests: string[];
  /** What the browser complained about: faults, and what a policy refused. */
  readonly complaints: string[];
}

/** Milliseconds for one step: machines may be loaded, and nothing here is about speed. */
const patience = 50_000;

/** Waits for a fact of the page. It is asked at intervals: frames may not come on a loaded machine. */
export async function until<Argument>(
  page: Page,
  fact: (argument: Argument) => boolean,
  argument: Argument,
): Promise<void> {
  const deadline = performance.now() + patience;
  while (!(await page.evaluate(fact as (argument: unknown) => boolean, argument))) {
    if (performance.now() > deadline) throw new Error(`did not come true: ${fact.toString()}`);
    await page.waitForTimeout(30);
  }
}

export async function startDesk(): Promise<DeskUnderTest> {
  const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-pages-'));
  await buildPages(folder);
  const server = await serve({
    signals: new EventEmitter(),
    assets: { ...ownAssets(), pages: folder },
    threads: 0,
  });
  // Root has no sandbox of Chromium's; the pages are our own.
  const browser: Browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  return {
    url: server.url,
    open: async (address, options = {}) => {
      const context = await browser.newContext({ acceptDownloads: true, reducedMotion: 'reduce', ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(patience);
      const requests: string[] = [];
      const complaints: string[] = [];
      context.on('request', (request) => requests.push(request.url()));
      context.on('weberror', (error) => complaints.push(error.error().message));
      page.on('console', (message) => {
        if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
      });
      await page.goto(`${server.url}${address}`);
      return { page, requests, complaints };
    },
    close: async () => {
      await browser.close();
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
