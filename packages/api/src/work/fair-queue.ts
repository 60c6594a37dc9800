/** How much may wait and run. */
export interface FairQueueLimits {
  /** Items that wait, of all tenants together. */
  readonly waiting: number;
  /** Items of one tenant that wait. */
  readonly waitingOfTenant: number;
  /** Items of one tenant that run at the same time. */
  readonly runningOfTenant: number;
}

interface TenantLine<Item> {
  readonly waiting: Item[];
  running: number;
}

/**
 * Items that wait for their turn, a line for each tenant. Tenants take turns: whoever has sent a thousand items gets one
 * in as often as whoever has sent one. Each step costs the same, however many wait.
 */
export class FairQueue<Item> {
  readonly #limits: FairQueueLimits;
  readonly #lines = new Map<string, TenantLine<Item>>();
  /** Tenants of which an item could start now; the first is next. */
  readonly #ready = new Set<string>();
  #waiting = 0;

  constructor(limits: FairQueueLimits) {
    this.#limits = limits;
  }

  /** Items that wait. */
  get size(): number {
    return this.#waiting;
  }

  /** Whether there was room for the item. */
  add(tenant: string, item: Item): boolean {
    const line = this.#lines.get(tenant) ?? { waiting: [], running: 0 };
    const { waiting, waitingOfTenant } = this.#limits;
    if (this.#waiting >= waiting || line.waiting.length >= waitingOfTenant) return false;
    this.#lines.set(tenant, line);
    line.waiting.push(item);
    this.#waiting += 1;
    this.#note(tenant, line);
    return true;
  }

  /** The item whose turn it is, which runs from now on; undefined when none may. */
  next(): { readonly tenant: string; readonly item: Item } | undefined {
    for (const tenant of this.#ready) {
      const line = this.#lines.get(tenant);
      const item = line?.waiting.shift();
      // To the end of the row, if there is more.
      this.#ready.delete(tenant);
      if (line === undefined || item === undefined) continue;
      line.running += 1;
      this.#waiting -= 1;
      this.#note(tenant, line);
      return { tenant, item };
    }
    return undefined;
  }

  /** An item of the tenant runs no more. */
  done(tenant: string): void {
    const line = this.#lines.get(tenant);
    if (line === undefined) return;
    line.running -= 1;
    if (line.running === 0 && line.waiting.length === 0) this.#lines.delete(tenant);
    else this.#note(tenant, line);
  }

  /** Takes every waiting item out. */
  clear(): readonly Item[] {
    const items = [...this.#lines.values()].flatMap(({ waiting }) => waiting.splice(0));
    this.#ready.clear();
    this.#waiting = 0;
    for (const [tenant, { running }] of this.#lines) if (running === 0) this.#lines.delete(tenant);
    return items;
  }

  #note(tenant: string, { waiting, running }: TenantLine<Item>): void {
    if (waiting.length > 0 && running < this.#limits.runningOfTenant) this.#ready.add(tenant);
  }
}
