import { type TUnsafe, Type } from 'typebox';
import { type JobLimits, usualLimits as usualJobLimits } from '../jobs/job-rules.ts';
import { createValidator } from '../validator.ts';
import { tenantPattern } from './caller.ts';

/** What one tenant may use. */
export interface TenantLimits {
  /** Points in each minute: against bursts. A light request costs 1, a heavy one `heavyCost`. */
  readonly perMinute: number;
  /** Points in each day. */
  readonly perDay: number;
  /** Requests that may be under way at once, in one process. */
  readonly atOnce: number;
  /** Streams that may be open at once beside them, in one process: fleets, results, events. */
  readonly streams: number;
  /** Jobs that are not ended. */
  readonly jobs: number;
  /** Bytes of the roster of a job, and members in it. */
  readonly rosterBytes: number;
  readonly jobUsers: number;
}

/** What a request costs: heavy ones parse large files or make many. */
export const costs = { light: 1, heavy: 10 } as const;

export const usualLimits: TenantLimits = {
  perMinute: 1200,
  perDay: 500_000,
  atOnce: 32,
  streams: 32,
  jobs: usualJobLimits.runs,
  rosterBytes: usualJobLimits.rosterBytes,
  jobUsers: usualJobLimits.users,
};

/** Limits of all tenants, and of some. */
export interface LimitsConfig {
  readonly version: 1;
  readonly default?: Partial<TenantLimits>;
  readonly tenants?: Readonly<Record<string, Partial<TenantLimits>>>;
}

const closed = { additionalProperties: false } as const;

// PostgreSQL counts points in 32 bits.
const count = { minimum: 1, maximum: 1_000_000_000 } as const;

const limits = Type.Object(
  {
    perMinute: Type.Optional(Type.Integer({ ...count, description: 'Points; light requests cost 1, heavy ones 10.' })),
    perDay: Type.Optional(Type.Integer({ ...count, description: 'Points.' })),
    atOnce: Type.Optional(Type.Integer({ ...count, description: 'Requests under way, in one process.' })),
    streams: Type.Optional(Type.Integer({ ...count, description: 'Open streams, in one process.' })),
    jobs: Type.Optional(Type.Integer({ ...count, description: 'Jobs that are not ended.' })),
    rosterBytes: Type.Optional(
      Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description: 'Of the roster of a job.' }),
    ),
    jobUsers: Type.Optional(Type.Integer({ ...count, description: 'Members of a job.' })),
  },
  { ...closed, title: 'TenantLimits' },
);

/** The file that `--limits` takes. */
export const limitsConfigSchema: TUnsafe<LimitsConfig> = Type.Unsafe<LimitsConfig>(
  Type.Object(
    {
      version: Type.Literal(1),
      default: Type.Optional(limits),
      tenants: Type.Optional(
        Type.Object({}, { patternProperties: { [tenantPattern]: limits }, additionalProperties: false }),
      ),
    },
    { ...closed, title: 'LimitsConfig' },
  ),
);

const validate = createValidator(limitsConfigSchema);

/** The limits in a value of a file, or why there are none in it. */
export function readLimitsConfig(
  value: unknown,
): { readonly ok: true; readonly config: LimitsConfig } | { readonly ok: false; readonly reason: string } {
  const checked = validate(value);
  return checked.ok
    ? { ok: true, config: checked.value }
    : { ok: false, reason: checked.errors.map(({ pointer, detail }) => `${pointer} ${detail}`).join('; ') };
}

/** The limits of a tenant: its own, else those of everybody, else ours. */
export function limitsOf(tenant: string, config: LimitsConfig | undefined): TenantLimits {
  const { tenants = {} } = config ?? {};
  const own = Object.hasOwn(tenants, tenant) ? tenants[tenant] : undefined;
  return { ...usualLimits, ...config?.default, ...own };
}

/** What of these limits is for jobs. */
export function jobLimitsOf(tenant: string, config: LimitsConfig | undefined): JobLimits {
  const { jobs, rosterBytes, jobUsers } = limitsOf(tenant, config);
  return { runs: jobs, rosterBytes, users: jobUsers };
}
