import { connect } from '../connect.ts';
import type { Probes } from '../probes.ts';
import { ask } from './ask.ts';
import { openTcp } from './open-tcp.ts';
import { openTunnel } from './open-tunnel.ts';
import { resolveName } from './resolve-name.ts';

/** The real instruments. */
export const nodeProbes: Probes = { resolveName, openTcp, openTunnel, ask, connect };
