import {
  allChecks,
  checkCategories,
  checkIds,
  type CheckResult,
  defineCheck,
  type DoctorReport,
  runChecks,
} from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { doctorInput, fakeConnection, fakeProbes, rawAnswer } from './inputs.ts';
import { canaries, rolePlan, staticPlan } from './plans.ts';
import { testWorld } from './test-world.ts';

const online = { online: true };
const offline = { online: false };

function result(report: DoctorReport, id: string): CheckResult {
  const found = report.categories.flatMap(({ checks }) => checks).find((check) => check.id === id);
  if (found === undefined) throw new Error(`no check ${id}`);
  return found;
}

const problem = {
  code: 'plan-no-credentials',
  severity: 'error',
  file: '~/.aws/config',
  span: { start: 0, end: 0 },
  facts: { profile: 'work', program: 'Cyberduck 9.5' },
  programs: [],
  related: [],
  fixes: [],
} as const;

describe('allChecks', () => {
  it('has every id once, each behind those it waits for', () => {
    expect(allChecks.map(({ id }) => id)).toEqual([...checkIds]);
    for (const [index, { waitsFor }] of allChecks.entries()) {
      for (const id of waitsFor) expect(allChecks.slice(0, index).map((check) => check.id)).toContain(id);
    }
  });
});

