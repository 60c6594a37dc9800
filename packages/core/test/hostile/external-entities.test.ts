import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { plainPlist } from '../../src/plist/plain-plist.ts';
import { parseText } from '../plist/read-fixture.ts';

const canary = 'CANARY-of-a-file-nobody-gave-us';
const folder = mkdtempSync(join(tmpdir(), 'duckbill-xxe-'));
const file = join(folder, 'secret');
writeFileSync(file, canary);
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const url = pathToFileURL(file).href;

describe('entities that stand elsewhere', () => {
  it.each([
    ['a general entity', `<!DOCTYPE plist [<!ENTITY x SYSTEM "${url}">]>`],
    ['a general entity with a public name', `<!DOCTYPE plist [<!ENTITY x PUBLIC "-//A//B" "${url}">]>`],
    ['a parameter entity', `<!DOCTYPE plist [<!ENTITY % p SYSTEM "${url}"> %p; <!ENTITY x "y">]>`],
    ['a document type', `<!DOCTYPE plist SYSTEM "${url}">`],
    ['a bare path', `<!DOCTYPE plist [<!ENTITY x SYSTEM "${file}">]>`],
  ])('are never opened: %s', (_what, doctype) => {
    const { root, diagnostics } = parseText(`${doctype}<plist><dict><key>a</key><string>[&x;]</string></dict></plist>`);
    const shown = JSON.stringify([root && [...textsOf(plainPlist(root))], diagnostics]);
    expect(shown).not.toContain(canary);
  });
});

function* textsOf(plain: unknown): Generator {
  if (plain instanceof Map) for (const [key, value] of plain) yield* [key, ...textsOf(value)];
  else yield plain;
}
