import { answer, type Check, type CheckContext, defineCheck, type Saying } from '../check.ts';
import { classifyFailure } from '../classify-failure.ts';
import { type Endpoint, planEndpoints } from './plan-endpoints.ts';

export const endpointReachable: Check = defineCheck({
  id: 'endpoint-reachable',
  title: 'Servers can be reached',
  category: 'network',
  online: true,
  waitsFor: ['endpoint-name-resolves'],
  run: async (context) => {
    const endpoints = planEndpoints(context);
    const results = await Promise.all(endpoints.map((endpoint) => reach(endpoint, context)));
    const first = results.find(({ error }) => error !== undefined);
    if (first === undefined) return answer('passed', 'endpoints-answer', { hosts: endpoints.map(({ host }) => host) });
    const call = { service: 's3', operation: 'TCP', endpoint: first.endpoint.url } as const;
    return answer(
      'failed',
      'endpoint-silent',
      { host: first.endpoint.host },
      {
        details: [...(results.length > 1 ? results.map(describeReach) : []), ...proxies(context)],
        failure: { operation: 'TCP', ...classifyFailure(first.error, call) },
      },
    );
  },
});

interface Reach {
  readonly endpoint: Endpoint;
  readonly error?: unknown;
}

async function reach(endpoint: Endpoint, { probes, world }: CheckContext): Promise<Reach> {
  try {
    await probes.openTcp(endpoint.hostname, endpoint.port, world.timeouts.connect);
    return { endpoint };
  } catch (error) {
    return { endpoint, error };
  }
}

function describeReach({ endpoint, error }: Reach): Saying {
  return { word: error === undefined ? 'endpoint-open' : 'endpoint-silent', facts: { host: endpoint.host } };
}

/** Neither the AWS SDK nor this probe goes through a proxy, so a network that demands one looks dead from here. */
function proxies({ world }: CheckContext): Saying[] {
  const name = ['HTTPS_PROXY', 'https_proxy'].find((variable) => (world.environment[variable] ?? '') !== '');
  return name === undefined ? [] : [{ word: 'proxy-not-used', facts: { name } }];
}
