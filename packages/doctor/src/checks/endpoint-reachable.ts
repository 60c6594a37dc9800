import { answer, type Check, type CheckContext, type CheckOutcome, defineCheck, type Saying } from '../check.ts';
import { proxyFor } from '../network/agents.ts';
import { hostOf } from '../classify-failure.ts';
import { byHost, type Endpoint, endpointOf } from '../network/plan-endpoints.ts';
import { settingOf } from '../network/setting-place.ts';
import { networkFailure } from './network-failure.ts';

export const endpointReachable: Check = defineCheck({
  id: 'endpoint-reachable',
  title: 'Servers can be reached',
  category: 'network',
  online: true,
  waitsFor: ['endpoint-name-resolves'],
  run: async (context) => {
    const endpoints = byHost(context.endpoints);
    if (endpoints.length === 0) return answer('skipped', 'skipped-no-calls');
    const results = await Promise.all(endpoints.map((endpoint) => reach(endpoint, context)));
    const details = results.map(describeReach);
    const failed = results.find(({ error }) => error !== undefined);
    if (failed !== undefined) return unreachable(failed, details, context);
    const hosts = endpoints.map(({ host }) => host);
    const proxies = [...new Set(results.map(({ proxy }) => proxy).filter((proxy) => proxy !== undefined))];
    return proxies.length === 0
      ? answer('passed', 'endpoints-answer', { hosts }, { details })
      : answer('passed', 'endpoints-answer-by-proxy', { hosts, proxies }, { details });
  },
});

interface Reach {
  readonly endpoint: Endpoint;
  /** Host and port of the proxy in between; what else stands in its URL is secret. */
  readonly proxy?: string;
  readonly error?: unknown;
}

async function reach(endpoint: Endpoint, { probes, world }: CheckContext): Promise<Reach> {
  const { hostname, port, url } = endpoint;
  const proxy = await proxyFor(url);
  const through = proxy === '' ? {} : { proxy: hostOf(proxy) };
  try {
    if (proxy === '') await probes.openTcp(hostname, port, world.timeouts.connect);
    // Plain http asks no tunnel of a proxy: whether it passes it on shows when it is asked.
    else if (url.startsWith('http:')) await openProxy(proxy, endpoint, { probes, world });
    else await probes.openTunnel(proxy, hostname, port, world.timeouts.connect);
    return { endpoint, ...through };
  } catch (error) {
    return { endpoint, error, ...through };
  }
}

async function openProxy(
  proxy: string,
  { service }: Endpoint,
  { probes, world }: Pick<CheckContext, 'probes' | 'world'>,
): Promise<void> {
  const at = endpointOf(proxy, service, 'proxy');
  if (at !== undefined) await probes.openTcp(at.hostname, at.port, world.timeouts.connect);
}

function describeReach({ endpoint: { host }, proxy, error }: Reach): Saying {
  if (proxy !== undefined)
    return {
      word: error === undefined ? 'endpoint-open-by-proxy' : 'endpoint-silent-by-proxy',
      facts: { host, proxy },
    };
  return { word: error === undefined ? 'endpoint-open' : 'endpoint-silent', facts: { host } };
}

async function unreachable(
  { endpoint, proxy, error }: Reach,
  details: readonly Saying[],
  context: CheckContext,
): Promise<CheckOutcome> {
  const { host } = endpoint;
  const regional = proxy === undefined ? await regionalInstead(endpoint, context) : undefined;
  if (regional !== undefined) {
    const facts = { host, endpoint: regional };
    return answer('failed', 'sts-isolated', facts, { details, guidance: ['network-sts-isolated'] });
  }
  const failure = networkFailure(error, endpoint, proxy === undefined ? 'TCP' : 'CONNECT');
  const facts = { host, ...(proxy === undefined ? {} : { proxy }) };
  return answer('failed', proxy === undefined ? 'endpoint-silent' : 'endpoint-silent-by-proxy', facts, {
    details,
    failure,
  });
}

/** An isolated network has a way to STS of its own region only (cyberduck-s3-connect §6, 18146). */
async function regionalInstead({ hostname }: Endpoint, context: CheckContext): Promise<string | undefined> {
  const region = settingOf('region', context)?.value ?? s3Region(context);
  if (hostname !== 'sts.amazonaws.com' || region === undefined) return undefined;
  const regional = `sts.${region}.amazonaws.com`;
  try {
    await context.probes.openTcp(regional, 443, context.world.timeouts.connect);
    return regional;
  } catch {
    return undefined;
  }
}

/** The region that the listing is signed for, unless it is only the usual one. */
function s3Region({ planned }: CheckContext): string | undefined {
  const call = planned?.plan.steps.find((step) => step.kind === 'call' && step.service === 's3');
  const region = call?.kind === 'call' ? call.signingRegion : '';
  return region === '' || region === 'us-east-1' || region.includes('<') ? undefined : region;
}
