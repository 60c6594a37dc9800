import { Secret, TOTP } from 'otpauth';
import type { WorldMfaDevice } from './world.ts';

export const stepSeconds = 30;
/** Steps before and after the current one that are accepted (aws-wire §2.4). */
const window = 2;
const verificationsPerWindow = 9;
const windowSeconds = 180;

/** What AWS makes of a code: right, wrong or spent, or not even looked at. */
export type MfaVerdict = 'accepted' | 'invalid' | 'unable';

/** The six digits that a device with this base32 seed shows at a moment; for demos and tests. */
export function totpCode(options: { readonly secret: string; readonly now: number; readonly step?: number }): string {
  const at = options.now + (options.step ?? 0) * stepSeconds;
  return totp(options.secret).generate({ timestamp: at * 1000 });
}

function totp(secret: string): TOTP {
  return new TOTP({ secret: Secret.fromBase32(secret), algorithm: 'SHA1', digits: 6, period: stepSeconds });
}

/**
 * Verifies codes as AWS does (aws-wire §2.4): steps −2 … +2 in any order, each once, and nine verifications per serial in
 * each three-minute window of the UTC clock, right and wrong alike. Counts belong to the serial, so a device made anew
 * under the same name inherits them.
 */
export class MfaVerifier {
  readonly #spent = new Map<string, Set<number>>();
  readonly #counts = new Map<string, { window: number; count: number }>();

  /** `device` is undefined when the serial is not a device of the caller. */
  verify(serial: string, device: WorldMfaDevice | undefined, code: string, now: number): MfaVerdict {
    if (device === undefined) return 'unable';
    if (!this.#countVerification(serial, now)) return 'unable';
    const currentStep = Math.floor(now / stepSeconds) + (device.stepOffset ?? 0);
    const offset = totp(device.secret).validate({
      token: code,
      timestamp: currentStep * stepSeconds * 1000,
      window,
    });
    if (offset === null) return 'invalid';
    const step = currentStep + offset;
    const spent = this.#spent.get(serial) ?? new Set();
    if (spent.has(step)) return 'invalid';
    for (const old of spent) if (old < currentStep - 2 * windowSeconds) spent.delete(old);
    this.#spent.set(serial, spent.add(step));
    return 'accepted';
  }

  #countVerification(serial: string, now: number): boolean {
    const current = Math.floor(now / windowSeconds);
    const before = this.#counts.get(serial);
    const count = before?.window === current ? before.count + 1 : 1;
    this.#counts.set(serial, { window: current, count });
    return count <= verificationsPerWindow;
  }
}
