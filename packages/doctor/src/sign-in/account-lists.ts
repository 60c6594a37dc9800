import { readAccounts, readPermissionSets } from '../identity-center/portal-lists.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import type { Choice, DoctorWorld } from '../world.ts';

/** The accounts that the person may enter, to choose one. */
export async function listAccounts(target: CallTarget, accessToken: string, world: DoctorWorld): Promise<Choice[]> {
  const accounts = await readAccounts(target, accessToken, world);
  return accounts.map(({ accountId, accountName, email }) => ({
    value: accountId,
    label: [accountName, accountId, email].filter((part) => part !== '').join('   '),
  }));
}

/** The permission sets that the person has in an account, to choose one. */
export async function listAccountRoles(
  target: CallTarget,
  accessToken: string,
  accountId: string | undefined,
  world: DoctorWorld,
): Promise<Choice[]> {
  const names = await readPermissionSets(target, accessToken, accountId, world);
  return names.map((name) => ({ value: name, label: name }));
}
