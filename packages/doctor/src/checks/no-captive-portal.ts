import { answer, type Check, type CheckContext, type CheckOutcome, defineCheck } from '../check.ts';
import type { Knock } from '../network/knock.ts';
import { byHost, type Endpoint, endpointOf } from '../network/plan-endpoints.ts';
import { isAwsHost } from '../network/aws-names.ts';
import { type Stranger, strangerIn } from '../network/who-answered.ts';

export const noCaptivePortal: Check = defineCheck({
  id: 'no-captive-portal',
  title: 'Nobody else answers',
  category: 'network',
  online: true,
  waitsFor: ['endpoint-name-resolves'],
  run: async (context) => {
    if (context.endpoints.length === 0) return answer('skipped', 'skipped-no-calls');
    const knocks = await Promise.all(context.endpoints.map((endpoint) => context.knocker.knock(endpoint)));
    for (const { endpoint, answer: said } of knocks) {
      const stranger = said === undefined ? undefined : strangerIn(said, endpoint);
      if (stranger !== undefined) return strangerAnswers(stranger, endpoint);
    }
    const heard = byHost(knocks.filter(({ answer: said }) => said !== undefined).map(({ endpoint }) => endpoint));
    if (heard.length > 0) return answer('passed', 'aws-answers', { hosts: heard.map(({ host }) => host) });
    const found = await inTheOpen(knocks, context);
    return found ?? answer('skipped', 'skipped-no-answer');
  },
});

/** Portals lead plain http astray and let everything else run into nothing. */
async function inTheOpen(
  knocks: readonly Knock[],
  { probes, knocker }: CheckContext,
): Promise<CheckOutcome | undefined> {
  const silent = knocks.find(({ endpoint: { url, hostname } }) => url.startsWith('https:') && isAwsHost(hostname));
  if (silent === undefined) return undefined;
  const url = `http://${silent.endpoint.hostname}/`;
  try {
    const said = await probes.ask('GET', url, await knocker.routeTo(url));
    const open = endpointOf(url, silent.endpoint.service, silent.endpoint.operation) ?? silent.endpoint;
    const stranger = strangerIn(said, open);
    return stranger === undefined ? undefined : strangerAnswers(stranger, silent.endpoint);
  } catch {
    return undefined;
  }
}

function strangerAnswers(stranger: Stranger, { host }: Endpoint): CheckOutcome {
  const more = { guidance: ['network-captive-portal', 'network-not-aws'] } as const;
  switch (stranger.kind) {
    case 'sign-in':
      return answer('failed', 'network-wants-sign-in', { host }, more);
    case 'elsewhere':
      return answer('failed', 'led-elsewhere', { host, to: stranger.to }, more);
    case 'page':
      return stranger.title === ''
        ? answer('failed', 'page-answers', { host }, more)
        : answer('failed', 'titled-page-answers', { host, title: stranger.title }, more);
  }
}
