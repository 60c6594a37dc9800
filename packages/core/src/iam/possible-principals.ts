import { parseArn } from '../identifiers/arn.ts';
import type { AssumeRoleCall } from './assume-role-call.ts';
import { nameOfUser, roleOfSession } from './caller-arn.ts';
import type { RequestPrincipal } from './match-principal.ts';
import type { Policy } from './policy.ts';

/** An account that no policy names: AWS gives no such number. */
const anotherAccount = '000000000000';

/** More principals in one policy than a trust policy may hold. */
const mostNamed = 200;

/**
 * Everybody that the caller may be, as far as it matters to these policies: one when the caller is known; else whoever
 * of the right account a policy names, and somebody whom none names.
 */
export function possiblePrincipals(
  { caller }: AssumeRoleCall,
  policies: readonly Policy[],
): readonly RequestPrincipal[] {
  if (caller.kind === 'user') return [{ kind: 'user', arn: caller.arn, account: caller.account }];
  const named = namedPrincipals(policies);
  if (caller.kind === 'role-session') {
    const { arn, account, roleArn } = caller;
    const plain = roleOfSession(arn);
    const withPath = named.filter((one) => one.includes(':role/') && nameOfUser(one) === nameOfUser(plain));
    const roles = roleArn === undefined ? new Set([plain, ...withPath]) : [roleArn];
    // A blank stands for a session name that is not known yet: it may be one that a policy names.
    const sameRole = (one: string): boolean => arn.endsWith('/ ') && one.startsWith(arn.slice(0, -1));
    return [...roles].flatMap((role) =>
      [arn, ...named.filter(sameRole)].map(
        (one) => ({ kind: 'role-session', arn: one, account, roleArn: role }) as const,
      ),
    );
  }
  const { account } = caller;
  const accounts = account === undefined ? [...accountsOf(named), anotherAccount] : [account];
  return [...new Set(accounts)].flatMap((own) => [
    // No name has a blank: nobody is called so.
    { kind: 'user', arn: `arn:aws:iam::${own}:user/ `, account: own } as const,
    ...named
      .filter((arn) => parseArn(arn)?.account === own && arn.includes(':user/'))
      .map((arn) => ({ kind: 'user', arn, account: own }) as const),
  ]);
}

function namedPrincipals(policies: readonly Policy[]): readonly string[] {
  const names = policies
    .flatMap(({ statements }) => statements)
    .flatMap(({ principals }) => principals?.names ?? [])
    .filter(({ type }) => type === 'AWS')
    .map(({ value }) => value);
  return [...new Set(names)].slice(0, mostNamed);
}

function accountsOf(named: readonly string[]): readonly string[] {
  return named
    .map((name) => (/^\d{12}$/u.test(name) ? name : (parseArn(name)?.account ?? '')))
    .filter((one) => one !== '');
}
