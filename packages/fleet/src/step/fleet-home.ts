import path from 'node:path';
import type { Surroundings } from '@duckbill/core';

/** A home folder, of this machine or of another one that lies in a folder. */
export interface FleetHome extends Surroundings {
  /** Names the managed block, and the folder where is kept what is ours. */
  readonly owner: string;
}

/** A path as reports and the state file name it: `~/…` with slashes for what lies in the home folder. */
export function placeOf({ home }: FleetHome, absolute: string): string {
  const inside = absolute === home || absolute.startsWith(`${home}/`) || absolute.startsWith(`${home}\\`);
  return (inside ? `~${absolute.slice(home.length)}` : absolute).replaceAll('\\', '/');
}

/** The path of a place on the machine that runs this. */
export function pathOf({ home }: FleetHome, place: string): string {
  return place.startsWith('~/') ? path.join(home, place.slice(2)) : path.normalize(place);
}
