import { type Facts, programs } from '@duckbill/core';
import { answer, type Check, type CheckContext, type CheckOutcome, defineCheck, type Saying } from '../check.ts';
import type { CheckWord } from '../check-words.ts';
import { isAwsHost } from '../network/aws-names.ts';
import type { Knock } from '../network/knock.ts';
import { byHost, type Endpoint } from '../network/plan-endpoints.ts';
import type { ShownCertificate, ShownChain } from '../probes.ts';
import { networkFailure } from './network-failure.ts';

export const tlsTrusted: Check = defineCheck({
  id: 'tls-trusted',
  title: 'Certificates are trusted',
  category: 'network',
  online: true,
  waitsFor: ['no-captive-portal', 'endpoint-reachable'],
  run: async (context) => {
    const endpoints = byHost(context.endpoints).filter(({ url }) => url.startsWith('https:'));
    if (endpoints.length === 0) return answer('skipped', 'skipped-no-tls');
    const knocks = await Promise.all(endpoints.map((endpoint) => context.knocker.knock(endpoint)));
    const store = storeOf(context);
    const failed = knocks.find(({ answer: said }) => said?.chain?.problem !== undefined);
    if (failed?.answer?.chain?.problem !== undefined)
      return untrusted(failed, failed.answer.chain, failed.answer.chain.problem, context);
    const mute = knocks.find(({ error }) => error !== undefined);
    if (mute !== undefined) {
      const failure = networkFailure(mute.error, mute.endpoint, 'TLS');
      return answer('failed', 'tls-failed', { host: mute.endpoint.host }, { failure, details: [store] });
    }
    return answer('passed', 'tls-trusted', { hosts: endpoints.map(({ host }) => host) }, { details: [store] });
  },
});

/** Which certificates were taken for known. */
function storeOf({ knocker, world: { environment } }: CheckContext): Saying {
  const file = knocker.certificates;
  if (file !== undefined) return { word: 'tls-store-file', facts: { file, name: bundleName(environment) } };
  const extra = environment['NODE_EXTRA_CA_CERTS'] ?? '';
  return extra === '' ? { word: 'tls-store-node', facts: {} } : { word: 'tls-store-extra', facts: { file: extra } };
}

function bundleName(environment: Readonly<Record<string, string | undefined>>): string {
  return environment['AWS_CA_BUNDLE'] === undefined ? 'ca_bundle' : 'AWS_CA_BUNDLE';
}

async function untrusted(
  { endpoint, ahead }: Knock,
  chain: ShownChain,
  problem: string,
  context: CheckContext,
): Promise<CheckOutcome> {
  const { host, hostname } = endpoint;
  const [own] = chain.certificates;
  const top = chain.certificates.at(-1) ?? own;
  // The last certificate names itself, or the one that is missing.
  const issuer = top?.issuer ?? 'nobody';
  const facts: Facts = { host, issuer, ...(own === undefined ? {} : { subject: own.subject }) };
  const error = Object.assign(new Error(`${host}: ${problem}`), { code: problem });
  const failure = networkFailure(error, endpoint, 'TLS', { issuer });
  const { word, more } = whatIsWrong(problem, own, hostname, ahead);
  const details: Saying[] = [storeOf(context)];
  if (byStore.has(problem)) {
    const known = await systemKnows(endpoint, context);
    if (known !== undefined)
      details.push({ word: known ? 'tls-system-knows' : 'tls-system-knows-not', facts: { issuer } });
    details.push({ word: hurtWords[programs[context.program].family === 'cyberduck' ? 'cyberduck' : 'aws'], facts });
  }
  return answer('failed', word, { ...facts, ...more, problem }, { details, failure });
}

const hurtWords = { cyberduck: 'tls-hurts-cyberduck', aws: 'tls-hurts-aws' } as const;

/** Problems whose answer depends on whose certificates are asked. */
const byStore: ReadonlySet<string> = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
]);

function whatIsWrong(
  problem: string,
  own: ShownCertificate | undefined,
  hostname: string,
  ahead = 0,
): { readonly word: CheckWord; readonly more: Facts } {
  if (own !== undefined && problem === 'CERT_HAS_EXPIRED') return { word: 'tls-expired', more: whenGood(own, ahead) };
  if (own !== undefined && problem === 'CERT_NOT_YET_VALID') return { word: 'tls-not-yet', more: whenGood(own, ahead) };
  if (own !== undefined && problem === 'ERR_TLS_CERT_ALTNAME_INVALID') {
    const names = own.hosts.length === 0 ? [own.subject] : own.hosts.slice(0, 5);
    return { word: 'tls-other-host', more: { names } };
  }
  if (!byStore.has(problem)) return { word: 'tls-untrusted', more: {} };
  return { word: isAwsHost(hostname) ? 'tls-inspected' : 'tls-issuer-unknown', more: {} };
}

function whenGood({ validFrom, validUntil }: ShownCertificate, ahead: number): Facts {
  const day = (date: Date): string => (Number.isNaN(date.getTime()) ? 'unknown' : date.toISOString().slice(0, 10));
  const clock = Math.abs(ahead) > 300_000 ? { clock: `${Math.round(Math.abs(ahead) / 1000)} s` } : {};
  return { from: day(validFrom), until: day(validUntil), ...clock };
}

/** Where Linux keeps the certificates that the system trusts; other systems keep them elsewhere. */
const systemFiles = ['/etc/ssl/certs/ca-certificates.crt', '/etc/pki/tls/certs/ca-bundle.crt', '/etc/ssl/cert.pem'];

/** Whether the system's own certificates would do; undefined when they cannot be asked from here. */
async function systemKnows(
  endpoint: Endpoint,
  { machine, probes, knocker }: CheckContext,
): Promise<boolean | undefined> {
  for (const file of machine.platform === 'linux' ? systemFiles : []) {
    const state = await machine.read(file);
    if (state.state !== 'read') continue;
    const certificates = new TextDecoder().decode(state.bytes);
    try {
      const route = await knocker.routeTo(endpoint.url);
      const { chain } = await probes.ask('HEAD', endpoint.url, { ...route, certificates });
      return chain?.problem === undefined;
    } catch {
      return undefined;
    }
  }
  return undefined;
}
