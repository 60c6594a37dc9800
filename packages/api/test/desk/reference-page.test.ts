import { afterAll, beforeAll, expect, it } from 'vitest';
import { describeWithPeers } from '../../../../peers/peers.ts';
import { type DeskUnderTest, startDesk } from './desk-browser.ts';

describeWithPeers(['chromium'], 'the reference of the API', () => {
  let desk: DeskUnderTest;

  beforeAll(async () => {
    desk = await startDesk();
  });

  afterAll(async () => {
    await desk?.close();
  });

  it('shows every address, and asks nobody but this service for anything', async () => {
    const { page, requests, complaints } = await desk.open('/reference', { viewport: { width: 1360, height: 900 } });
    await page.getByText('/v1/lint').first().waitFor({ timeout: 60_000 });
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
  }, 120_000);

  it('carries the licences of what it is made of', async () => {
    const { page } = await desk.open('/');
    const licences = await page.evaluate(() => document.querySelector<HTMLAnchorElement>('footer a')?.href ?? '');
    const text = await (await fetch(licences)).text();
    for (const name of ['@scalar/api-reference', '@noble/hashes', 'diff', 'fflate']) {
      expect(text).toContain(`== ${name}\n`);
    }
    expect(text).toMatch(/MIT License/u);
  });
});
