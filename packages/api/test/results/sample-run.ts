import { compileJsonFleetSpec, type Fleet, type FleetFile, type FleetMember, SourceText } from '@duckbill/core';
import { type ArchiveKind, memberFiles, printFleet, sharedFiles } from '@duckbill/fleet';
import { assembleResult } from '../../src/results/assemble-result.ts';
import type { ObjectStore } from '../../src/results/object-store.ts';
import type { ResultLayout } from '../../src/results/result-layout.ts';
import { writeSegment } from '../../src/results/write-segment.ts';

/** A fleet as the documentation has it, for these targets. */
export function sampleFleet(targets: readonly string[]): Fleet {
  const spec = {
    version: 1,
    organisation: { name: 'Example Corp', slug: 'example', contact: 'it@example.com' },
    ssoSession: { name: 'example', startUrl: 'https://example.awsapps.com/start', region: 'eu-west-1' },
    accounts: [{ name: 'production', id: '111122223333' }],
    roles: [{ name: 'ReadOnly' }],
    buckets: [{ name: 'reports', bucket: 'example-reports', path: '{user.team}/in', account: 'production' }],
    region: 'eu-west-1',
    grants: [{ when: { team: 'finance' }, roles: ['ReadOnly'], buckets: ['reports'] }],
    variables: [{ name: 'team' }],
    targets,
  };
  const { fleet } = compileJsonFleetSpec(new SourceText('fleet.json', JSON.stringify(spec)));
  if (fleet === undefined) throw new Error('the spec of the sample is wrong');
  return fleet;
}

/** People with names of many scripts; every seventh gets nothing. */
export function sampleMembers(count: number, seed = 0): readonly FleetMember[] {
  const names = ['ada', 'bjørn', '日本', 'o’hara', 'x'.repeat(90)];
  return Array.from({ length: count }, (_, at) => {
    const id = `${names[(at + seed) % names.length] ?? ''}-${seed}-${at}@example.com`;
    const team = (at + seed) % 7 === 6 ? 'sales' : 'finance';
    return { id, line: at + 2, variables: new Map([['id', id] as const, ['team', team] as const]) };
  });
}

export const origin = { generator: 'duckbill 0.0.0', specSha256: 'a'.repeat(64) };

/** What one process prints in one go. */
export async function inOneGo(
  fleet: Fleet,
  members: readonly FleetMember[],
  kind: ArchiveKind,
  key?: Parameters<typeof printFleet>[1]['key'],
): Promise<Buffer> {
  const groups = function* (): Generator<readonly FleetFile[]> {
    for (const member of members) yield memberFiles(fleet, member).files;
    yield sharedFiles(fleet);
  };
  const whole = { ...origin, programs: fleet.programs, members: members.length };
  const pieces: Uint8Array[] = [];
  const signed = key === undefined ? {} : { key };
  for await (const piece of printFleet(groups(), { ...kind, ...signed, origin: () => whole })) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Members in so many a segment, written in the order that is given, or from the last to the first. */
export async function inSegments(
  store: ObjectStore,
  run: string,
  {
    fleet,
    members,
    kind,
  }: { readonly fleet: Fleet; readonly members: readonly FleetMember[]; readonly kind: ArchiveKind },
  size: number,
  key?: Parameters<typeof printFleet>[1]['key'],
): Promise<ResultLayout> {
  const segments = Math.ceil(members.length / size);
  for (let index = segments - 1; index >= 0; index -= 1) {
    const part = members.slice(index * size, (index + 1) * size);
    await writeSegment(store, { ...kind, run, index, fleet, members: part });
  }
  return assembleResult(store, { ...kind, ...origin, ...(key === undefined ? {} : { key }), run, segments, fleet });
}
