import { captivePortalPage, captivePortalPath } from '../faults/captive-portal.ts';
import { splitTarget, type SandboxRequest, type SandboxResponse } from '../http-message.ts';
import type { SandboxClock } from '../sandbox-clock.ts';
import type { SandboxHandler } from '../sandbox-handler.ts';
import { changeClock, showClock } from './control-clock.ts';
import { answerDevice, showDevices } from './control-devices.ts';
import { guardControl } from './control-guard.ts';
import { readChangedFaults, readChangedWorld, type Unfit } from './control-world.ts';

/** What can be looked at and changed from outside. */
export interface Controlled {
  readonly handler: SandboxHandler;
  readonly clock: SandboxClock;
}

const root = '/_duckbill/';

/** Whether a request is for the sandbox itself. No bucket begins with an underscore. */
export function isControl(request: SandboxRequest): boolean {
  return request.target.startsWith(root);
}

type Action = (controlled: Controlled, value: unknown) => unknown;
type Actions = Readonly<Partial<Record<string, Action>>>;

const paths: ReadonlyMap<string, Actions> = new Map<string, Actions>([
  [`${root}clock`, { GET: ({ clock }) => showClock(clock), POST: ({ clock }, value) => changeClock(clock, value) }],
  [
    `${root}journal`,
    {
      GET: ({ handler }) => ({ entries: handler.journal }),
      DELETE: ({ handler }) => {
        handler.clearJournal();
        return { entries: [] };
      },
    },
  ],
  [
    `${root}devices`,
    { GET: ({ handler }) => showDevices(handler), POST: ({ handler }, value) => answerDevice(handler, value) },
  ],
  [
    `${root}faults`,
    {
      GET: ({ handler }) => ({ faults: handler.world.faults ?? [] }),
      PUT: async ({ handler }, value) => {
        const faults = await readChangedFaults(handler.world, value);
        if ('problems' in faults) return faults;
        handler.changeFaults(faults.faults);
        return faults;
      },
    },
  ],
  [
    `${root}world`,
    {
      GET: ({ handler }) => handler.world,
      PUT: async ({ handler }, value) => {
        const world = await readChangedWorld(value);
        if ('problems' in world) return world;
        handler.changeWorld(world);
        return world;
      },
    },
  ],
]);

/** Answer a request for the sandbox itself: JSON, and 422 with every mistake and its JSON pointer for what is unfit. */
export async function answerControl(request: SandboxRequest, controlled: Controlled): Promise<SandboxResponse> {
  const { path } = splitTarget(request.target);
  // Whoever is sent here by the fault need not be on the way to the sandbox.
  if (path === captivePortalPath) return captivePortalPage();
  const refusal = guardControl(request);
  if (refusal !== undefined) return json(refusal.status, { error: refusal.problem });
  if (path === root) return json(200, { paths: overview() });
  const actions = paths.get(path);
  if (actions === undefined) return json(404, { error: 'there is no such path', paths: overview() });
  const action = Object.hasOwn(actions, request.method) ? actions[request.method] : undefined;
  if (action === undefined) {
    return {
      ...json(405, { error: 'not that method' }),
      headers: [['allow', Object.keys(actions).join(', ')], jsonType],
    };
  }
  const body = readBody(request);
  if ('problem' in body) return json(400, { error: body.problem });
  const result = await action(controlled, body.value);
  return isUnfit(result) ? json(422, { error: 'not as documented', problems: result.problems }) : json(200, result);
}

function overview(): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries([...paths].map(([path, actions]) => [path, Object.keys(actions)]));
}

function readBody({ method, body }: SandboxRequest): { readonly value: unknown } | { readonly problem: string } {
  if (method !== 'PUT' && method !== 'POST') return { value: undefined };
  try {
    const value: unknown = JSON.parse(Buffer.from(body).toString('utf8'));
    return { value };
  } catch {
    return { problem: 'the body is no JSON' };
  }
}

function isUnfit(result: unknown): result is Unfit {
  return typeof result === 'object' && result !== null && 'problems' in result;
}

const jsonType = ['content-type', 'application/json'] as const;

function json(status: number, value: unknown): SandboxResponse {
  return { status, headers: [jsonType, ['cache-control', 'no-store']], body: `${JSON.stringify(value)}\n` };
}
