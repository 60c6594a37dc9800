import { checkWorld, type WorldProblem } from '../world-file/check-world.ts';
import type { SandboxWorld } from '../world.ts';

/** What was sent cannot be taken. */
export interface Unfit {
  readonly problems: readonly WorldProblem[];
}

/** A world that was sent, or everything that is wrong with it. */
export async function readChangedWorld(value: unknown): Promise<SandboxWorld | Unfit> {
  // Loaded only now: most sandboxes never get another world from outside.
  const { validateWorld } = await import('../world-file/validate-world.ts');
  if (!validateWorld(value)) {
    const problems = (validateWorld.errors ?? []).map(({ instancePath, message, params }) => ({
      pointer: instancePath,
      problem: `${message ?? 'not as documented'}${nameIn(params)}`,
    }));
    return { problems };
  }
  const problems = checkWorld(value);
  return problems.length === 0 ? value : { problems };
}

/** Faults that were sent as `{"faults": […]}`, or everything that is wrong with them. */
export async function readChangedFaults(
  world: SandboxWorld,
  value: unknown,
): Promise<{ readonly faults: NonNullable<SandboxWorld['faults']> } | Unfit> {
  const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
  if (!isObject || !('faults' in value) || Object.keys(value).length > 1) {
    return { problems: [{ pointer: '', problem: 'must be an object with "faults" and nothing else' }] };
  }
  const changed = await readChangedWorld({ ...world, faults: value.faults });
  return 'problems' in changed ? changed : { faults: changed.faults ?? [] };
}

function nameIn(params: Readonly<Record<string, unknown>>): string {
  const name = params['additionalProperty'];
  return typeof name === 'string' ? `: ${name.slice(0, 100)}` : '';
}
