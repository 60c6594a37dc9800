import { startingRoster, startingSpec } from '@duckbill/fleet';
import type { Examples } from '../media.ts';

/** For the documentation of what takes a spec and a roster. */
export const startingFleet: Examples[string] = {
  summary: 'What `duckbill fleet init` writes',
  value: {
    spec: { name: 'fleet.yaml', text: startingSpec() },
    roster: { name: 'roster.csv', text: startingRoster },
  },
};
