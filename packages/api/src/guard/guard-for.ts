import { readFile } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import type { OperatorFile } from '../operator-file.ts';
import type { LimitsConfig, ServiceLimits, TenantLimits } from '../schemas/limits-config.ts';
import { auditLog } from './audit-log.ts';
import { createGuard, type Guard } from './guard.ts';
import { hostCheck, isHostName, isLoopback } from './hosts.ts';
import { type KeyRing, keySourceOfFile, openKeyRing } from './key-ring.ts';
import { isOrigin } from './origins.ts';
import { rateLimitsInDatabase, rateLimitsInMemory, type SharedLimitsOptions } from './rate-limits.ts';
import { limitsOf, readLimitsConfig, serviceLimitsOf } from './tenant-limits.ts';
import { readOidcConfig, type TokenCheck, tokenCheck } from './token-check.ts';

/** How the operator wants the service guarded. Files are paths. */
export interface GuardForOptions {
  /** The address to listen on. */
  readonly hostname: string;
  /** Of API keys, as `duckbill serve keys` writes it. */
  readonly keysFile?: string;
  /** Of OpenID Connect issuers: `oidcConfigSchema`. */
  readonly oidcFile?: string;
  /** Of limits of tenants: `limitsConfigSchema`. */
  readonly limitsFile?: string;
  readonly allowedHosts?: readonly string[];
  readonly allowedOrigins?: readonly string[];
  /** Where several processes count limits together: PostgreSQL. */
  readonly database?: SharedLimitsOptions['database'];
  /** Where the audit log goes; nowhere unless given. */
  readonly audit?: Pick<Writable, 'write'>;
  /** Hears what the operator should know. */
  readonly warn: (message: string) => void;
  readonly now?: () => number;
}

/** Limits as the operator wants them. */
export interface OpenedLimits {
  readonly service: ServiceLimits;
  readonly ofTenant: (tenant: string) => TenantLimits;
}

export type GuardFor =
  | {
      readonly ok: true;
      readonly guard: Guard;
      readonly limits: OpenedLimits;
      /** What is on, for the greeting. */
      readonly asks: readonly ('keys' | 'tokens')[];
    }
  /** Wrong usage or configuration: the service must not start. */
  | { readonly ok: false; readonly reason: string };

/** The guard that these options ask for, or why the service must not start with them. */
export async function guardFor(options: GuardForOptions): Promise<GuardFor> {
  const { hostname, keysFile, oidcFile, limitsFile, allowedHosts = [], allowedOrigins = [] } = options;
  const { now = Date.now } = options;
  if (keysFile === undefined && oidcFile === undefined && !isLoopback(hostname)) {
    return refused(
      `will not listen on ${hostname}: nobody is asked who they are. Give --keys FILE (made by "duckbill serve keys create") or --oidc FILE, or listen on 127.0.0.1`,
    );
  }
  const wrongHost = allowedHosts.find((host) => !isHostName(host));
  if (wrongHost !== undefined) return refused(`--allow-host ${wrongHost}: a name or address, without port`);
  const wrongOrigin = allowedOrigins.find((origin) => !isOrigin(origin));
  if (wrongOrigin !== undefined)
    return refused(`--allow-origin ${wrongOrigin}: scheme, host and port alone, such as https://desk.example.com`);

  let keys: KeyRing | undefined;
  if (keysFile !== undefined) {
    const { warn } = options;
    const opened = await openKeyRing({ source: keySourceOfFile(keysFile), now, warn });
    if (!opened.ok) return refused(`--keys ${keysFile}: ${opened.reason}`);
    keys = opened.ring;
  }
  let tokens: TokenCheck | undefined;
  if (oidcFile !== undefined) {
    const read = await readConfigFile(oidcFile, readOidcConfig);
    if (!read.ok) return refused(`--oidc ${oidcFile}: ${read.reason}`);
    tokens = tokenCheck(read.value, { now });
  }
  let limits: LimitsConfig | undefined;
  if (limitsFile !== undefined) {
    const read = await readConfigFile(limitsFile, readLimitsConfig);
    if (!read.ok) return refused(`--limits ${limitsFile}: ${read.reason}`);
    limits = read.value;
  }
  const guard = createGuard({
    hosts: hostCheck(hostname, allowedHosts),
    allowedOrigins,
    rateLimits:
      options.database === undefined
        ? rateLimitsInMemory()
        : rateLimitsInDatabase({ database: options.database, now, warn: options.warn }),
    ...(keys === undefined ? {} : { keys }),
    ...(tokens === undefined ? {} : { tokens }),
    ...(limits === undefined ? {} : { limits }),
    ...(options.audit === undefined ? {} : { audit: auditLog(options.audit, now) }),
  });
  const asks = [...(keys === undefined ? [] : ['keys' as const]), ...(tokens === undefined ? [] : ['tokens' as const])];
  return {
    ok: true,
    guard,
    limits: { service: serviceLimitsOf(limits), ofTenant: (tenant) => limitsOf(tenant, limits) },
    asks,
  };
}

async function readConfigFile<Config>(
  file: string,
  read: (text: string) => OperatorFile<Config>,
): Promise<OperatorFile<Config>> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return { ok: false, reason: `it cannot be read: ${code}` };
  }
  return read(text);
}

function refused(reason: string): GuardFor {
  return { ok: false, reason };
}
