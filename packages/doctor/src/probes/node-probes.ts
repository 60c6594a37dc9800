import { connect } from '../connect.ts';
import type { Probes } from '../probes.ts';
import { openTcp } from './open-tcp.ts';
import { readServerTime } from './read-server-time.ts';
import { resolveName } from './resolve-name.ts';

/** The real instruments. */
export const nodeProbes: Probes = { resolveName, openTcp, readServerTime, connect };
