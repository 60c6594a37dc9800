import type { WorldIndex } from '../world-index.ts';
import type { DeviceAuthorization, SignInStore } from './sign-in-store.ts';

/** A device code that waits for its person, as its page shows it. */
export interface PendingDevice {
  readonly userCode: string;
  readonly clientName: string;
  readonly startUrl: string;
}

/** What waits for approval now, oldest first. */
export function pendingDevices(signIns: SignInStore, now: number): readonly PendingDevice[] {
  return [...signIns.devices()]
    .filter((device) => isPending(device, now))
    .map(({ userCode, client, startUrl }) => ({ userCode, clientName: client.name, startUrl }));
}

/** Approve a device code as a person at the page would. Throws an Error when no such code waits or nobody has that name. */
export function approveDevice(
  world: WorldIndex,
  signIns: SignInStore,
  now: number,
  userCode: string,
  person: string,
): void {
  const device = pending(signIns, now, userCode);
  const people = world.identityCenter(device.startUrl)?.people ?? [];
  if (!people.some(({ name }) => name === person)) throw new Error(`nobody is called ${person}`);
  device.state = { kind: 'approved', person };
}

/** Deny a device code as a person at the page would. Throws an Error when no such code waits. */
export function denyDevice(signIns: SignInStore, now: number, userCode: string): void {
  pending(signIns, now, userCode).state = { kind: 'denied' };
}

function pending(signIns: SignInStore, now: number, userCode: string): DeviceAuthorization {
  const device = signIns.deviceOfUserCode(userCode);
  if (device === undefined || !isPending(device, now)) throw new Error(`no device code waits under ${userCode}`);
  return device;
}

function isPending(device: DeviceAuthorization, now: number): boolean {
  return device.state.kind === 'pending' && now < device.expiresAt;
}
