import type { Facts } from '@duckbill/core';
import {
  answer,
  type CallFailure,
  type Check,
  type CheckContext,
  type CheckOutcome,
  defineCheck,
  type Saying,
} from '../check.ts';
import { classifyFailure } from '../classify-failure.ts';
import { withCertificates } from '../connect.ts';
import { isAwsHost, regionInHost } from '../network/aws-names.ts';
import { type Endpoint, startUrlOf } from '../network/plan-endpoints.ts';
import { placeOf, settingOf } from '../network/setting-place.ts';
import { registerClient } from '../sign-in/register-client.ts';
import { startDeviceAuthorization } from '../sign-in/device-code.ts';
import { networkFailure } from './network-failure.ts';

export const identityCenterAnswers: Check = defineCheck({
  id: 'identity-center-answers',
  title: 'Identity Center answers',
  category: 'network',
  online: true,
  waitsFor: ['plan-sound', 'no-captive-portal', 'endpoint-reachable', 'tls-trusted'],
  run: async (context) => {
    const calls = context.planned?.plan.steps.filter((step) => step.kind === 'call') ?? [];
    if (!calls.some(({ service }) => service === 'sso' || service === 'sso-oidc'))
      return answer('skipped', 'skipped-no-center');
    const oidc = context.endpoints.find(({ service }) => service === 'sso-oidc');
    const portal = context.endpoints.find(({ service }) => service === 'sso');
    if (oidc === undefined && portal === undefined) return answer('skipped', 'skipped-center-asked');
    const [refused, silent, page] = await Promise.all([
      oidc === undefined ? undefined : asksForPerson(oidc, context),
      portal === undefined ? undefined : whySilent(portal, context),
      startPage(context),
    ]);
    if (refused !== undefined) return refused;
    if (silent !== undefined && portal !== undefined)
      return answer('failed', 'endpoint-silent', { host: portal.host }, { failure: silent });
    const hosts = [oidc?.host, portal?.host].filter((host) => host !== undefined);
    const facts = { hosts: [...new Set(hosts)] };
    return page === undefined
      ? answer('passed', 'center-answers', facts)
      : answer(page.outcome, page.say.word, { ...facts, ...page.say.facts });
  },
});

/**
 * Registers and asks for a device code, as the AWS CLI does at its sign-in: that tells whether start URL and region fit,
 * and nobody has to approve anything. Nothing is kept; the code is over in ten minutes.
 */
async function asksForPerson(oidc: Endpoint, context: CheckContext): Promise<CheckOutcome | undefined> {
  const { planned } = context;
  const step = planned?.plan.steps.find((one) => one.kind === 'call' && one.service === 'sso-oidc');
  const startUrl = startUrlOf(context);
  if (planned === undefined || step?.kind !== 'call' || startUrl === undefined) return undefined;
  const world = withCertificates(planned, context.world);
  const target = { endpoint: oidc.url, signingRegion: step.signingRegion };
  const plain = { clientName: 'duckbill', scopes: [], grantTypes: [], redirectUris: [], issuerUrl: undefined };
  let operation = 'RegisterClient';
  try {
    const client = await registerClient(target, plain, world);
    operation = 'StartDeviceAuthorization';
    await startDeviceAuthorization(target, client, startUrl, world);
    return undefined;
  } catch (error) {
    const explained = operation === 'RegisterClient' ? undefined : await betterWords(target, startUrl, context);
    return refusedBy(
      explained ?? error,
      explained === undefined ? operation : 'RegisterClient',
      oidc,
      startUrl,
      context,
    );
  }
}

/** Of a wrong region the registration for a browser has words, and the device code has none (cyberduck-s3-connect §5.2). */
async function betterWords(
  target: Parameters<typeof registerClient>[0],
  startUrl: string,
  { planned, world }: CheckContext,
): Promise<unknown> {
  const registration = {
    clientName: 'duckbill',
    scopes: ['sso:account:access'],
    grantTypes: ['authorization_code', 'refresh_token'],
    redirectUris: ['http://127.0.0.1/oauth/callback'],
    issuerUrl: startUrl,
  };
  try {
    await registerClient(target, registration, planned === undefined ? world : withCertificates(planned, world));
    return undefined;
  } catch (error) {
    const { guidance } = classifyFailure(error, { service: 'sso-oidc', operation: 'RegisterClient', endpoint: '' });
    return guidance[0]?.code === 'sso-region-wrong' ? error : undefined;
  }
}

async function refusedBy(
  error: unknown,
  operation: string,
  oidc: Endpoint,
  startUrl: string,
  context: CheckContext,
): Promise<CheckOutcome> {
  const classified = classifyFailure(error, {
    service: 'sso-oidc',
    operation,
    endpoint: oidc.url,
    context: { startUrl },
  });
  const setting = settingOf('sso_region', context);
  const place = await placeOf(setting, context);
  const urlPlace = await placeOf(settingOf('sso_start_url', context), context);
  const region = setting?.value ?? regionInHost(oidc.hostname);
  const known: Facts = {
    ...(region === undefined ? {} : { region }),
    ...(place === undefined ? {} : { place }),
    url: startUrl,
  };
  const failure: CallFailure = { operation, ...classified, facts: { ...classified.facts, ...known } };
  const facts = { host: oidc.host, ...known, ...(urlPlace === undefined ? {} : { urlplace: urlPlace }) };
  switch (classified.guidance[0]?.code) {
    case 'sso-region-wrong':
      return answer('failed', 'center-region-wrong', facts, { failure });
    case 'sso-start-url-wrong':
      return answer('failed', 'center-url-unknown', facts, { failure });
    default:
      return answer('failed', 'center-refused', { ...facts, operation }, { failure });
  }
}

async function whySilent(portal: Endpoint, { knocker }: CheckContext): Promise<CallFailure | undefined> {
  const { answer: said, error } = await knocker.knock(portal);
  return said === undefined ? networkFailure(error, portal, 'HEAD') : undefined;
}

interface Page {
  readonly outcome: 'passed' | 'warned';
  readonly say: Saying;
}

/** What the start URL leads to: one step of a redirect is followed, and only within AWS. */
async function startPage({ endpoints, knocker, probes }: CheckContext): Promise<Page | undefined> {
  const page = endpoints.find(({ service, operation }) => service === 'browser' && operation === 'access portal');
  if (page === undefined) return undefined;
  const { answer: said } = await knocker.knock(page);
  if (said === undefined) return { outcome: 'warned', say: { word: 'start-url-silent', facts: { url: page.url } } };
  const location = said.headers['location'];
  if (said.status < 300 || said.status >= 400 || location === undefined || !URL.canParse(location, page.url))
    return startPageStatus(said.status, page.url);
  const to = new URL(location, page.url);
  if (to.protocol !== 'https:' || !isAwsHost(to.hostname))
    return { outcome: 'passed', say: { word: 'start-url-elsewhere', facts: { to: to.hostname } } };
  try {
    const { status } = await probes.ask('HEAD', to.href, await knocker.routeTo(to.href));
    return startPageStatus(status, page.url);
  } catch {
    return undefined;
  }
}

function startPageStatus(status: number, url: string): Page | undefined {
  return status === 404 || status === 410
    ? { outcome: 'warned', say: { word: 'start-url-missing', facts: { url, status } } }
    : undefined;
}
