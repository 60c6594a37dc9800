import { type TUnsafe, Type } from 'typebox';
import { type Scope, scopes, tenantPattern } from '../guard/caller.ts';
import { enumOf } from './enum-of.ts';
import { dialect } from './report.ts';

/** Signatures with a public key. No HMAC, whose secret the service would hold; no `none`. */
export const tokenAlgorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
] as const;

export type TokenAlgorithm = (typeof tokenAlgorithms)[number];

/** A place in a token: one name, or the names on the way, such as `["realm_access", "roles"]`. */
export type ClaimPath = string | readonly string[];

/** Where a token says whose it is. */
export type TenantRule =
  | { readonly value: string }
  | {
      readonly claim: ClaimPath;
      /** Stands before what the claim says, so that two issuers cannot name the same tenant. */
      readonly prefix?: string;
      /** What the claim says → tenant. Others are refused then. */
      readonly map?: Readonly<Record<string, string>>;
    };

/** Where a token says what its holder may do. */
export type ScopeRule =
  | { readonly value: readonly Scope[] }
  | {
      readonly claim: ClaimPath;
      /** What the claim says → scopes; unlisted words give none. Absent: words are scopes themselves. */
      readonly map?: Readonly<Record<string, readonly Scope[]>>;
      /** What stands before scopes in the claim, such as `duckbill:`. */
      readonly prefix?: string;
    };

export interface IssuerConfig {
  /** As the `iss` of its tokens says it. */
  readonly issuer: string;
  /** One of these must be in `aud`. */
  readonly audience: string | readonly string[];
  /** Where its public keys are; asked for at `/.well-known/openid-configuration` when absent. */
  readonly jwksUri?: string;
  /** RS256, PS256, ES256 and EdDSA unless given. */
  readonly algorithms?: readonly TokenAlgorithm[];
  /** Seconds that clocks may differ; 30 unless given. */
  readonly clockTolerance?: number;
  /** Who: `sub` unless given. */
  readonly subject?: ClaimPath;
  readonly tenant: TenantRule;
  readonly scopes: ScopeRule;
}

/** Who makes bearer tokens, and how they are read. */
export interface OidcConfig {
  /** For editors. */
  readonly $schema?: string;
  readonly version: 1;
  readonly issuers: readonly IssuerConfig[];
}

const closed = { additionalProperties: false } as const;

const name = Type.String({ minLength: 1, maxLength: 200 });
const claim = Type.Union([name, Type.Array(name, { minItems: 1, maxItems: 8 })], {
  description: 'The name of a claim, or the names on the way to it.',
});
const scopeList = Type.Array(enumOf(scopes), { uniqueItems: true });
const tenantName = Type.String({ pattern: tenantPattern });

const tenantRule = Type.Union([
  Type.Object({ value: tenantName }, { ...closed, description: 'All tokens are of one tenant.' }),
  Type.Object(
    {
      claim,
      prefix: Type.Optional(tenantName),
      map: Type.Optional(Type.Record(Type.String(), tenantName)),
    },
    { ...closed, description: 'The token names its tenant.' },
  ),
]);

const scopeRule = Type.Union([
  Type.Object({ value: scopeList }, { ...closed, description: 'Every token gives these.' }),
  Type.Object(
    {
      claim,
      map: Type.Optional(Type.Record(Type.String(), scopeList)),
      prefix: Type.Optional(name),
    },
    { ...closed, description: 'The token names its scopes: a list, or words with spaces between.' },
  ),
]);

const issuer = Type.Object(
  {
    issuer: Type.String({ minLength: 1, description: 'As `iss` says it. https, except on the loopback.' }),
    audience: Type.Union([name, Type.Array(name, { minItems: 1 })], { description: 'One of these must be in `aud`.' }),
    jwksUri: Type.Optional(Type.String({ description: 'Its public keys; found by discovery when absent.' })),
    algorithms: Type.Optional(Type.Array(enumOf(tokenAlgorithms), { minItems: 1, uniqueItems: true })),
    clockTolerance: Type.Optional(Type.Integer({ minimum: 0, maximum: 300, description: 'Seconds.' })),
    subject: Type.Optional(claim),
    tenant: tenantRule,
    scopes: scopeRule,
  },
  { ...closed, title: 'Issuer' },
);

/** The file that `--oidc` takes. */
export const oidcConfigSchema: TUnsafe<OidcConfig> = Type.Unsafe<OidcConfig>(
  Type.Object(
    {
      $schema: Type.Optional(Type.String({ description: 'For editors: where this schema is.' })),
      version: Type.Literal(1),
      issuers: Type.Array(issuer, { minItems: 1, maxItems: 20 }),
    },
    { $schema: dialect, title: 'OidcConfig', ...closed },
  ),
);
