import { describe, expect, it } from 'vitest';
import { openBrowser } from '../src/open-browser.ts';

describe('a browser', () => {
  it.each([{}, { DISPLAY: '' }])('is not said to be open on a Linux without a display: %o', async (environment) => {
    expect(await openBrowser('http://127.0.0.1:9/', { platform: 'linux', environment })).toBe(false);
  });
});
