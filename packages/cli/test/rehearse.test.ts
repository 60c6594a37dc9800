import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { canaries, canaryFiles } from './canary-home.ts';
import { startRehearsal } from './rehearse.ts';
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
});
