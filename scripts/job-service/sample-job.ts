import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { compileJsonFleetSpec, type FleetFile, SourceText } from '@duckbill/core';
import { memberFiles, printFleet, readRoster, sharedFiles } from '@duckbill/fleet';

/** A spec whose members have an AWS config, a profile and bookmarks. */
export const sampleSpec: string = JSON.stringify({
  version: 1,
  organisation: { name: 'Example Corp', slug: 'example', contact: 'it@example.com' },
  ssoSession: { name: 'example', startUrl: 'https://example.awsapps.com/start', region: 'eu-west-1' },
  accounts: [{ name: 'production', id: '111122223333' }],
  roles: [{ name: 'ReadOnly' }],
  buckets: [{ name: 'reports', bucket: 'example-reports', path: '{user.team}/in', account: 'production' }],
  region: 'eu-west-1',
  grants: [{ roles: ['ReadOnly'], buckets: ['reports'] }],
  variables: [{ name: 'team' }],
});

export function sampleRoster(users: number): Buffer {
  const rows = Array.from(
    { length: users },
    (_, at) => `user-${String(at).padStart(8, '0')}@example.com,team-${at % 7}\n`,
  );
  return Buffer.from(`id,team\n${rows.join('')}`);
}

/** Writes what one process makes of the sample, in one stream; the milliseconds and processor seconds that it takes. */
export async function writeInOneGo(
  roster: Buffer,
  format: 'zip' | 'tar' | 'ndjson',
  target: string,
): Promise<{ readonly wall: number; readonly cpu: number }> {
  const { fleet } = compileJsonFleetSpec(new SourceText('fleet.json', sampleSpec));
  if (fleet === undefined) throw new Error('the sample spec is wrong');
  let members = 0;
  const bytes = async function* (): AsyncGenerator<Uint8Array> {
    yield roster;
  };
  const groups = async function* (): AsyncGenerator<readonly FleetFile[]> {
    for await (const { member } of readRoster(bytes(), fleet, { name: 'roster', format: 'csv' })) {
      if (member === undefined) continue;
      members += 1;
      yield memberFiles(fleet, member).files;
    }
    yield sharedFiles(fleet);
  };
  const specSha256 = createHash('sha256').update(sampleSpec).digest('hex');
  const origin = () => ({ generator: 'duckbill 0.0.0', specSha256, programs: fleet.programs, members });
  const begun = performance.now();
  const before = process.cpuUsage();
  const file = await open(target, 'w');
  for await (const piece of printFleet(groups(), { format, origin })) await file.writeFile(piece);
  await file.close();
  const { user, system } = process.cpuUsage(before);
  return { wall: performance.now() - begun, cpu: (user + system) / 1_000_000 };
}

export async function sha256Of(file: string): Promise<string> {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(file)) digest.update(piece);
  return digest.digest('hex');
}
