import type { CallService, CallStep } from '@duckbill/core';
import type { EndpointOverride } from './connect-outcome.ts';
import type { CallTarget } from './sdk/client-settings.ts';

type Overrides = Readonly<Partial<Record<CallService, string>>>;

/**
 * Where a call goes: the plan's endpoint, or the one that was given instead. A bucket in the host name is taken off,
 * because the SDK puts it there itself; a bucket whose region is known is asked in that region, as Cyberduck does
 * (cyberduck-s3-connect §4.3).
 */
export function callTarget(step: CallStep, overrides: Overrides, bucket?: string, region?: string): CallTarget {
  const signingRegion = region ?? step.signingRegion;
  const override = overrides[step.service];
  if (override !== undefined) return { endpoint: override, signingRegion, pathStyle: true };
  if (!URL.canParse(step.endpoint)) return { endpoint: step.endpoint, signingRegion };
  const url = new URL(step.endpoint);
  if (bucket !== undefined && url.hostname.startsWith(`${bucket}.`))
    url.hostname = url.hostname.slice(bucket.length + 1);
  if (region !== undefined) url.hostname = regionalHost(url.hostname, region);
  return { endpoint: url.href, signingRegion };
}

function regionalHost(host: string, region: string): string {
  if (!host.startsWith('s3.') || !host.endsWith('.amazonaws.com')) return host;
  return host.includes('.dualstack.') ? `s3.dualstack.${region}.amazonaws.com` : `s3.${region}.amazonaws.com`;
}

/** Which of the plan's services were asked elsewhere. */
export function endpointOverrides(steps: readonly CallStep[], overrides: Overrides): readonly EndpointOverride[] {
  const found = new Map<CallService, EndpointOverride>();
  for (const { service, endpoint } of steps) {
    const used = overrides[service];
    if (used !== undefined && used !== endpoint && !found.has(service))
      found.set(service, { service, planned: endpoint, used });
  }
  return [...found.values()];
}
