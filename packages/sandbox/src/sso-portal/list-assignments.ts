import type { Exchange } from '../exchange.ts';
import { ServiceFailure } from '../service-failure.ts';
import type { WorldIdentityCenter, WorldPerson } from '../world.ts';
import { pageOf } from './page-of.ts';
import type { PortalParameters } from './portal-service.ts';
import type { SignedIn } from './signed-in.ts';

/** ListAccounts: where the person is assigned anything. */
export function listAccounts(
  _exchange: Exchange,
  { center, person }: SignedIn,
  parameters: PortalParameters,
): Readonly<Record<string, unknown>> {
  const assigned = new Set(person.assignments.map(({ account }) => account));
  const accounts = center.accounts.filter(({ id }) => assigned.has(id));
  const { items, nextToken } = pageOf(accounts, parameters);
  const accountList = items.map(({ id, name, email }) => ({ accountId: id, accountName: name, emailAddress: email }));
  return { ...(nextToken === undefined ? {} : { nextToken }), accountList };
}

/** ListAccountRoles: the permission sets of the person in one account. */
export function listAccountRoles(
  _exchange: Exchange,
  { center, person }: SignedIn,
  parameters: PortalParameters,
): Readonly<Record<string, unknown>> {
  const account = accountAsked(parameters);
  if (!center.accounts.some(({ id }) => id === account))
    throw new ServiceFailure(404, 'ResourceNotFoundException', undefined, { because: 'the account is unknown' });
  const names = permissionSetsOf(center, person, account);
  if (names.length === 0) throw noAccess('nothing is assigned in this account');
  const { items, nextToken } = pageOf(names, parameters);
  const roleList = items.map((roleName) => ({ roleName, accountId: account }));
  return { ...(nextToken === undefined ? {} : { nextToken }), roleList };
}

/** Names of the permission sets that a person has in an account. */
export function permissionSetsOf(center: WorldIdentityCenter, person: WorldPerson, account: string): readonly string[] {
  const known = new Set(center.permissionSets.map(({ name }) => name));
  const assigned = person.assignments.filter((one) => one.account === account && known.has(one.permissionSet));
  return [...new Set(assigned.map(({ permissionSet }) => permissionSet))];
}

/** The account of a request: twelve digits, or the request is invalid. */
export function accountAsked(parameters: PortalParameters): string {
  const account = parameters.get('account_id');
  if (account !== undefined && /^[0-9]{12}$/.test(account)) return account;
  throw new ServiceFailure(400, 'InvalidRequestException', undefined, { because: 'account_id is no account id' });
}

/** The refusal that is not in the service model (aws-wire §3.2). */
export function noAccess(because: string): ServiceFailure {
  return new ServiceFailure(403, 'ForbiddenException', 'No access', { because });
}
