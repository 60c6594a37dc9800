import { connect } from '@duckbill/doctor';
import { identityCenter, type WorldFault } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { centerPlan, choosingSteps, deviceSteps } from './center-plans.ts';
import { aliceAllows, centerSandbox, centerWorld } from './center-sandbox.ts';

const calls = ['RegisterClient', 'StartDeviceAuthorization', 'CreateToken', 'ListAccounts', 'GetRoleCredentials'];

const faults: readonly (readonly [string, WorldFault, readonly string[]])[] = [
  ['throttles', { kind: 'throttle' }, ['sso-asked-too-often']],
  ['is broken', { kind: 'server-error', status: 503 }, ['aws-failing', 'sso-service-failing']],
  ['breaks off before it answers', { kind: 'drop', when: 'before-headers' }, ['network-broken-off']],
  ['breaks off in the middle', { kind: 'drop', when: 'in-body' }, ['network-broken-off']],
  ['lets its answer trickle in', { kind: 'slow', bytesPerSecond: 1 }, ['network-timeout']],
  ['answers with half of it', { kind: 'malformed' }, ['network-not-aws']],
  ['is a login page', { kind: 'captive-portal' }, ['network-not-aws']],
];

const table = calls.flatMap((operation) =>
  faults.map(([title, fault, codes]) => [operation, title, fault, codes] as const),
);

describe('when things go wrong at Identity Center', () => {
  it.each(table)('%s %s: it ends, and says why', async (operation, _, fault, codes) => {
    const sandbox = await centerSandbox(aliceAllows);
    sandbox.changeFaults([{ ...fault, operation }]);
    const world = centerWorld(sandbox, [identityCenter.account, identityCenter.permissionSet]);
    const hurried = { ...world, timeouts: { connect: 100, request: 300 } };
    const { outcome } = await connect(centerPlan(...deviceSteps(), ...choosingSteps()), hurried);
    expect(outcome).toMatchObject({ ok: false, reason: 'call-failed', failure: { operation } });
    expect(codes).toContain(outcome.failure?.guidance[0]?.code);
    expect(sandbox.journal.filter((entry) => entry.operation === operation).length).toBeLessThan(20);
  });

  it.each(calls)('%s is asked again when it failed in passing', async (operation) => {
    const sandbox = await centerSandbox(aliceAllows);
    sandbox.changeFaults([{ kind: 'server-error', operation, times: 1 }]);
    const world = centerWorld(sandbox, [identityCenter.account, identityCenter.permissionSet]);
    const { outcome } = await connect(centerPlan(...deviceSteps(), ...choosingSteps()), world);
    expect(outcome.failure).toBeUndefined();
  });
});
