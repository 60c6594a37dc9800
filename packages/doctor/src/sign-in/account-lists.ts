import { NotAwsError } from '../not-aws-error.ts';
import { callPortal } from '../sdk/call-identity-center.ts';
import type { CallTarget } from '../sdk/client-settings.ts';
import { withRetries } from '../with-retries.ts';
import type { Choice, DoctorWorld } from '../world.ts';

/** The most that a page holds (aws-wire §3.2). */
const pageSize = 100;

/** Twenty requests a second and not more. */
const pause = 50;

/** Far more than an organisation has; ends a server that never ends. */
const mostPages = 1000;

/** The accounts that the person may enter, by name. */
export function listAccounts(target: CallTarget, accessToken: string, world: DoctorWorld): Promise<Choice[]> {
  return everyPage(world, async (nextToken) => {
    const page = await callPortal(target, world, (client, portal) =>
      client.send(new portal.ListAccountsCommand({ accessToken, nextToken, maxResults: pageSize })),
    );
    if (page.accountList === undefined) throw new NotAwsError('ListAccounts');
    const choices = page.accountList.map(({ accountId = '', accountName, emailAddress }) => ({
      value: accountId,
      label: [accountName, accountId, emailAddress].filter((part) => part !== undefined && part !== '').join('   '),
    }));
    return { choices, nextToken: page.nextToken };
  });
}

/** The permission sets that the person has in an account. */
export function listAccountRoles(
  target: CallTarget,
  accessToken: string,
  accountId: string | undefined,
  world: DoctorWorld,
): Promise<Choice[]> {
  return everyPage(world, async (nextToken) => {
    const page = await callPortal(target, world, (client, portal) =>
      client.send(new portal.ListAccountRolesCommand({ accessToken, accountId, nextToken, maxResults: pageSize })),
    );
    if (page.roleList === undefined) throw new NotAwsError('ListAccountRoles');
    return {
      choices: page.roleList.map(({ roleName = '' }) => ({ value: roleName, label: roleName })),
      nextToken: page.nextToken,
    };
  });
}

interface Page {
  readonly choices: readonly Choice[];
  readonly nextToken: string | undefined;
}

async function everyPage(
  world: DoctorWorld,
  read: (nextToken: string | undefined) => Promise<Page>,
): Promise<Choice[]> {
  const all: Choice[] = [];
  let nextToken: string | undefined;
  for (let pages = 0; pages < mostPages; pages += 1) {
    if (pages > 0) await world.signIn.wait(pause);
    const page = await withRetries(world, 'safely', () => read(nextToken));
    all.push(...page.choices);
    nextToken = page.nextToken;
    if (nextToken === undefined || nextToken === '') break;
  }
  return all.filter(({ value }) => value !== '').toSorted((a, b) => (a.label < b.label ? -1 : 1));
}
