/** Counts what each tenant has under way: `enter` gives the way out, or nothing when all places are taken. */
export interface Places {
  enter(tenant: string, limit: number): (() => void) | undefined;
  /** For metrics and tests. */
  taken(tenant: string): number;
}

/** Places in this process. Leaving twice counts once. */
export function createPlaces(): Places {
  const taken = new Map<string, number>();
  return {
    taken: (tenant) => taken.get(tenant) ?? 0,
    enter: (tenant, limit) => {
      const before = taken.get(tenant) ?? 0;
      if (before >= limit) return undefined;
      taken.set(tenant, before + 1);
      let inside = true;
      return () => {
        if (!inside) return;
        inside = false;
        const left = (taken.get(tenant) ?? 1) - 1;
        // Tenants come and go: who has nothing under way is not remembered.
        if (left === 0) taken.delete(tenant);
        else taken.set(tenant, left);
      };
    },
  };
}
