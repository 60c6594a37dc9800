import { NotAwsError } from '../not-aws-error.ts';
import { callPortal } from '../sdk/call-identity-center.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import { objectsIn, textIn } from '../sdk/plain-members.ts';
import { withRetries } from '../with-retries.ts';
import type { DoctorWorld } from '../world.ts';
import { Pace } from './pace.ts';

/** An account that a person may enter. */
export interface PortalAccount {
  readonly accountId: string;
  readonly accountName: string;
  readonly email: string;
}

/** The most that a page holds (aws-wire §3.2). */
const pageSize = 100;

/** Far more than an organisation has; ends a server that never ends. */
const mostPages = 1000;

/** Every account of the person, by name. */
export async function readAccounts(
  target: CallTarget,
  accessToken: string,
  world: DoctorWorld,
  pace: Pace = new Pace(world),
): Promise<PortalAccount[]> {
  const accounts = await everyPage(world, pace, async (nextToken) => {
    const page = await callPortal(target, world, (client, portal) =>
      client.send(new portal.ListAccountsCommand({ accessToken, nextToken, maxResults: pageSize })),
    );
    const accounts = objectsIn(page.accountList);
    if (accounts === undefined) throw new NotAwsError('ListAccounts');
    const items = accounts.map(({ accountId, accountName, emailAddress }) => ({
      accountId: textIn(accountId) ?? '',
      accountName: textIn(accountName) ?? '',
      email: textIn(emailAddress) ?? '',
    }));
    return { items, nextToken: textIn(page.nextToken) };
  });
  return accounts
    .filter(({ accountId }) => accountId !== '')
    .toSorted((a, b) => order(a.accountName, b.accountName) || order(a.accountId, b.accountId));
}

/** Every permission set that the person has in an account, by name. */
export async function readPermissionSets(
  target: CallTarget,
  accessToken: string,
  accountId: string | undefined,
  world: DoctorWorld,
  pace: Pace = new Pace(world),
): Promise<string[]> {
  const names = await everyPage(world, pace, async (nextToken) => {
    const page = await callPortal(target, world, (client, portal) =>
      client.send(new portal.ListAccountRolesCommand({ accessToken, accountId, nextToken, maxResults: pageSize })),
    );
    const roles = objectsIn(page.roleList);
    if (roles === undefined) throw new NotAwsError('ListAccountRoles');
    return { items: roles.map(({ roleName }) => textIn(roleName) ?? ''), nextToken: textIn(page.nextToken) };
  });
  return names.filter((name) => name !== '').toSorted(order);
}

interface Page<Item> {
  readonly items: readonly Item[];
  readonly nextToken: string | undefined;
}

async function everyPage<Item>(
  world: DoctorWorld,
  pace: Pace,
  read: (nextToken: string | undefined) => Promise<Page<Item>>,
): Promise<Item[]> {
  const all: Item[] = [];
  let nextToken: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    const page = await withRetries(world, 'safely', async () => {
      await pace.next();
      return read(nextToken);
    });
    all.push(...page.items);
    nextToken = page.nextToken;
    if (nextToken === undefined || nextToken === '') break;
  }
  return all;
}

/** The same on every machine, whatever its language. */
function order(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
