import { answer, type Check, type CheckContext, type CheckOutcome, defineCheck } from '../check.ts';
import { isOptInRegion, regionInHost } from '../network/aws-names.ts';
import type { Knock } from '../network/knock.ts';
import { placeOf, settingOf } from '../network/setting-place.ts';
import { networkFailure } from './network-failure.ts';

export const stsEndpointAnswers: Check = defineCheck({
  id: 'sts-endpoint-answers',
  title: 'STS answers',
  category: 'network',
  online: true,
  waitsFor: ['plan-sound', 'no-captive-portal', 'endpoint-reachable', 'tls-trusted'],
  run: async (context) => {
    const endpoints = context.endpoints.filter(({ service }) => service === 'sts');
    if (endpoints.length === 0) return answer('skipped', 'skipped-no-sts');
    const knocks = await Promise.all(endpoints.map((endpoint) => context.knocker.knock(endpoint)));
    for (const knock of knocks) {
      const refused = refusal(knock);
      if (refused !== undefined) return refused;
    }
    return (
      (await globalForOptIn(context)) ?? answer('passed', 'sts-answers', { hosts: endpoints.map(({ host }) => host) })
    );
  },
});

/** STS answers without a signature with its own refusal; anything else is not STS, or not well. */
function refusal({ endpoint, answer: said, error }: Knock): CheckOutcome | undefined {
  const { host } = endpoint;
  if (said === undefined)
    return answer('failed', 'endpoint-silent', { host }, { failure: networkFailure(error, endpoint, 'GET') });
  const { status, text } = said;
  const code = element(text, 'Code');
  if (code === 'RegionDisabledException')
    return answer('failed', 'sts-disabled', { host }, { guidance: ['sts-region-disabled'] });
  // 501: one that is not AWS's own, and does not know this call.
  if (status >= 500 && status !== 501) return answer('warned', 'sts-failing', { host, status });
  if (code !== undefined || (status === 200 && text.includes('Response'))) return undefined;
  return answer('failed', 'not-sts', { host, status }, { guidance: ['network-not-aws'] });
}

function element(text: string, name: string): string | undefined {
  const start = text.indexOf(`<${name}>`);
  const end = text.indexOf(`</${name}>`, start);
  return start === -1 || end === -1 ? undefined : text.slice(start + name.length + 2, end);
}

const sessionCalls: ReadonlySet<string> = new Set(['AssumeRole', 'AssumeRoleWithWebIdentity', 'GetSessionToken']);

/** Sessions of the global endpoint are good in regions that are on by default, elsewhere only if the account says so. */
async function globalForOptIn(context: CheckContext): Promise<CheckOutcome | undefined> {
  const calls = context.planned?.plan.steps.filter((step) => step.kind === 'call') ?? [];
  const global = calls.find(({ operation, endpoint }) => sessionCalls.has(operation) && isGlobal(endpoint));
  const listing = calls.find(({ service }) => service === 's3');
  if (global === undefined || listing === undefined) return undefined;
  const named = URL.canParse(listing.endpoint) ? regionInHost(new URL(listing.endpoint).hostname) : undefined;
  const region = named ?? listing.signingRegion;
  if (!isOptInRegion(region)) return undefined;
  const place = await placeOf(
    settingOf('STS Endpoint', context) ?? settingOf('sts_regional_endpoints', context),
    context,
  );
  const facts = { region, host: 'sts.amazonaws.com', ...(place === undefined ? {} : { place }) };
  return answer('warned', 'sts-global-for-opt-in', facts, { guidance: ['sts-token-of-global-endpoint'] });
}

function isGlobal(endpoint: string): boolean {
  return URL.canParse(endpoint) && new URL(endpoint).hostname === 'sts.amazonaws.com';
}
