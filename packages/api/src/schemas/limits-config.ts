import { type TSchema, type TUnsafe, Type } from 'typebox';
import { tenantPattern } from '../guard/caller.ts';
import {
  type LimitName,
  limits,
  type ServiceLimitName,
  serviceLimitNames,
  type TenantLimitName,
  tenantLimitNames,
} from '../limits/limit-table.ts';
import { dialect } from './report.ts';

/** What the process may take. */
export type ServiceLimits = Readonly<Record<ServiceLimitName, number>>;

/** What one tenant may use. */
export type TenantLimits = Readonly<Record<TenantLimitName, number>>;

/** Limits of the process, of all tenants, and of some. */
export interface LimitsConfig {
  /** For editors. */
  readonly $schema?: string;
  readonly version: 1;
  readonly service?: Partial<ServiceLimits>;
  readonly default?: Partial<TenantLimits>;
  readonly tenants?: Readonly<Record<string, Partial<TenantLimits>>>;
}

const closed = { additionalProperties: false } as const;

/** PostgreSQL counts in 32 bits, and so does Node with milliseconds. */
const usualMost = 1_000_000_000;

function limitsObject(names: readonly LimitName[], title: string, description: string): TSchema {
  const fields = names.map((name) => {
    const { unit, protects, usual, least = 1, most = usualMost } = limits[name];
    const words = `${unit[0]?.toUpperCase() ?? ''}${unit.slice(1)}. Protects ${protects}.`;
    return [name, Type.Optional(Type.Integer({ minimum: least, maximum: most, default: usual, description: words }))];
  });
  return Type.Object(Object.fromEntries(fields), { ...closed, title, description });
}

const tenant = limitsObject(tenantLimitNames, 'TenantLimits', 'What one tenant may use.');

/** The file that `--limits` takes. */
export const limitsConfigSchema: TUnsafe<LimitsConfig> = Type.Unsafe<LimitsConfig>(
  Type.Object(
    {
      $schema: Type.Optional(Type.String({ description: 'For editors: where this schema is.' })),
      version: Type.Literal(1),
      service: Type.Optional(limitsObject(serviceLimitNames, 'ServiceLimits', 'What a process may take.')),
      default: Type.Optional(tenant),
      tenants: Type.Optional(
        Type.Object({}, { patternProperties: { [tenantPattern]: tenant }, additionalProperties: false }),
      ),
    },
    { $schema: dialect, title: 'LimitsConfig', ...closed },
  ),
);
