import { type ConnectFailure, printConnectOutcome } from '@duckbill/doctor';
import { mfaRole } from '@duckbill/sandbox';
import { expect } from 'vitest';
import { type FailureCase, stageFor } from './stage.ts';

const canaries = [mfaRole.user, mfaRole.narrowUser].flatMap(({ secretAccessKey, mfaSecret }) => [
  secretAccessKey,
  mfaSecret,
]);

/** Meets the failure and expects what AWS said, the guidance for it, and an end that is a finding and no secret. */
export async function expectFailure(failure: FailureCase): Promise<ConnectFailure | undefined> {
  const stage = await stageFor(failure.world?.());
  const { outcome, secrets, credentials, handedOver } = await failure.meet(stage);
  const { service, code, message } = outcome.failure?.failure ?? {};
  expect({ code, guidance: outcome.failure?.guidance[0]?.code }).toEqual({
    code: failure.code,
    guidance: failure.guidance,
  });
  expect(message).toContain(failure.text ?? '');
  // AWS answered, so the command line ends with 1, and not with 3 as it does for a network that fails.
  expect({ service, exit: outcome.exit, reason: outcome.reason, signedIn: outcome.signedIn }).toEqual({
    service: expect.stringMatching(/^(?:sts|s3)$/u),
    exit: 'failed',
    reason: 'call-failed',
    signedIn: false,
  });
  expect(handedOver).toBeUndefined();
  const printed = printConnectOutcome(outcome);
  const shown = [JSON.stringify(outcome), printed, JSON.stringify(stage.world.events)].join('\n');
  const secret = [...canaries, ...secrets, credentials?.secretAccessKey, credentials?.sessionToken];
  expect(secret.filter((text) => text !== undefined && shown.includes(text))).toEqual([]);
  return outcome.failure;
}
