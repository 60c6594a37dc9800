import type { BrowserStep, CallStep } from '@duckbill/core';
import { callTarget } from '../call-target.ts';
import type { DoctorInput } from '../doctor-input.ts';
import { bareHost } from '../probes/open-tunnel.ts';
import { isNear } from './agents.ts';

/** Who is asked at an endpoint. browser: pages that the person opens. */
export type EndpointService = Exclude<CallStep['service'], 'metadata'> | 'browser';

/** A server that the plan calls. */
export interface Endpoint {
  /** Host and port as people write them. */
  readonly host: string;
  readonly hostname: string;
  readonly port: number;
  readonly url: string;
  readonly service: EndpointService;
  /** What is called there first, or why the browser goes there. */
  readonly operation: string;
}

/**
 * The servers that the plan needs, each once for every service that is asked there, in the order of the calls. With
 * a sandbox in place of AWS pages for the browser are left out: they are not where the calls go. Metadata services are left out
 * as well: they stand beside the program, and mostly nobody is there.
 */
export function planEndpoints(input: Pick<DoctorInput, 'planned' | 'world'>): readonly Endpoint[] {
  const { planned, world } = input;
  const found = new Map<string, Endpoint>();
  const note = (url: string, service: EndpointService, operation: string): void => {
    const endpoint = endpointOf(url, service, operation);
    const key = `${service} ${endpoint?.host ?? ''}`;
    if (endpoint !== undefined && !found.has(key)) found.set(key, endpoint);
  };
  const elsewhere = isRehearsal(input);
  for (const step of planned?.plan.steps ?? []) {
    if (step.kind === 'call' && step.service !== 'metadata')
      note(callTarget(step, world.endpoints).endpoint, step.service, step.operation);
    if (step.kind === 'browser' && !elsewhere) note(step.url, 'browser', pageWords[step.flow]);
  }
  const startUrl = elsewhere ? undefined : startUrlOf(input);
  if (startUrl !== undefined) note(startUrl, 'browser', 'access portal');
  return [...found.values()];
}

/** Whether a sandbox on this computer is asked in place of AWS, by `--endpoint-url` or by settings of the AWS files. */
export function isRehearsal({ planned, world }: Pick<DoctorInput, 'planned' | 'world'>): boolean {
  if (Object.keys(world.endpoints).length > 0) return true;
  const steps = planned?.plan.steps ?? [];
  return steps.some(
    (step) =>
      step.kind === 'call' &&
      stoodInFor.has(step.service) &&
      URL.canParse(step.endpoint) &&
      isNear(new URL(step.endpoint).hostname),
  );
}

const stoodInFor: ReadonlySet<CallStep['service']> = new Set(['sts', 'sso', 'sso-oidc']);

/** The start URL of Identity Center, or undefined when it is asked at sign-in. */
export function startUrlOf({ planned }: Pick<DoctorInput, 'planned'>): string | undefined {
  for (const step of planned?.plan.steps ?? []) {
    if (step.kind === 'prompt' || step.kind === 'process' || step.kind === 'cache') continue;
    const value = step.parameters.find(({ name }) => startUrlNames.has(name))?.value;
    if (value?.kind === 'known' && URL.canParse(value.value)) return value.value;
  }
  return undefined;
}

const startUrlNames: ReadonlySet<string> = new Set(['startUrl', 'issuerUrl', 'start_url']);

const pageWords: Readonly<Record<BrowserStep['flow'], string>> = {
  'device-code': 'page for the code',
  'authorization-code': 'sign-in page',
};

/** Undefined when the address is not known yet: `<KEY>` stands for what the person is going to type. */
export function endpointOf(url: string, service: EndpointService, operation: string): Endpoint | undefined {
  if (url.includes('<') || !URL.canParse(url)) return undefined;
  const { host, hostname, port, protocol, href } = new URL(url);
  if (protocol !== 'https:' && protocol !== 'http:') return undefined;
  const usual = protocol === 'http:' ? 80 : 443;
  return {
    host,
    hostname: bareHost(hostname),
    port: port === '' ? usual : Number(port),
    url: href,
    service,
    operation,
  };
}

/** One of each host and port. */
export function byHost(endpoints: readonly Endpoint[]): readonly Endpoint[] {
  const hosts = endpoints.map(({ host }) => host);
  return endpoints.filter(({ host }, at) => hosts.indexOf(host) === at);
}
