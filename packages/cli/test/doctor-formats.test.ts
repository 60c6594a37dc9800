import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { faultyProfile, homeWith, practiceFiles } from './sample-files.ts';

const target = ['doctor', 'Example.duck', '--profile', 'Example.cyberduckprofile'];
const faulty = { ...practiceFiles, 'Example.cyberduckprofile': faultyProfile };

describe('duckbill doctor --format', () => {
  it('writes several reports at once', async () => {
    const home = await homeWith(faulty);
    const words = [...target, '--format', 'markdown:reports/ticket.md', '--format', 'json:report.json'];
    const run = await runDuckbill(words, { home });
    expect(run).toMatchObject({ exit: 1, stderr: '' });
    expect(run.stdout).toMatch(/^→ First: /u);
    const ticket = await readFile(path.join(home, 'reports', 'ticket.md'), 'utf8');
    expect(ticket).toMatch(/^### Duckbill doctor\n/u);
    expect(ticket).toContain('- Stands for: Cyberduck 9.5');
    const report: unknown = JSON.parse(await readFile(path.join(home, 'report.json'), 'utf8'));
    expect(report).toMatchObject({ version: 1, verdict: 'failing', exit: { code: 1 } });
    expect((await stat(path.join(home, 'report.json'))).mode & 0o777).toBe(0o644);
  });

  it('prints the one that names no file', async () => {
    const home = await homeWith(faulty);
    const ticket = await runDuckbill([...target, '--format', 'markdown'], { home });
    expect(ticket.stdout).toMatch(/^### Duckbill doctor\n/u);
    const { exit, first } = jsonOf(await runDuckbill([...target, '--format', 'json'], { home }));
    expect(exit).toEqual({ code: 1, reason: expect.stringMatching(/failed, first of all /u) as string });
    expect(first).toMatchObject({ code: 'profile-token-flag-for-role' });
    expect(jsonOf(await runDuckbill([...target, '--json'], { home }))['first']).toEqual(first);
  });

  it.each([
    ['an unknown format', ['--format', 'pdf'], 'unknown format "pdf"; known: text, markdown, json'],
    ['two for standard output', ['--json', '--format', 'markdown'], 'cannot share standard output'],
    ['no name behind the colon', ['--format', 'json:'], 'names no file behind the colon'],
    ['a file that is read', ['--format', 'json:Example.duck'], 'it is one of the files to check'],
    ['one file twice', ['--format', 'json:a', '--format', 'markdown:a'], 'another report goes there'],
  ])('takes %s as wrong usage', async (_title, words, reason) => {
    const home = await homeWith(practiceFiles);
    const before = await readFile(path.join(home, 'Example.duck'), 'utf8');
    const run = await runDuckbill([...target, ...words], { home });
    expect(run.exit).toBe(2);
    expect(run.output).toContain(reason);
    expect(await readFile(path.join(home, 'Example.duck'), 'utf8')).toBe(before);
  });

  it('lists every check with --verbose', async () => {
    const run = await runDuckbill([...target, '--verbose'], { home: await homeWith(practiceFiles) });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toMatch(/✓ passed +The plan has no problem/u);
    expect(run.stdout).toMatch(/– skipped +The clock is right +needs --online/u);
    expect(run.stdout).toMatch(/\n✓ All well: /u);
  });
});
