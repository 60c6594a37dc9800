import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { type FleetHome, undoHome } from '@duckbill/fleet';
import { describe, expect, it } from 'vitest';
import { homeWriterOnDisk } from '../src/home-writer-on-disk.ts';
import { sampleFiles } from './fleet-files.ts';
import { killWriter } from './kill-writer.ts';
import type { KilledWork } from './killed-work.ts';

const users = {
  a: sampleFiles({ region: 'eu-west-1', nickname: 'aaaa', bookmark: '1' }),
  b: sampleFiles({ region: 'us-east-1', nickname: 'bbbb', bookmark: '2', profiles: ['acme-reports', 'acme-logs'] }),
};

/** Which of the two users a text is of, whole; undefined: neither. */
function letterOf(text: string): string | undefined {
  return Object.entries(users).find(([, files]) => files.some((file) => file.text === text))?.[0];
}

/** Every second time the kill is undone; then all files must be of one user. The other times apply has to cope. */
async function lookAround(folder: string, kill: number): Promise<readonly string[]> {
  const home: FleetHome = { home: folder, platform: 'linux', environment: {}, owner: 'acme' };
  const damage: string[] = [];
  if (kill % 2 === 1) {
    const { of, files } = await undoHome(home, homeWriterOnDisk);
    if (of !== 'cut-off' && of !== 'last-apply') damage.push(`undo of ${of}`);
    for (const { place, what } of files) if (what === 'refused') damage.push(`${place} was refused`);
  }
  const letters: string[] = [];
  for (const name of ['.aws', '.duck/Bookmarks'])
    for (const file of await readdir(path.join(folder, name))) {
      if (file.startsWith('.')) continue;
      const letter = letterOf(await readFile(path.join(folder, name, file), 'utf8'));
      if (letter === undefined) damage.push(`${file} is neither old nor new`);
      else letters.push(letter);
    }
  if (kill % 2 === 1 && new Set(letters).size > 1) damage.push(`mixed: ${letters.join(' ')}`);
  return damage;
}

const applyWork: KilledWork = {
  target: '.aws/config',
  script: `
    import { applyHome } from '@duckbill/fleet';
    import { homeWriterOnDisk } from './home-writer-on-disk.ts';
    const users = ${JSON.stringify(users)};
    const write = async (home, letter) => {
      const wish = { files: users[letter] };
      const { plan } = await applyHome({ home, platform: 'linux', environment: {}, owner: 'acme' }, wish, homeWriterOnDisk);
      const odd = plan.items.filter(({ status }) => status === 'conflict');
      if (odd.length > 0) throw new Error(JSON.stringify(odd.map(({ place, conflict }) => [place, conflict])));
    };`,
  letterOf,
  lookAround,
  left: ['config'],
};

describe('an apply that is killed', () => {
  it('leaves each file old or new, can be undone whole, and stops nothing that comes after, 20 times', async () => {
    const { damage, left } = await killWriter(applyWork, 20, Math.random);
    expect({ damage, left }).toEqual({ damage: [], left: applyWork.left });
  });
});
