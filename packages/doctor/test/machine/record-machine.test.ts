import {
  makeDoctorInput,
  type Machine,
  machineOfFiles,
  readTarget,
  recordMachine,
  runChecks,
  TargetFailure,
} from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { fakeProbes, testMachine } from '../inputs.ts';
import { canaries } from '../plans.ts';
import { testWorld } from '../test-world.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

function file(text: string) {
  return { state: 'read', bytes: bytesOf(text), modified: 0, ownerOk: true } as const;
}

const bookmark = `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
  <key>Protocol</key><string>s3</string>
  <key>Provider</key><string>s3-cli</string>
  <key>Hostname</key><string>s3.amazonaws.com</string>
  <key>Username</key><string>work</string>
</dict></plist>
`;

const windows = testMachine({
  platform: 'win32',
  home: 'C:\\Users\\anna',
  cwd: 'C:\\Users\\anna\\Desktop',
  environment: { APPDATA: 'C:\\Users\\anna\\AppData\\Roaming', SECRET_OF_ANOTHER_PROGRAM: canaries.secretAccessKey },
  files: new Map([
    ['C:\\Users\\anna\\Desktop\\Work.duck', file(bookmark)],
    [
      'C:\\Users\\anna\\.aws\\credentials',
      file('[work]\naws_access_key_id = AKIAEXAMPLE\naws_secret_access_key = x\n'),
    ],
    ['C:\\Users\\anna\\AppData\\Roaming\\Cyberduck\\Profiles\\Own.cyberduckprofile', file('<plist/>')],
  ]),
});

async function reportOf(machine: Machine, target: string) {
  const read = await readTarget(machine, target);
  return runChecks(
    await makeDoctorInput(read, { machine, world: testWorld([], { now: () => new Date(0) }), probes: fakeProbes() }),
    {
      online: false,
    },
  );
}

describe('a target on a computer of another kind', () => {
  it('is read by the paths of Windows', async () => {
    const { planned, sources } = await readTarget(windows, 'Work.duck');
    expect(sources.map(({ name }) => name)).toContain('C:\\Users\\anna\\.aws\\credentials');
    expect(sources.map(({ name }) => name)).toContain(
      'C:\\Users\\anna\\AppData\\Roaming\\Cyberduck\\Profiles\\Own.cyberduckprofile',
    );
    expect(planned.keys.accessKeyId).toBe('AKIAEXAMPLE');
  });

  it('that is missing is told with a word for the person', async () => {
    await expect(readTarget(windows, 'Other.duck')).rejects.toThrow('cannot read Other.duck: it does not exist');
    await expect(readTarget(windows, 'Other')).rejects.toSatisfy(
      (error) => TargetFailure.is(error) && error.kind === 'usage',
    );
  });
});

describe('recordMachine', () => {
  it('remembers what was asked, absent files too, and nothing else', async () => {
    const machine = recordMachine(windows);
    await reportOf(machine, 'Work.duck');
    const { files, environment } = machine.record();
    expect(files.get('C:\\Users\\anna\\.aws\\config')).toEqual({ state: 'absent' });
    expect(files.get('C:\\Users\\anna\\Desktop\\Work.duck')?.state).toBe('read');
    expect(environment).toEqual({ APPDATA: 'C:\\Users\\anna\\AppData\\Roaming' });
  });

  it('makes a record whose machine gives the same report', async () => {
    const machine = recordMachine(windows);
    const live = await reportOf(machine, 'Work.duck');
    const untimed = (report: typeof live): unknown =>
      JSON.parse(JSON.stringify(report), (key, value: unknown) => (key === 'durationMs' ? 0 : value));
    expect(untimed(await reportOf(machineOfFiles(machine.record()), 'Work.duck'))).toEqual(untimed(live));
  });

  it('asks once about each thing, and its clock stands still', async () => {
    const asked: string[] = [];
    let time = 0;
    const machine = recordMachine({
      ...windows,
      now: () => new Date((time += 1)),
      read: async (path) => {
        asked.push(path);
        return windows.read(path);
      },
    });
    await Promise.all([machine.read('Work.duck'), machine.read('C:\\Users\\anna\\Desktop\\Work.duck')]);
    expect(asked).toEqual(['C:\\Users\\anna\\Desktop\\Work.duck']);
    expect(machine.now()).toEqual(machine.now());
  });

  it('knows of an absent file without taking its folder for one that is there', async () => {
    const machine = recordMachine(testMachine());
    await machine.read('/home/anna/.aws/config');
    const again = machineOfFiles(machine.record());
    expect(await again.read('/home/anna/.aws')).toEqual({ state: 'absent' });
  });
});
