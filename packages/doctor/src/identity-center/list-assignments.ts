import type { CallStep } from '@duckbill/core';
import { type ClassifiedFailure, classifyFailure } from '../classify-failure.ts';
import { Pace } from './pace.ts';
import { type PortalAccount, readAccounts, readPermissionSets } from './portal-lists.ts';
import type { OpenPortal } from './sign-in-to-portal.ts';

/** What the person has in one account, or why that could not be found out. */
export interface AccountAssignments {
  readonly account: PortalAccount;
  readonly permissionSets: readonly string[];
  readonly failure?: ClassifiedFailure;
}

/** The portal refused as a whole: the sign-in is over, or nothing answers any more. */
export class PortalRefused extends Error {
  readonly failure: ClassifiedFailure;

  constructor(failure: ClassifiedFailure) {
    super(failure.failure.message);
    this.name = 'PortalRefused';
    this.failure = failure;
  }
}

/** Accounts that are asked for at the same time; the pace counts over all of them. */
const lanes = 8;

/** Every account of the person, by name. Throws `PortalRefused`. */
export async function listPortalAccounts(portal: OpenPortal): Promise<PortalAccount[]> {
  try {
    return await readAccounts(portal.target, portal.accessToken, portal.world);
  } catch (error) {
    throw new PortalRefused(classify(error, 'ListAccounts', portal));
  }
}

/**
 * The permission sets of each of these accounts, in their order, as soon as they are known. An account that is refused
 * says why and does not stop the others; a sign-in that is over stops all, as `PortalRefused`.
 */
export async function* listAssignments(
  portal: OpenPortal,
  accounts: readonly PortalAccount[],
): AsyncGenerator<AccountAssignments> {
  const pace = new Pace(portal.world);
  const ahead: Promise<AccountAssignments>[] = [];
  const start = (account: PortalAccount): void => {
    const asked = assignmentsOf(portal, account, pace);
    // Looked at in its turn; until then a refusal must not count as unhandled.
    asked.catch(() => undefined);
    ahead.push(asked);
  };
  for (const account of accounts) {
    start(account);
    const first = ahead.length >= lanes ? ahead.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const asked of ahead) yield await asked;
}

async function assignmentsOf(portal: OpenPortal, account: PortalAccount, pace: Pace): Promise<AccountAssignments> {
  const { target, accessToken, world } = portal;
  try {
    return { account, permissionSets: await readPermissionSets(target, accessToken, account.accountId, world, pace) };
  } catch (error) {
    const failure = classify(error, 'ListAccountRoles', portal);
    const { code, service } = failure.failure;
    if (code === 'UnauthorizedException' || service === 'network') throw new PortalRefused(failure);
    return { account, permissionSets: [], failure };
  }
}

function classify(error: unknown, operation: CallStep['operation'], { target }: OpenPortal): ClassifiedFailure {
  return classifyFailure(error, { service: 'sso', operation, endpoint: target.endpoint });
}
