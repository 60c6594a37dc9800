import type { JobLimits } from '../jobs/job-rules.ts';
import { serviceLimitNames, tenantLimitNames, usual } from '../limits/limit-table.ts';
import { type OperatorFile, readOperatorFile } from '../operator-file.ts';
import type { FieldError } from '../problem.ts';
import {
  type LimitsConfig,
  limitsConfigSchema,
  type ServiceLimits,
  type TenantLimits,
} from '../schemas/limits-config.ts';
import { createValidator } from '../validator.ts';

/** What a request costs: heavy ones parse large files or make many. */
export const costs = { light: 1, heavy: 10 } as const;

export const usualLimits: TenantLimits = usualOf(tenantLimitNames);

const usualServiceLimits: ServiceLimits = usualOf(serviceLimitNames);

const validate = createValidator(limitsConfigSchema);

/** The limits in a file, or why there are none in it. */
export function readLimitsConfig(text: string): OperatorFile<LimitsConfig> {
  return readOperatorFile(text, validate, checkTimes);
}

/** Node takes no server whose heads may come later than its requests. */
function checkTimes(config: LimitsConfig): readonly FieldError[] {
  const { headersTimeout, requestTimeout } = serviceLimitsOf(config);
  if (headersTimeout <= requestTimeout) return [];
  const name = config.service?.headersTimeout === undefined ? 'requestTimeout' : 'headersTimeout';
  return [{ pointer: `#/service/${name}`, detail: 'leaves the head of a request more time than the whole' }];
}

/** The limits of a tenant: its own, else those of everybody, else ours. */
export function limitsOf(tenant: string, config: LimitsConfig | undefined): TenantLimits {
  const { tenants = {} } = config ?? {};
  const own = Object.hasOwn(tenants, tenant) ? tenants[tenant] : undefined;
  return { ...usualLimits, ...config?.default, ...own };
}

/** The limits of the process. */
export function serviceLimitsOf(config: LimitsConfig | undefined): ServiceLimits {
  return { ...usualServiceLimits, ...config?.service };
}

/** What of a tenant's limits is for jobs. */
export function jobLimitsOf({ jobs, rosterBytes, jobUsers, storedBytes }: TenantLimits): JobLimits {
  return { runs: jobs, rosterBytes, users: jobUsers, storedBytes };
}

function usualOf<Name extends Parameters<typeof usual>[0]>(names: readonly Name[]): Readonly<Record<Name, number>> {
  // Each of the names is there.
  return Object.fromEntries(names.map((name) => [name, usual(name)])) as Record<Name, number>;
}
