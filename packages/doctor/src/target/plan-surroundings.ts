import { createHash } from 'node:crypto';
import type { PlanSurroundings } from '@duckbill/core';
import type { Machine } from '../machine/machine.ts';

/** How the person wants to approve a sign-in; nothing: as it fits the computer. */
export interface FlowWish {
  readonly browserFlow?: boolean;
  readonly deviceCode?: boolean;
}

/** What a plan needs to know of the computer, and of the person at it. */
export async function planSurroundings(
  machine: Machine,
  { browserFlow, deviceCode }: FlowWish = {},
): Promise<PlanSurroundings> {
  return {
    home: machine.home,
    now: machine.now().getTime(),
    sha1Hex: (text) => createHash('sha1').update(text, 'utf8').digest('hex'),
    sha256Hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    browserHere: browserFlow === true || (deviceCode !== true && machine.browserHere),
    isInstance: await machine.isInstance(),
  };
}
