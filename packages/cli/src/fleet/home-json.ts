import type { HomeItem, HomePlan } from '@duckbill/fleet';

/** A plan for machines: without contents. */
export function jsonHome({ items, foreign }: HomePlan): object {
  return { items: items.map(jsonItem), foreign };
}

function jsonItem({ place, status, conflict, details, changes }: HomeItem): object {
  return {
    place,
    status,
    ...(conflict === undefined ? {} : { conflict }),
    ...(details === undefined ? {} : { details }),
    changes,
  };
}
