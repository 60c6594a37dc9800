import type { ClaimPath, IssuerConfig, ScopeRule, TenantRule } from '../schemas/oidc-config.ts';
import { type Caller, isScope, isTenant, type Scope } from './caller.ts';

type Claims = Readonly<Record<string, unknown>>;

/** Characters of a subject: it stands in every line of the audit log. */
const longestSubject = 200;

/**
 * The caller that the claims of a checked token tell of. Words that are mapped to nothing give nothing; a token that
 * names no tenant, or one that cannot be a tenant's name, gives no caller: whose jobs it may see would be guessing.
 */
export function callerOfClaims(claims: Claims, issuer: IssuerConfig): Caller | undefined {
  const tenant = tenantOf(claims, issuer.tenant);
  const id = claimAt(claims, issuer.subject ?? 'sub');
  if (tenant === undefined || typeof id !== 'string' || id === '' || id.length > longestSubject) return undefined;
  return { tenant, id, scopes: new Set(scopesOf(claims, issuer.scopes)) };
}

function tenantOf(claims: Claims, rule: TenantRule): string | undefined {
  if ('value' in rule) return rule.value;
  const said = claimAt(claims, rule.claim);
  if (typeof said !== 'string') return undefined;
  const named = rule.map === undefined ? said : own(rule.map, said);
  const tenant = named === undefined ? undefined : `${rule.prefix ?? ''}${named}`;
  return isTenant(tenant) ? tenant : undefined;
}

function scopesOf(claims: Claims, rule: ScopeRule): readonly Scope[] {
  if ('value' in rule) return rule.value;
  const { map, prefix = '' } = rule;
  return wordsOf(claimAt(claims, rule.claim)).flatMap((word) => {
    if (!word.startsWith(prefix)) return [];
    const said = word.slice(prefix.length);
    if (map !== undefined) return own(map, said) ?? [];
    return isScope(said) ? [said] : [];
  });
}

function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return value.split(' ');
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

function claimAt(claims: Claims, path: ClaimPath): unknown {
  let value: unknown = claims;
  for (const name of typeof path === 'string' ? [path] : path) {
    if (!isObject(value) || Array.isArray(value)) return undefined;
    value = own(value, name);
  }
  return value;
}

/** Tokens name members: none of those that every object has. */
function own<Value>(object: Readonly<Record<string, Value>>, name: string): Value | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
