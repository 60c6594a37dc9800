import { generateKeyPairSync } from 'node:crypto';
import { type Fleet, type FleetMember, SourceText } from '@duckbill/core';
import {
  archiveFormats,
  type ArchiveKind,
  makeSegments,
  type MadeSegment,
  memberFiles,
  printFleet,
  printSegments,
  readFleetSpec,
  readSigningKey,
  type SegmentMaker,
  type SegmentOrder,
  SegmentThreads,
  sharedFiles,
  startingSpec,
} from '@duckbill/fleet';
import { expect, it } from 'vitest';
import { collect } from '../archive/sample-fleet.ts';

const spec = {
  name: 'fleet.yaml',
  text: `${startingSpec().replace(/^targets:.*\n/mu, '')}\ntargets: [linux, munki]\n`,
};
const fleet: Fleet = (() => {
  const read = readFleetSpec(new SourceText(spec.name, spec.text));
  if (read.fleet === undefined) throw new Error('the sample spec is wrong');
  return read.fleet;
})();
const members = Array.from({ length: 150 }, (_, at): FleetMember => {
  const id = at % 7 === 0 ? `Zoë ${at} 日本` : `user-${at}`;
  return { id, line: at + 2, variables: new Map(Object.entries({ id, team: at % 2 === 0 ? 'finance' : 'it' })) };
});
/** Every third row has no member. */
const rows = members.flatMap((member, at) => (at % 3 === 0 ? [{}, { member }] : [{ member }]));
const origin = () => ({
  generator: 'duckbill 0.0.0',
  specSha256: 'a'.repeat(64),
  programs: fleet.programs,
  members: 150,
});
const key = readSigningKey(generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
const kinds: readonly ArchiveKind[] = [...archiveFormats.map((format) => ({ format })), { format: 'zip', store: true }];

async function* segmentsOf(kind: ArchiveKind, maker: SegmentMaker): AsyncGenerator<MadeSegment> {
  let line = 0;
  for await (const made of makeSegments(rows, { spec, kind }, maker)) {
    const told = made.rows.flatMap((row) => ('member' in row ? [row.member] : []));
    expect(made.segment.members).toHaveLength(told.length);
    for (const member of told) {
      expect(member.line).toBeGreaterThan(line);
      line = member.line;
    }
    yield made.segment;
  }
}

/** A thread that has to compile the sources first takes its time on a busy machine. */
const slowly = 240_000;

it.each([1, 2, 4])('prints with %d threads what one process prints alone', { timeout: slowly }, async (threads) => {
  const groups = [...members.map((member) => memberFiles(fleet, member).files), sharedFiles(fleet)];
  const makers = new SegmentThreads({ threads });
  try {
    for (const kind of kinds) {
      const printing = { ...kind, key, origin, shared: () => sharedFiles(fleet) };
      const whole = await collect(printFleet(groups, printing));
      const printed = await collect(printSegments(segmentsOf(kind, makers), printing));
      expect(printed.equals(whole), kind.format).toBe(true);
    }
  } finally {
    await makers.close();
  }
});

it('hands on what goes wrong in a thread, and the next order is done all the same', { timeout: slowly }, async () => {
  const makers = new SegmentThreads({ threads: 1 });
  const order = { spec, kind: { format: 'zip' }, members } as const;
  try {
    await expect(makers.make({ ...order, spec: { name: 'x.json', text: '{' } })).rejects.toThrow('a spec has errors');
    await expect(makers.make(order)).resolves.toMatchObject({ files: expect.any(Number) });
    const late = makers.make(order);
    await Promise.all([expect(late).rejects.toThrow('ended'), makers.close()]);
  } finally {
    await makers.close();
  }
  const broken = new SegmentThreads({ threads: 1, code: { filename: '/nowhere/thread.cjs', execArgv: [] } });
  await expect(broken.make(order)).rejects.toThrow('thread.cjs');
});

it('asks for no more rows than its maker can take, and lets go of them when nobody wants more', async () => {
  let [asked, given] = [0, 0];
  let isClosed = false;
  const endless = async function* (): AsyncGenerator<{ readonly member: FleetMember }> {
    try {
      for (;;) {
        asked += 1;
        const [member] = members;
        if (member !== undefined) yield { member };
        await Promise.resolve();
      }
    } finally {
      isClosed = true;
    }
  };
  const maker: SegmentMaker = {
    atOnce: 3,
    // oxlint-disable-next-line require-await -- a maker may take its time
    make: async (order: SegmentOrder) => ({
      body: new Uint8Array(8_000_000),
      sums: new Uint8Array(),
      directory: new Uint8Array(),
      size: 8_000_000,
      files: 1,
      bytes: 1,
      members: order.members.map(() => ({ files: 1, diagnostics: [] })),
    }),
  };
  for await (const { segment } of makeSegments(endless(), { spec, kind: { format: 'tar' } }, maker)) {
    given += segment.members.length;
    expect(asked - given).toBeLessThanOrEqual(3 * 32);
    // Big ones: the parts get fewer members.
    if (segment.members.length < 32) break;
  }
  expect(isClosed).toBe(true);
});
