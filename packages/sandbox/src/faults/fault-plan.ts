import type { Service } from '../endpoint.ts';
import type { WorldFault } from './fault.ts';

/** Which fault befalls which call. Counts go with a fault of a world, and end with it. */
export class FaultPlan {
  #faults: readonly WorldFault[] = [];
  #counts = new Map<WorldFault, number>();

  /** Go over to other faults; one that is the same object as before counts on. */
  change(faults: readonly WorldFault[]): void {
    this.#counts = new Map([...this.#counts].filter(([fault]) => faults.includes(fault)));
    this.#faults = faults;
  }

  /** The fault of the next call: the first of the list whose turn it is. Every fault that matches counts it. */
  take(service: Service, operation: () => string | undefined): WorldFault | undefined {
    let taken: WorldFault | undefined;
    for (const fault of this.#faults) {
      if (fault.service !== undefined && fault.service !== service) continue;
      if (fault.operation !== undefined && fault.operation !== operation()) continue;
      const count = (this.#counts.get(fault) ?? 0) + 1;
      this.#counts.set(fault, count);
      const from = fault.from ?? 1;
      if (count >= from && count - from < (fault.times ?? Number.POSITIVE_INFINITY)) taken ??= fault;
    }
    return taken;
  }
}
