import type { SandboxWorld, WorldFault } from '@duckbill/sandbox';
import type { SignInPrecondition } from './sign-in-case.ts';

/** The person whom a case has when it does not say which. */
export const somebody = 'somebody';

/** The world of a case, without what goes wrong in it. */
export function signInWorld(precondition: SignInPrecondition): SandboxWorld {
  const { region, startUrl, accounts, assigned, provisioning = [] } = precondition;
  const late = new Set(provisioning.map((pair) => pair.join(' ')));
  const people = new Map<string, readonly (readonly [string, string])[]>([[somebody, []], ...Object.entries(assigned)]);
  const names = new Set(Object.values(accounts).flatMap(({ roles }) => roles));
  return {
    account: Object.keys(accounts)[0] ?? '123456789012',
    users: [],
    roles: [],
    buckets: [],
    identityCenters: [
      {
        region,
        startUrl,
        accounts: Object.entries(accounts).map(([id, { name, email }]) => ({ id, name, email })),
        permissionSets: [...names].map((name) => ({ name, policies: [] })),
        people: [...people].map(([name, pairs]) => ({
          name,
          assignments: pairs.map(([account, permissionSet]) => ({
            account,
            permissionSet,
            provisioning: late.has(`${account} ${permissionSet}`),
          })),
        })),
      },
    ],
  };
}

/** What goes wrong when the request of a case is made. */
export function signInFaults({ throttled, fault }: SignInPrecondition): readonly WorldFault[] {
  if (throttled === true) return [{ kind: 'throttle' }];
  return fault === 'internal' ? [{ kind: 'server-error' }] : [];
}
