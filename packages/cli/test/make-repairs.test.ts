import { chmod, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SourceText } from '@duckbill/core';
import type { Repair } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { makeRepairs } from '../src/doctor/make-repairs.ts';
import { homeWith } from './sample-files.ts';

const text = '[work]\nregion = eu-west-1\n';

function bytesOf(content: string): Uint8Array {
  return new TextEncoder().encode(content);
}

/** One repair of each kind, planned when the file held `text` with mode 0644. */
function repairsOf(file: string): readonly Repair[] {
  const bytes = bytesOf(text);
  const before = new SourceText(file, text, { bytes, encoding: 'utf-8' });
  const edits = [{ span: { start: 1, end: 1 }, text: 'profile ' }];
  return [
    { kind: 'mode', check: 'secrets-private', path: file, title: 'make it private', from: 0o644, to: 0o600 },
    { kind: 'text', check: 'lint-clean', path: file, title: 'mend it', code: 'x', before, bytes, edits },
    { kind: 'cache', check: 'cached-sign-in', path: file, title: 'remove it', bytes },
  ];
}

function only(file: string, kind: Repair['kind']): readonly { repair: Repair; preview: string }[] {
  return repairsOf(file)
    .filter((repair) => repair.kind === kind)
    .map((repair) => ({ repair, preview: '' }));
}

async function homeFile(): Promise<string> {
  const file = path.join(await homeWith({ config: text }), 'config');
  await chmod(file, 0o644);
  return file;
}

describe('makeRepairs', () => {
  it.each(['text', 'cache'] as const)('refuses a %s repair of a file that changed meanwhile', async (kind) => {
    const file = await homeFile();
    await writeFile(file, `${text}# another line\n`);
    const [made] = await makeRepairs(only(file, kind));
    expect(made).toMatchObject({ outcome: 'refused', reason: 'it was changed by another program in the meantime' });
    expect(await readFile(file, 'utf8')).toBe(`${text}# another line\n`);
    expect(await readdir(path.dirname(file))).toEqual(['config']);
  });

  it('refuses permissions that changed meanwhile', async () => {
    const file = await homeFile();
    await chmod(file, 0o640);
    const [made] = await makeRepairs(only(file, 'mode'));
    expect(made).toMatchObject({ outcome: 'refused' });
    expect((await stat(file)).mode & 0o777).toBe(0o640);
  });

  it('says that a file is gone', async () => {
    const file = path.join(await homeWith(), 'config');
    for (const kind of ['mode', 'text', 'cache'] as const) {
      expect(await makeRepairs(only(file, kind))).toMatchObject([{ outcome: 'refused' }]);
    }
    expect(await readdir(path.dirname(file))).toEqual([]);
  });

  it('writes all edits of a file at once, behind a link too, and keeps a private backup', async () => {
    const file = await homeFile();
    const linked = path.join(path.dirname(file), 'link');
    await symlink('config', linked);
    const [mode, first] = repairsOf(linked);
    if (mode === undefined || first?.kind !== 'text') throw new Error('no repairs');
    const second: Repair = { ...first, edits: [{ span: { start: 16, end: 25 }, text: 'eu-west-2' }] };
    const made = await makeRepairs([mode, first, second].map((repair) => ({ repair, preview: '' })));
    expect(made.map(({ outcome }) => outcome)).toEqual(['done', 'done', 'done']);
    expect(await readFile(file, 'utf8')).toBe('[profile work]\nregion = eu-west-2\n');
    expect(await readFile(`${file}.bak`, 'utf8')).toBe(text);
    for (const name of [file, `${file}.bak`]) expect((await stat(name)).mode & 0o777).toBe(0o600);
    expect((await readdir(path.dirname(file))).toSorted()).toEqual(['config', 'config.bak', 'link']);
  });
});
