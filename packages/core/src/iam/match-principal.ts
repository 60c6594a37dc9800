import type { PrincipalElement, PrincipalName } from './policy.ts';

/** Who asks. `session` of a user (GetSessionToken) is the user. */
export type RequestPrincipal =
  | { readonly kind: 'user'; readonly arn: string; readonly account: string }
  | { readonly kind: 'role-session'; readonly arn: string; readonly roleArn: string; readonly account: string }
  | { readonly kind: 'federated-user'; readonly arn: string; readonly account: string }
  | { readonly kind: 'root'; readonly arn: string; readonly account: string }
  | { readonly kind: 'web-identity'; readonly provider: string }
  | { readonly kind: 'service'; readonly service: string }
  | { readonly kind: 'anonymous' };

/**
 * How a principal is named: `exactly` (user, session), by its `role`, as `everyone`, only by its `account` (which
 * delegates to identity policies), not at all, or in a way outside the model.
 */
export type PrincipalMatch = 'exactly' | 'role' | 'everyone' | 'account' | 'no' | 'unknown';

const strength: readonly PrincipalMatch[] = ['exactly', 'everyone', 'role', 'account', 'unknown', 'no'];

/** How the element names who asks; the most direct way counts. For `NotPrincipal`: `exactly` or `no` when it is clear. */
export function matchPrincipal(element: PrincipalElement, principal: RequestPrincipal): PrincipalMatch {
  const ways = new Set(element.names.map((name) => matchName(name, principal)));
  if (element.everyone) ways.add('everyone');
  if (element.negated) return matchNegated(ways, principal);
  return strength.find((way) => ways.has(way)) ?? 'no';
}

/**
 * NotPrincipal excludes a user only together with the account, a session only with role and account (IAM User Guide,
 * NotPrincipal). A list that holds some of them but not all is left open.
 */
function matchNegated(ways: ReadonlySet<PrincipalMatch>, principal: RequestPrincipal): PrincipalMatch {
  const named = [...ways].filter((way) => way !== 'no');
  if (named.length === 0) return 'exactly';
  if (ways.has('everyone')) return 'no';
  if (!('account' in principal)) return ways.has('unknown') ? 'unknown' : 'no';
  const needed: PrincipalMatch[] =
    principal.kind === 'role-session' ? ['exactly', 'role', 'account'] : ['exactly', 'account'];
  if (principal.kind === 'root') return ways.has('account') ? 'no' : 'unknown';
  return needed.every((way) => ways.has(way)) ? 'no' : 'unknown';
}

function matchName(name: PrincipalName, principal: RequestPrincipal): PrincipalMatch {
  switch (name.type) {
    case 'AWS':
      return matchAws(name.value, principal);
    case 'Service':
      return principal.kind === 'service' && principal.service === name.value ? 'exactly' : 'no';
    case 'Federated':
      return principal.kind === 'web-identity' && principal.provider === name.value ? 'exactly' : 'no';
    case 'CanonicalUser':
      // An account under its S3 name; which account that is cannot be told from the policy.
      return 'account' in principal ? 'unknown' : 'no';
  }
}

function matchAws(value: string, principal: RequestPrincipal): PrincipalMatch {
  // Everyone with an identity of AWS: the bearer of a token has none yet (aws-wire §2.5).
  if (value === '*') return principal.kind === 'web-identity' ? 'no' : 'everyone';
  if (!('account' in principal)) return 'no';
  const account = accountOf(value);
  if (account !== undefined) {
    if (account !== principal.account) return 'no';
    return principal.kind === 'root' ? 'exactly' : 'account';
  }
  if (value === principal.arn) return 'exactly';
  if (principal.kind === 'role-session' && value === principal.roleArn) return 'role';
  // AWS refuses to store an ARN with wildcards here; what it would mean is not known.
  return value.includes('*') || value.includes('?') ? 'unknown' : 'no';
}

/** The account that `123456789012` or `arn:PARTITION:iam::123456789012:root` stands for. */
function accountOf(value: string): string | undefined {
  if (/^[0-9]{12}$/.test(value)) return value;
  const parts = value.split(':', 7);
  const [arn, , service, region, account, resource] = parts;
  return parts.length === 6 && arn === 'arn' && service === 'iam' && region === '' && resource === 'root'
    ? account
    : undefined;
}
