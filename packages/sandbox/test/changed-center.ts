import { identityCenterWorld, type SandboxWorld } from '@duckbill/sandbox';

/** The practice world with something changed in its Identity Center. */
export function changedCenter(change: Partial<NonNullable<SandboxWorld['identityCenters']>[number]>): SandboxWorld {
  const world = identityCenterWorld();
  return { ...world, identityCenters: (world.identityCenters ?? []).map((center) => ({ ...center, ...change })) };
}
