import { oidcFailure } from './oidc-failure.ts';

/** What lets a token into the portal. */
export const accountAccess = 'sso:account:access';

/** The applications whose scopes Identity Center gives out (IAM Identity Center User Guide, "Customer managed applications"). */
const families: ReadonlySet<string> = new Set([
  'codecatalyst',
  'codewhisperer',
  'redshift',
  's3',
  'sso',
  'sts',
  'verified_access',
]);

/** Whether Identity Center has all these scopes. */
export function areKnownScopes(scopes: readonly string[]): boolean {
  return scopes.every((scope) => {
    const colon = scope.indexOf(':');
    return scope === 'openid' || scope === 'aws' || (colon > 0 && families.has(scope.slice(0, colon)));
  });
}

/** Refuse scopes that Identity Center does not have. */
export function checkScopes(scopes: readonly string[]): void {
  if (!areKnownScopes(scopes)) throw oidcFailure('InvalidScopeException', undefined, 'a scope is unknown');
}
