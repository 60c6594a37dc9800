import type { DoctorWorld, Verification } from '../world.ts';

/** Milliseconds that an authenticator shows one code. */
const codeStep = 30_000;

/** AWS counts verifications of a device in windows of the UTC clock (aws-wire §2.4). */
const countedWindow = 180_000;

/** The tenth and later are refused, right or wrong, until the next window (aws-wire §2.4). */
const mostVerifications = 9;

/** A little later than the moment itself: clocks differ. */
const margin = 500;

/**
 * Waits until a code of this device makes sense: until AWS looks at codes again when it has looked at nine, and until
 * the authenticator shows another one when the one on it is spent. The person is told why and for how long.
 */
export async function awaitCodeTime(serial: string, lastTyped: number | undefined, world: DoctorWorld): Promise<void> {
  const past = await world.signIn.verifications.read(serial);
  const now = world.now().getTime();
  const used = past.filter(({ at }) => windowOf(at) === windowOf(now)).length;
  if (used >= mostVerifications) {
    tellLimit(world, used);
    return pause('code-limit', (windowOf(now) + 1) * countedWindow, world);
  }
  if (used === mostVerifications - 1) {
    const words = `One more code of this device is looked at; after ${mostVerifications} in three minutes AWS refuses even the right one for a while.`;
    world.tell({ kind: 'notice', words });
  }
  if (isOnScreen(past, lastTyped, now)) await pause('next-code', (Math.floor(now / codeStep) + 1) * codeStep, world);
}

/** Waits for the next code of an authenticator, whatever was typed. */
export async function awaitNextCode(world: DoctorWorld): Promise<void> {
  await pause('next-code', (Math.floor(world.now().getTime() / codeStep) + 1) * codeStep, world);
}

function tellLimit(world: DoctorWorld, used: number): void {
  const words = `AWS has looked at ${used} codes of this device within three minutes, and refuses any other one until they are over, even the right one.`;
  world.tell({ kind: 'notice', words });
}

function windowOf(at: number): number {
  return Math.floor(at / countedWindow);
}

/** Whether the authenticator still shows a code that was taken. */
function isOnScreen(past: readonly Verification[], lastTyped: number | undefined, now: number): boolean {
  const since = Math.floor(now / codeStep) * codeStep;
  return (lastTyped ?? 0) >= since || past.some(({ at, spent }) => spent && at >= since);
}

async function pause(reason: 'next-code' | 'code-limit', moment: number, world: DoctorWorld): Promise<void> {
  const until = moment + margin;
  world.tell({ kind: 'waiting', reason, until: new Date(until).toISOString() });
  const left = until - world.now().getTime();
  await world.signIn.interruptible((signal) => world.signIn.wait(left, signal));
}
