import {
  type Connection,
  type ConnectOutcome,
  type DoctorInput,
  machineOfFiles,
  type MachineRecord,
  type Probes,
  type RawAnswer,
} from '@duckbill/doctor';
import { canaries, type PlanOptions, staticPlan } from './plans.ts';
import { testWorld } from './test-world.ts';

/** Instruments that find everything well, unless told otherwise. */
export function fakeProbes(more: Partial<Probes> = {}): Probes {
  return {
    resolveName: async () => ['192.0.2.1'],
    openTcp: async () => undefined,
    openTunnel: async () => undefined,
    ask: async () => rawAnswer(),
    connect: async () => fakeConnection(),
    ...more,
  };
}

/** As STS answers who does not sign, over a connection that is trusted. */
export function rawAnswer(more: Partial<RawAnswer> = {}, time: Date = new Date()): RawAnswer {
  return {
    status: 403,
    headers: { 'content-type': 'text/xml', date: time.toUTCString() },
    text: '<ErrorResponse><Error><Code>MissingAuthenticationToken</Code></Error></ErrorResponse>',
    chain: { certificates: [] },
    ...more,
  };
}

/** A connect that worked. */
export function fakeConnection(more: Partial<ConnectOutcome> = {}): Connection {
  const outcome: ConnectOutcome = {
    version: 1,
    ok: true,
    exit: 'ok',
    reason: 'connected',
    program: 'cyberduck@9.5',
    target: 'work.duck',
    strategy: 'static-keys',
    signedIn: true,
    steps: [],
    identityBefore: { arn: 'arn:aws:iam::123456789012:user/anna', account: '123456789012', userId: 'AIDA' },
    buckets: [{ name: 'reports' }],
    overrides: [],
    problems: [],
    ...more,
  };
  return { outcome, secrets: new Set([canaries.sessionToken]) };
}

/** A computer with nothing on it. */
export function testMachine(more: Partial<MachineRecord> = {}): ReturnType<typeof machineOfFiles> {
  return machineOfFiles({
    platform: 'linux',
    home: '/home/anna',
    cwd: '/home/anna',
    environment: {},
    browserHere: true,
    takenAt: Date.UTC(2026, 10, 21, 9, 30),
    isInstance: false,
    files: new Map(),
    answers: new Map(),
    ...more,
  });
}

/** A target with nothing wrong. */
export function doctorInput(more: Partial<DoctorInput> = {}, options: PlanOptions = {}): DoctorInput {
  return {
    program: 'cyberduck@9.5',
    target: 'work.duck',
    platform: 'posix',
    files: [
      { path: '~/.aws/credentials', kind: 'credentials', exists: true, readable: true, mode: 0o600, ownerOk: true },
    ],
    diagnostics: [],
    connectionProfile: { vendor: 's3', found: true },
    planned: staticPlan(options),
    machine: testMachine(),
    world: testWorld(),
    probes: fakeProbes(),
    ...more,
  };
}
