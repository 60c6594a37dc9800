import type { DoctorWorld } from '../world.ts';

/** Twenty requests a second and not more: AWS refuses whoever asks the portal faster. */
const interval = 50;

/** Lets requests go one after another with a pause between them, however many wait. */
export class Pace {
  readonly #world: DoctorWorld;
  #nextAt = 0;

  constructor(world: DoctorWorld) {
    this.#world = world;
  }

  /** Resolves when the next request may go. */
  async next(): Promise<void> {
    const now = this.#world.now().getTime();
    const at = Math.max(now, this.#nextAt);
    this.#nextAt = at + interval;
    if (at > now) await this.#world.signIn.wait(at - now);
  }
}
