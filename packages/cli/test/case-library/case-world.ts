import { checkWorld, identityCenterWorld, mfaRoleWorld, type SandboxWorld } from '@duckbill/sandbox';
import { validateWorld } from '@duckbill/sandbox/validate-world';
import type { CaseFile, WorldChange } from './case-schema.ts';

/** The world of a case: a shared one or its own, with the changes and faults of the case. Throws where it is none. */
export function worldOf({ world = 'mfa-role', changes = [], faults }: CaseFile): SandboxWorld {
  const base = typeof world === 'string' ? sharedWorlds[world]() : world;
  const changed: unknown = structuredClone(faults === undefined ? base : { ...base, faults });
  for (const change of changes) applyChange(changed, change);
  if (!validateWorld(changed)) throw new Error(`no world: ${JSON.stringify(validateWorld.errors?.[0])}`);
  const [problem] = checkWorld(changed);
  if (problem !== undefined) throw new Error(`no world: ${problem.pointer}: ${problem.problem}`);
  return changed;
}

const sharedWorlds = { 'mfa-role': mfaRoleWorld, 'identity-center': identityCenterWorld } as const;

function applyChange(world: unknown, { at, set }: WorldChange): void {
  const keys = at
    .slice(1)
    .split('/')
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = keys.pop() ?? '';
  let inside = world;
  for (const key of keys) inside = isObject(inside) ? Reflect.get(inside, key) : undefined;
  if (!isObject(inside)) throw new Error(`nothing stands at ${at}`);
  if (Array.isArray(inside) && last === '-') inside.push(set);
  else if (set !== undefined) Reflect.set(inside, last, set);
  else if (!(last in inside)) throw new Error(`nothing stands at ${at}`);
  else if (Array.isArray(inside)) inside.splice(Number(last), 1);
  else Reflect.deleteProperty(inside, last);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
