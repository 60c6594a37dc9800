import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canaries, canaryFiles } from './canary-home.ts';
import { letIn, startRehearsal } from './rehearse.ts';
import { runDuckbill } from './run-duckbill.ts';
import { homeWith } from './sample-files.ts';

/** Every text below a folder, by name. */
async function textsOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const names = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      names.map(async (name) => [path.relative(folder, name), await readFile(name, 'latin1')] as const),
    ),
  );
}

const leaks = (text: string): readonly string[] =>
  Object.entries(canaries).flatMap(([name, value]) => (text.includes(value) ? [name] : []));

const corp = ['--profile', 'Corp.cyberduckprofile'];

/** Targets whose rehearsal connects without anybody at a browser. */
const targets: readonly (readonly [title: string, words: readonly string[]])[] = [
  ['a role with MFA', ['aws:reports']],
  ['a chain of roles', ['aws:archive']],
  ['keys of a user', ['aws:alice']],
  ['a program that prints keys', ['aws:vault']],
  ['keys of a session', ['aws:temporary']],
  ['a token in a file', ['aws:web']],
  ['a bookmark with an access key', ['work.duck', ...corp]],
  ['a bookmark with an AWS profile', ['cli.duck']],
  ['a connection profile', ['Corp.cyberduckprofile']],
  ['a URL', [`s3:${canaries['keyId'] ?? ''}@corp-reports`]],
  ['a role as the AWS CLI 1 takes it', ['aws:reports', '--as', 'aws-cli@1']],
];

describe('duckbill sandbox --like', () => {
  it.each(targets)('plays %s, without a secret of the files anywhere', async (_, words) => {
    const home = await homeWith(canaryFiles);
    const rehearsal = await startRehearsal(home, [...words, '--copy-to', 'copies', '--world-out', 'world.json']);
    const run = await rehearsal.run('connect', '--json');
    expect({ exit: run.exit, outcome: run.exit === 0 ? '' : run.output }).toEqual({ exit: 0, outcome: '' });
    const journal = await (await fetch(`${rehearsal.url}/_duckbill/journal`)).text();
    expect(journal).toMatch(/ListBuckets|ListObjectsV2/u);
    const world = await readFile(path.join(home, 'world.json'), 'utf8');
    const texts = [rehearsal.stdout(), rehearsal.stderr(), run.output, journal, world];
    const copies = await textsOf(path.join(home, 'copies'));
    expect([...texts, ...copies.values()].flatMap(leaks)).toEqual([]);
    expect(await rehearsal.end()).toBe(0);
    const left = await textsOf(home);
    // Theirs are as they were, byte for byte.
    for (const [name, text] of Object.entries(canaryFiles)) expect(left.get(name), name).toBe(text);
    const added = [...left.keys()].filter((name) => !Object.hasOwn(canaryFiles, name) && !name.startsWith('copies'));
    expect(added).toEqual(['world.json']);
  });

  it('plays Identity Center, with all that the files enter by it', async () => {
    const rehearsal = await startRehearsal(await homeWith(canaryFiles), ['aws:dev']);
    await letIn(rehearsal);
    const run = await rehearsal.run('connect', '--json', '--device-code', '--no-browser');
    expect({ exit: run.exit, leaked: leaks(run.output) }).toEqual({ exit: 0, leaked: [] });
    const list = ['sso', 'accounts', 'aws:dev', '--device-code', '--no-browser', '--endpoint-url', rehearsal.url];
    const accounts = await runDuckbill(list, { home: rehearsal.folder });
    for (const account of ['210987654321', '345678901234']) expect(accounts.stdout).toContain(account);
  });

  it('goes on from Identity Center to a role', async () => {
    const rehearsal = await startRehearsal(await homeWith(canaryFiles), ['aws:dev-role']);
    await letIn(rehearsal);
    const run = await rehearsal.run('connect', '--json', '--device-code', '--no-browser');
    expect({ exit: run.exit, output: run.exit === 0 ? '' : run.output }).toEqual({ exit: 0, output: '' });
  });

  it('plays the files of a bundle, on another computer', async () => {
    const home = await homeWith(canaryFiles);
    const words = ['doctor', 'work.duck', '--profile', 'Corp.cyberduckprofile', '--bundle', 'desk.zip', '--yes'];
    await runDuckbill(words, { home });
    const desk = await homeWith({ 'desk.zip': await readFile(path.join(home, 'desk.zip')) });
    const rehearsal = await startRehearsal(desk, ['--from-bundle', 'desk.zip']);
    expect(rehearsal).toMatchObject({
      target: 'work.duck',
      devices: [{ serial: 'arn:aws:iam::210987654321:mfa/alice-phone' }],
    });
    const run = await rehearsal.run('connect', '--json');
    expect({ exit: run.exit, output: run.exit === 0 ? '' : run.output }).toEqual({ exit: 0, output: '' });
    const copies = await textsOf(rehearsal.folder);
    expect([rehearsal.stdout(), run.output, ...copies.values()].flatMap(leaks)).toEqual([]);
  });

  it('takes its temporary folder away, and names variables that would lead elsewhere', async () => {
    const home = await homeWith(canaryFiles);
    const rehearsal = await startRehearsal(home, ['aws:reports'], { AWS_PROFILE: 'other' });
    expect(path.dirname(rehearsal.folder)).toBe(home);
    expect(rehearsal.commands.slice(0, 2)).toEqual([`cd ${rehearsal.folder}`, 'unset AWS_PROFILE']);
    expect(await rehearsal.end()).toBe(0);
    expect([...(await textsOf(home)).keys()].toSorted()).toEqual(Object.keys(canaryFiles).toSorted());
  });

  it('has the same secrets for the same seed', async () => {
    const home = await homeWith(canaryFiles);
    const worldOf = async (...words: readonly string[]): Promise<string> =>
      (await runDuckbill(['sandbox', '--like', 'aws:reports', '--print-world', ...words], { home })).stdout;
    expect(await worldOf('--seed', 'desk')).toBe(await worldOf('--seed', 'desk'));
    expect(await worldOf()).not.toBe(await worldOf());
  });

  it('writes over nothing', async () => {
    const home = await homeWith(canaryFiles);
    const like = ['sandbox', '--like', 'aws:reports'];
    const full = await runDuckbill([...like, '--copy-to', '.aws'], { home });
    expect(full).toMatchObject({ exit: 2, stdout: '' });
    expect(full.stderr).toContain('is not empty');
    const there = await runDuckbill([...like, '--world-out', 'work.duck'], { home });
    expect(there).toMatchObject({ exit: 3, stdout: '' });
    for (const [name, text] of await textsOf(home)) expect(text, name).toBe(canaryFiles[name]);
  });
});
