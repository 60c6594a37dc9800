import { answer, type Check, type CheckContext, defineCheck } from '../check.ts';
import { classifyFailure } from '../classify-failure.ts';
import { type Endpoint, planEndpoints } from './plan-endpoints.ts';

export const endpointNameResolves: Check = defineCheck({
  id: 'endpoint-name-resolves',
  title: 'Server names resolve',
  category: 'network',
  online: true,
  waitsFor: ['plan-sound'],
  run: async (context) => {
    const endpoints = planEndpoints(context);
    if (endpoints.length === 0) return answer('skipped', 'skipped-no-calls');
    const results = await Promise.all(endpoints.map((endpoint) => resolve(endpoint, context)));
    const first = results.find((failure) => failure !== undefined);
    if (first === undefined)
      return answer('passed', 'names-resolve', { hosts: [...new Set(endpoints.map(({ hostname }) => hostname))] });
    const { endpoint, error } = first;
    const call = { service: 's3', operation: 'DNS', endpoint: endpoint.url } as const;
    return answer(
      'failed',
      'name-unknown',
      { host: endpoint.hostname },
      { failure: { operation: 'DNS', ...classifyFailure(error, call) } },
    );
  },
});

async function resolve(
  endpoint: Endpoint,
  { probes, world }: CheckContext,
): Promise<{ endpoint: Endpoint; error: unknown } | undefined> {
  try {
    await probes.resolveName(endpoint.hostname, world.timeouts.connect);
    return undefined;
  } catch (error) {
    return { endpoint, error };
  }
}
