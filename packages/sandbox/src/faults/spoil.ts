import type { SandboxResponse } from '../http-message.ts';
import type { Fault, RefusalFault } from './fault.ts';

/** What a fault makes of an answer that the service gave. */
export function spoil(answer: SandboxResponse, fault: Exclude<Fault, RefusalFault>): SandboxResponse {
  switch (fault.kind) {
    case 'malformed':
      if (answer.bytes !== undefined)
        return { ...answer, bytes: answer.bytes.subarray(0, Math.floor(answer.bytes.byteLength / 2)) };
      return { ...answer, body: answer.body.slice(0, Math.floor(answer.body.length / 2)) };
    case 'drop':
      return { ...answer, delivery: { cut: fault.when } };
    case 'slow':
      return {
        ...answer,
        delivery: {
          ...(fault.headersAfter === undefined ? {} : { headersAfter: fault.headersAfter }),
          ...(fault.bytesPerSecond === undefined ? {} : { bytesPerSecond: fault.bytesPerSecond }),
        },
      };
    case 'content-length':
      return { ...answer, delivery: { lengthOff: fault.off } };
    case 'clock-skew':
      return answer;
  }
}

/** Whether a fault answers in place of the service. */
export function isRefusal(fault: Fault): fault is RefusalFault {
  return (
    fault.kind === 'throttle' ||
    fault.kind === 'server-error' ||
    fault.kind === 'error' ||
    fault.kind === 'captive-portal'
  );
}
