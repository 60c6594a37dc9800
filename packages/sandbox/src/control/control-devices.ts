import type { SandboxHandler } from '../sandbox-handler.ts';
import type { Unfit } from './control-world.ts';

/** The device codes that wait for a person, as JSON. */
export function showDevices(handler: SandboxHandler): object {
  return { devices: handler.pendingDevices() };
}

/**
 * Answer a device code without its page: `{"userCode": "XXXX-XXXX", "person": "alice"}` allows it as that person,
 * `{"userCode": "XXXX-XXXX", "deny": true}` denies it.
 */
export function answerDevice(handler: SandboxHandler, value: unknown): object | Unfit {
  const { userCode, person, deny, ...more } = isObject(value) ? value : { none: undefined };
  const [strange] = Object.keys(more);
  if (strange !== undefined) return unfit(`/${strange}`, 'only userCode, person and deny are known');
  if (typeof userCode !== 'string') return unfit('/userCode', 'no text');
  if (deny !== true && typeof person !== 'string') return unfit('/person', 'no text');
  try {
    if (typeof person === 'string' && deny !== true) handler.approveDevice(userCode, person);
    else handler.denyDevice(userCode);
  } catch (error) {
    return unfit('', error instanceof Error ? error.message : String(error));
  }
  return showDevices(handler);
}

function unfit(pointer: string, problem: string): Unfit {
  return { problems: [{ pointer, problem }] };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
