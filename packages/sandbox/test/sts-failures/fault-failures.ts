import { mfaRoleWorld, type WorldFault } from '@duckbill/sandbox';
import { keys, who } from './assuming.ts';
import type { StsFailure } from './sts-failure.ts';

/** A failure that no state of a world brings about, but its `faults` do. */
function byFault(status: number, code: string, message: string | undefined, fault: WorldFault): StsFailure {
  return {
    title: `fault: ${code}`,
    status,
    code,
    message,
    world: () => ({ ...mfaRoleWorld(), faults: [fault] }),
    produce: (client) => client.sts(keys, who),
  };
}

/** Failures that only faults bring about. */
export const faults: readonly StsFailure[] = [
  byFault(400, 'Throttling', 'Rate exceeded', { kind: 'throttle' }),
  byFault(500, 'InternalFailure', 'An internal error occurred. Retry your request.', { kind: 'server-error' }),
  byFault(403, 'RegionDisabledException', undefined, { kind: 'error', status: 403, code: 'RegionDisabledException' }),
  byFault(403, 'IDPRejectedClaim', undefined, { kind: 'error', status: 403, code: 'IDPRejectedClaim' }),
  byFault(400, 'IDPCommunicationError', undefined, { kind: 'error', status: 400, code: 'IDPCommunicationError' }),
];
