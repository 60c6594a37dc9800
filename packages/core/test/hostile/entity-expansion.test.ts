import { describe, expect, it } from 'vitest';
import { parseText } from '../plist/read-fixture.ts';

/** Entities of which each opens the next a few times. */
function laughs(levels: number, times: number): string {
  const declared = Array.from({ length: levels }, (_, at) => `<!ENTITY e${at + 1} "${`&e${at};`.repeat(times)}">`);
  return `<!DOCTYPE plist [<!ENTITY e0 "lol">${declared.join('')}]>`;
}

describe('entities that open entities', () => {
  it.each([
    ['a billion laughs in a text', `${laughs(9, 10)}<plist><dict><key>a</key><string>&e9;</string></dict></plist>`],
    ['a billion laughs in a key', `${laughs(9, 10)}<plist><dict><key>&e9;</key><true/></dict></plist>`],
    ['a billion laughs in an attribute', `${laughs(9, 10)}<plist version="&e9;"><dict/></plist>`],
    [
      'one entity that refers to itself',
      '<!DOCTYPE plist [<!ENTITY a "&a;">]><plist><dict><key>&a;</key><true/></dict></plist>',
    ],
    [
      'two that refer to each other',
      '<!DOCTYPE plist [<!ENTITY a "&b;"><!ENTITY b "&a;">]><plist><string>&a;</string></plist>',
    ],
    [
      'a long one, opened often',
      `<!DOCTYPE plist [<!ENTITY a "${'x'.repeat(100_000)}">]><plist><string>${'&a;'.repeat(10_000)}</string></plist>`,
    ],
    [
      'parameter entities',
      `<!DOCTYPE plist [<!ENTITY % a "x"><!ENTITY % b "&#37;a;&#37;a;"> %b; ${'%b;'.repeat(100_000)}]><plist><dict/></plist>`,
    ],
  ])('are not opened without end: %s', (_what, text) => {
    const before = process.memoryUsage().heapUsed;
    const { root, diagnostics } = parseText(text);
    // Cyberduck's reader drops references inside values; what it opens it opens within the limits of its XML reader.
    expect(JSON.stringify(root?.type === 'dict' ? root.entries.map(({ key }) => key) : '').length).toBeLessThan(1000);
    expect(JSON.stringify(diagnostics).length).toBeLessThan(100_000);
    // A billion laughs, opened, are 3 GB.
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(500_000_000);
  });
});
