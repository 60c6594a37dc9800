import { createHash } from 'node:crypto';
import type { PlanSurroundings } from '@duckbill/core';
import { canBrowserComeBack } from './can-browser-come-back.ts';
import { machineHere } from './machine-here.ts';
import type { Terminal } from './terminal.ts';

/** How the person wants to approve a sign-in; nothing: as it fits this machine. */
export interface FlowWish {
  readonly browserFlow?: boolean;
  readonly deviceCode?: boolean;
}

/** What a plan needs to know of this machine, and of the person at it. */
export async function planSurroundings(
  terminal: Terminal,
  { browserFlow, deviceCode }: FlowWish = {},
): Promise<PlanSurroundings> {
  const { home, now } = terminal;
  return {
    home,
    now: now().getTime(),
    sha1Hex: (text) => createHash('sha1').update(text, 'utf8').digest('hex'),
    sha256Hex: (text) => createHash('sha256').update(text, 'utf8').digest('hex'),
    browserHere: browserFlow === true || (deviceCode !== true && canBrowserComeBack(terminal)),
    isInstance: await machineHere(terminal).isInstance(),
  };
}
