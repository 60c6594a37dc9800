import { setTimeout as pause } from 'node:timers/promises';
import type { PendingDevice, Sandbox } from '@duckbill/sandbox';

/** Wait until a program waits for a device code, and answer at its page as a person does. */
export async function answerDevicePage(
  sandbox: Sandbox,
  person: string,
  decision: 'allow' | 'deny' = 'allow',
): Promise<void> {
  const { userCode } = await waitForDevice(sandbox);
  const address = `${sandbox.url}/device`;
  const asked = await (await fetch(`${address}?user_code=${userCode}`)).text();
  const hidden = asked.matchAll(/<input type="hidden" name="([a-z_]+)" value="([^"]*)"/g);
  const fields = Object.fromEntries([...hidden].map(([, name, value]) => [name ?? '', value ?? '']));
  const answered = await fetch(address, { method: 'POST', body: new URLSearchParams({ ...fields, person, decision }) });
  if (!answered.ok) throw new Error(`the page answered ${answered.status}: ${await answered.text()}`);
}

/** The device code that a program waits for. */
export async function waitForDevice(sandbox: Sandbox): Promise<PendingDevice> {
  for (let tries = 0; tries < 1100; tries += 1) {
    const [device] = sandbox.pendingDevices();
    if (device !== undefined) return device;
    await pause(50);
  }
  throw new Error('no device code was asked for');
}
