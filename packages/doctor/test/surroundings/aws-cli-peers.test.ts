import { execFileSync } from 'node:child_process';
import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { findSurroundings, type Machine } from '@duckbill/doctor';
import { expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../../peers/peers.ts';
import { testMachine } from '../inputs.ts';

/** This computer, read only; no program is asked. */
function thisComputer(environment: Readonly<Record<string, string>>): Machine {
  return {
    ...testMachine({ platform: process.platform, home: environment['HOME'] ?? '/', environment }),
    cwd: process.cwd(),
    read: async (name) => {
      try {
        const absolute = path.resolve(name);
        if ((await stat(absolute)).isDirectory()) return { state: 'folder' };
        return { state: 'read', bytes: await readFile(absolute), modified: 0, ownerOk: true };
      } catch {
        return { state: 'absent' };
      }
    },
    list: async (folder) => readdir(folder).catch(() => []),
    ask: () => Promise.reject(new Error('nobody is to be asked')),
  };
}

/** What a program of the PATH says of itself: `aws-cli/1.45.11 Python/…`. */
function saidVersion(command: string, environment: Readonly<Record<string, string>>): string | undefined {
  const text = execFileSync(command, ['--version'], { encoding: 'utf8', env: environment });
  return /^aws-cli\/(\S+)/u.exec(text)?.[1];
}

describeWithPeers(['aws-cli-v1'], 'the AWS CLI of the PATH', () => {
  it('has the version that files tell, without being asked', async () => {
    const environment = peerEnvironment('/nowhere');
    const { programs } = await findSurroundings(thisComputer(environment));
    expect(programs[0]).toMatchObject({ kind: 'aws-cli', version: saidVersion('aws', environment) });
  });
});

describeWithPeers(['aws-cli-v2'], 'the AWS CLI 2 of the distribution', () => {
  it('has the version that files tell, without being asked', async () => {
    const environment = { ...peerEnvironment('/nowhere'), PATH: '/usr/bin' };
    const { programs } = await findSurroundings(thisComputer(environment));
    expect(programs).toMatchObject([{ build: 'deb', version: saidVersion('/usr/bin/aws', environment) }]);
  });
});
