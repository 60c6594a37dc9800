import type { Facts } from '@duckbill/core';
import { answer, type Check, type CheckContext, type CheckOutcome, defineCheck, type Saying } from '../check.ts';
import { addressKind } from '../network/address-kind.ts';
import { proxyFor } from '../network/agents.ts';
import { isAwsHost, isUnknownRegion, nearestRegion, regionInHost } from '../network/aws-names.ts';
import { byHost, type Endpoint, endpointOf } from '../network/plan-endpoints.ts';
import { placeOf } from '../network/setting-place.ts';
import { networkFailure } from './network-failure.ts';

export const endpointNameResolves: Check = defineCheck({
  id: 'endpoint-name-resolves',
  title: 'Server names resolve',
  category: 'network',
  online: true,
  waitsFor: ['plan-sound'],
  run: async (context) => {
    const endpoints = byHost(context.endpoints);
    if (endpoints.length === 0) return answer('skipped', 'skipped-no-calls');
    const names = byName(await Promise.all(endpoints.map((endpoint) => askedName(endpoint))));
    const results = await Promise.all(names.map((name) => resolve(name, context)));
    const details = results.map(describeName);
    const unknown = results.find(({ error }) => error !== undefined);
    if (unknown !== undefined) return nameUnknown(unknown, details, context);
    const blocked = results.find(({ endpoint, addresses }) => leadsNowhere(endpoint, addresses));
    if (blocked !== undefined) {
      const facts = { host: blocked.endpoint.hostname, addresses: blocked.addresses };
      return answer('failed', 'name-blocked', facts, { details, guidance: ['network-name-blocked'] });
    }
    const hosts = results.map(({ endpoint }) => endpoint.hostname);
    const inside = results.filter(({ endpoint, addresses }) => isInside(endpoint, addresses));
    if (inside.length === 0) return answer('passed', 'names-resolve', { hosts }, { details });
    const facts = { hosts, inside: inside.map(({ endpoint }) => endpoint.hostname) };
    return answer('passed', 'names-resolve-inside', facts, { details });
  },
});

/** A name that this computer has to know: that of a server, or of the proxy that knows it. */
interface AskedName {
  readonly endpoint: Endpoint;
  /** The server behind the proxy. */
  readonly behind?: string;
}

async function askedName(endpoint: Endpoint): Promise<AskedName> {
  const proxy = await proxyFor(endpoint.url);
  const at = proxy === '' ? undefined : endpointOf(proxy, endpoint.service, 'proxy');
  return at === undefined ? { endpoint } : { endpoint: at, behind: endpoint.hostname };
}

function byName(names: readonly AskedName[]): readonly AskedName[] {
  const hosts = names.map(({ endpoint }) => endpoint.hostname);
  return names.filter(({ endpoint }, at) => hosts.indexOf(endpoint.hostname) === at);
}

interface Resolved extends AskedName {
  readonly addresses: readonly string[];
  readonly error?: unknown;
}

async function resolve(name: AskedName, { probes, world }: CheckContext): Promise<Resolved> {
  try {
    return { ...name, addresses: await probes.resolveName(name.endpoint.hostname, world.timeouts.connect) };
  } catch (error) {
    return { ...name, addresses: [], error };
  }
}

function describeName({ endpoint: { hostname: host }, behind, addresses, error }: Resolved): Saying {
  if (error !== undefined)
    return { word: behind === undefined ? 'name-unknown' : 'proxy-name-unknown', facts: { host } };
  const word = behind === undefined ? (families(addresses) === 6 ? 'name-known-6' : 'name-known') : 'proxy-name-known';
  return { word, facts: { host, addresses, ...(behind === undefined ? {} : { behind }) } };
}

/** 6 where there is no address of IPv4. */
function families(addresses: readonly string[]): 4 | 6 {
  return addresses.some((address) => !address.includes(':')) ? 4 : 6;
}

/** The mistyped region is told by its name, with the one that was meant and the place to change it. */
async function nameUnknown(
  { endpoint, behind, error }: Resolved,
  details: readonly Saying[],
  context: CheckContext,
): Promise<CheckOutcome> {
  const host = endpoint.hostname;
  const word = behind === undefined ? 'name-unknown' : 'proxy-name-unknown';
  const region = behind === undefined ? regionInHost(host) : undefined;
  if (region === undefined || !isUnknownRegion(region))
    return answer('failed', word, { host }, { details, failure: networkFailure(error, endpoint, 'DNS') });
  const nearest = nearestRegion(region);
  const setting = context.planned?.plan.settings.findLast(({ value, secret }) => !secret && value.includes(region));
  const place = await placeOf(setting, context);
  const facts: Facts = {
    host,
    region,
    ...(nearest === undefined ? {} : { nearest }),
    ...(place === undefined ? {} : { place }),
  };
  return answer('failed', 'name-region-unknown', facts, { details, guidance: ['network-region-unknown'] });
}

/** A hosts file or a DNS filter sends a public name to this computer. */
function leadsNowhere({ hostname }: Endpoint, addresses: readonly string[]): boolean {
  return isAwsHost(hostname) && addresses.every((address) => addressKind(address) === 'here');
}

function isInside({ hostname }: Endpoint, addresses: readonly string[]): boolean {
  return isAwsHost(hostname) && addresses.some((address) => addressKind(address) === 'private');
}
