import type { PlannedConnection } from '@duckbill/core';
import { callTarget } from '../call-target.ts';
import type { CheckContext } from '../check.ts';

/** A server that the plan calls. */
export interface Endpoint {
  /** Host and port as people write them. */
  readonly host: string;
  readonly hostname: string;
  readonly port: number;
  readonly url: string;
  readonly operation: string;
}

/** The servers that the calls go to, each once, in the order of the calls. */
export function planEndpoints({ planned, world }: Pick<CheckContext, 'planned' | 'world'>): readonly Endpoint[] {
  const found = new Map<string, Endpoint>();
  for (const step of callsOf(planned)) {
    const { endpoint } = callTarget(step, world.endpoints);
    // `<KEY>` stands for what the person has yet to type: nobody knows the host.
    if (endpoint.includes('<') || !URL.canParse(endpoint)) continue;
    const { host, hostname, port, protocol, href } = new URL(endpoint);
    const plain = protocol === 'http:';
    const { operation } = step;
    // Brackets belong to the URL, not to the address.
    const bare = hostname.startsWith('[') ? hostname.slice(1, -1) : hostname;
    if (!found.has(host)) {
      found.set(host, {
        host,
        hostname: bare,
        port: port === '' ? (plain ? 80 : 443) : Number(port),
        url: href,
        operation,
      });
    }
  }
  return [...found.values()];
}

function callsOf(planned: PlannedConnection | undefined) {
  return (planned?.plan.steps ?? []).filter((step) => step.kind === 'call');
}