describe('runChecks', () => {
  it('passes what is well, and asks the network only when it may', async () => {
    const probes = fakeProbes({ resolveName: () => Promise.reject(new Error('asked')) });
    const report = await runChecks(doctorInput({ probes }), offline);
    expect(report).toMatchObject({
      verdict: 'well',
      exit: 'ok',
      online: false,
      counts: { warned: 0, broken: 0, failed: 0 },
    });
    expect(result(report, 'clock-right')).toMatchObject({
      outcome: 'skipped',
      skipped: 'needs-online',
      message: 'needs --online',
    });
    expect(report.first).toBeUndefined();
  });

  it('passes everything online', async () => {
    const report = await runChecks(doctorInput(), online);
    expect(report).toMatchObject({ verdict: 'well', exit: 'ok', counts: { warned: 0, broken: 0, failed: 0 } });
    expect(result(report, 'role-assumable').message).toBe('no role is used');
    const parts = report.categories.map(({ id }) => id);
    expect(parts).toEqual(checkCategories.filter((id) => parts.includes(id)));
  });

  it('names the command for key files that others can read', async () => {
    const files = [
      { path: '~/my keys', kind: 'credentials', exists: true, readable: true, mode: 0o644, ownerOk: false },
      { path: '~/.aws/config', kind: 'config', exists: true, readable: true, mode: 0o644, ownerOk: true },
    ] as const;
    const report = await runChecks(doctorInput({ files }), offline);
    expect(result(report, 'secrets-private')).toMatchObject({
      outcome: 'warned',
      diagnostics: [
        { code: 'secret-file-shared', facts: { path: '~/my keys', mode: '0644' } },
        { code: 'secret-file-foreign', facts: { path: '~/my keys' } },
      ],
      whatToDo: ["Keep them private: chmod 600 ~/'my keys'"],
    });
    expect(report).toMatchObject({ verdict: 'warnings', exit: 'ok', first: { check: 'secrets-private' } });
    const windows = await runChecks(doctorInput({ files, platform: 'windows' }), offline);
    expect(result(windows, 'secrets-private').outcome).toBe('skipped');
  });

  it('knows that keys may stand in config', async () => {
    const files = [
      { path: 'config', kind: 'config', exists: true, readable: true, mode: 0o640, ownerOk: true },
    ] as const;
    expect(result(await runChecks(doctorInput({ files }), offline), 'secrets-private').outcome).toBe('passed');
    const { plan, keys } = staticPlan();
    const origin = { kind: 'file', file: 'config', span: { start: 0, end: 0 } } as const;
    const settings = [{ name: 'aws_secret_access_key', value: '', secret: true, origin }];
    const report = await runChecks(doctorInput({ files, planned: { plan: { ...plan, settings }, keys } }), offline);
    expect(result(report, 'secrets-private')).toMatchObject({
      outcome: 'warned',
      diagnostics: [{ facts: { path: 'config', mode: '0640' } }],
    });
  });

  it('stops behind files that cannot be read', async () => {
    const files = [
      { path: 'work.duck', kind: 'bookmark', exists: true, readable: false, mode: 0, ownerOk: true },
    ] as const;
    const report = await runChecks(doctorInput({ files }), online);
    expect(result(report, 'files-readable')).toMatchObject({
      outcome: 'failed',
      details: ['work.duck cannot be read'],
    });
    expect(result(report, 'plan-sound')).toMatchObject({ outcome: 'skipped', message: 'waits for files-readable' });
    expect(result(report, 'source-keys-valid').message).toBe('waits for plan-sound');
    expect(report).toMatchObject({
      verdict: 'failing',
      exit: 'failed',
      first: { whatToDo: 'Give yourself the right to read: chmod u+r work.duck' },
    });
  });

  it('says what lint and the plan found, in their own words', async () => {
    const { plan, keys } = staticPlan();
    const planned = { plan: { ...plan, problems: [problem] }, keys };
    const report = await runChecks(
      doctorInput({ planned, diagnostics: [problem, { ...problem, severity: 'hint' }] }),
      online,
    );
    expect(result(report, 'lint-clean')).toMatchObject({
      outcome: 'failed',
      message: '1 error in the files',
      codes: [problem.code],
      diagnostics: [{ code: problem.code, severity: 'error', file: problem.file, facts: problem.facts }],
    });
    expect(report.first).toMatchObject({ check: 'lint-clean', code: problem.code });
    expect(result(report, 'plan-sound')).toMatchObject({ outcome: 'failed', message: '1 error found before any call' });
    expect(result(report, 'endpoint-name-resolves').outcome).toBe('skipped');
    expect(report.first?.problem).toContain('"work"');
  });

  it('misses the connection profile', async () => {
    const report = await runChecks(doctorInput({ connectionProfile: { vendor: 'gone', found: false } }), offline);
    expect(result(report, 'connection-profile-found')).toMatchObject({ outcome: 'failed', facts: { vendor: 'gone' } });
    const { connectionProfile: _, ...none } = doctorInput();
    expect(result(await runChecks(none, offline), 'connection-profile-found').outcome).toBe('skipped');
    expect(result(await runChecks(none, offline), 'plan-sound').outcome).toBe('passed');
  });

  it('explains a name without address', async () => {
    const unknown = Object.assign(new Error('getaddrinfo ENOTFOUND sts.amazonaws.com'), { code: 'ENOTFOUND' });
    const report = await runChecks(
      doctorInput({ probes: fakeProbes({ resolveName: () => Promise.reject(unknown) }) }),
      online,
    );
    expect(result(report, 'endpoint-name-resolves').failure?.guidance[0]?.code).toBe('network-name-unknown');
    expect(report.first).toMatchObject({
      check: 'endpoint-name-resolves',
      whatToDo: 'Check the server name: sts.amazonaws.com',
    });
  });

  it('explains a server that refuses', async () => {
    const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' });
    const probes = fakeProbes({
      openTcp: async (host) => (host.startsWith('s3') ? undefined : Promise.reject(refused)),
    });
    const report = await runChecks(doctorInput({ probes }), online);
    expect(result(report, 'endpoint-reachable')).toMatchObject({
      outcome: 'failed',
      details: ['sts.amazonaws.com cannot be reached', 's3.amazonaws.com answers'],
    });
  });

  it.each([
    [10, 'passed', 's away from'],
    [-90, 'warned', 'slow'],
    [120, 'warned', 'fast'],
    [-400, 'failed', 'slow'],
  ])('judges a clock that is %i s off as %s', async (seconds, outcome, direction) => {
    const now = new Date('2026-11-21T12:00:00Z');
    const server = new Date(now.getTime() - seconds * 1000);
    const world = testWorld([], { now: () => now });
    const report = await runChecks(
      doctorInput({ world, probes: fakeProbes({ ask: async () => rawAnswer({}, server) }) }),
      online,
    );
    const clock = result(report, 'clock-right');
    expect(clock.outcome).toBe(outcome);
    expect(clock.facts).toMatchObject({ host: 'sts.amazonaws.com' });
    expect(Math.abs(Number(clock.facts['seconds']) - Math.abs(seconds))).toBeLessThanOrEqual(1);
    expect(clock.message).toContain(direction);
  });

  it('says when the server gives no time', async () => {
    const report = await runChecks(
      doctorInput({ probes: fakeProbes({ ask: async () => rawAnswer({ headers: {} }) }) }),
      online,
    );
    expect(result(report, 'clock-right').outcome).toBe('warned');
    expect(result(report, 'source-keys-valid').outcome).toBe('passed');
  });

  it('connects once for all that want to know, after the network is well', async () => {
    let connects = 0;
    const connect = async () => {
      connects += 1;
      return fakeConnection();
    };
    await runChecks(doctorInput({ probes: fakeProbes({ connect }) }), online);
    expect(connects).toBe(1);
    const stopped = fakeProbes({ connect, ask: async () => rawAnswer({}, new Date(0)) });
    await runChecks(doctorInput({ probes: stopped }), online);
    expect(connects).toBe(1);
  });

  it('runs what is selected, without waiting for what is not', async () => {
    const report = await runChecks(doctorInput(), { online: true, only: ['buckets-listable'] });
    expect(report.counts).toMatchObject({ passed: 1, skipped: checkIds.length - 1 });
    const skipped = await runChecks(doctorInput(), { online: true, skip: ['clock-right'] });
    expect(result(skipped, 'clock-right').message).toBe('not selected');
    expect(result(skipped, 'source-keys-valid').outcome).toBe('passed');
  });

  it('reports a check that throws as broken, without the secret it threw', async () => {
    const failing = defineCheck({
      id: 'clock-right',
      title: 'Throws',
      category: 'network',
      online: false,
      waitsFor: [],
      run: () => {
        throw new Error(`bad ${canaries.secretAccessKey}`);
      },
    });
    const report = await runChecks(doctorInput(), offline, [failing]);
    expect(report).toMatchObject({ verdict: 'incomplete', exit: 'could-not-run' });
    expect(JSON.stringify(report)).not.toContain(canaries.secretAccessKey);
    expect(result(report, 'clock-right').message).toContain('the check itself failed');
  });

  it('keeps the order of the report whatever ends first', async () => {
    const ended: string[] = [];
    const make = (id: (typeof checkIds)[number], wait: number) =>
      defineCheck({
        id,
        title: id,
        category: 'files',
        online: false,
        waitsFor: [],
        run: async () => {
          await new Promise((done) => setTimeout(done, wait));
          ended.push(id);
          return { outcome: 'passed', say: { word: 'no-files', facts: {} } };
        },
      });
    const report = await runChecks(doctorInput(), offline, [make('files-readable', 60), make('lint-clean', 1)]);
    expect(ended).toEqual(['lint-clean', 'files-readable']);
    expect(report.categories[0]?.checks.map(({ id }) => id)).toEqual(['files-readable', 'lint-clean']);
  });

  it('tells what it is doing', async () => {
    const world = testWorld();
    await runChecks(doctorInput({ world }), offline);
    expect(world.events).toContainEqual({
      kind: 'check-started',
      check: 'files-readable',
      title: 'Files can be read',
    });
    expect(world.events).toContainEqual({ kind: 'check-ended', check: 'plan-sound', outcome: 'passed' });
  });

  it('skips the role with the reason when input is forbidden', async () => {
    const planned = rolePlan({ mfaSerial: 'GAHT12345678' });
    const [step] = planned.plan.steps;
    if (step === undefined) throw new Error('a prompt is expected');
    const { outcome, secrets } = fakeConnection({
      ok: false,
      exit: 'sign-in-needed',
      reason: 'input-forbidden',
      steps: [{ step, outcome: 'not-asked', durationMs: 0, facts: {}, added: false }],
    });
    const { buckets: _, ...unlisted } = outcome;
    const probes = fakeProbes({ connect: async () => ({ outcome: unlisted, secrets }) });
    const report = await runChecks(doctorInput({ planned, probes }), online);
    expect(report).toMatchObject({ verdict: 'incomplete', exit: 'sign-in-needed', first: { check: 'role-assumable' } });
    expect(result(report, 'source-keys-valid').outcome).toBe('passed');
    expect(result(report, 'role-assumable').message).toBe(
      'an answer to "Multi-Factor Authentication GAHT12345678" is needed, and input is forbidden',
    );
    expect(result(report, 'buckets-listable').message).toBe('waits for role-assumable');
  });
});
