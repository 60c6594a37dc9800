import { programs } from '@duckbill/core';
import { answer, type Check, defineCheck, type Saying } from '../check.ts';
import { isNear } from '../network/agents.ts';
import { installedKindOf } from '../surroundings/name-program.ts';
import { isLeftOut } from '../surroundings/proxy-facts.ts';
import type { ProxyFact, ProxyProblem } from '../surroundings/surroundings.ts';
import { kindTitles } from '../surroundings/update-commands.ts';

const problems: Readonly<Record<ProxyProblem, string>> = {
  'no-address': 'no address',
  'no-scheme': 'no http:// in front, which most programs add',
  'other-scheme': 'no proxy for HTTP, and not used',
};

/** The proxies that variables name, and which servers of the plan are asked through them. */
export const proxySettings: Check = defineCheck({
  id: 'proxy-settings',
  title: 'Proxies are usable',
  category: 'surroundings',
  online: false,
  waitsFor: [],
  run: async (context) => {
    const { proxies, noProxy = '' } = await context.surroundings();
    if (proxies.length === 0) return answer('passed', 'no-proxy-set');
    const names = proxies.map(({ name }) => name).join(', ');
    const { family, title } = programs[context.program];
    const details = proxies.map(proxyLine);
    if (family === 'cyberduck') {
      const kind = installedKindOf(context.program);
      const name = kind === undefined ? title : kindTitles[kind];
      return answer('passed', 'proxies-not-looked-at', { names, name }, { details });
    }
    const servers = context.endpoints.filter(({ hostname, service }) => !isNear(hostname) && service !== 'browser');
    const hosts = [...new Set(servers.map(({ host }) => host))];
    const around = hosts.filter((host) => isLeftOut(host, noProxy));
    const through = hosts.filter((host) => !around.includes(host));
    if (through.length > 0) details.push({ word: 'proxy-through', facts: { hosts: through.join(', ') } });
    if (around.length > 0) details.push({ word: 'proxy-around', facts: { hosts: around.join(', ') } });
    // Requests to AWS are HTTPS; a proxy for plain HTTP alone is not asked.
    const used = proxies.find(({ name }) => name.toUpperCase() !== 'HTTP_PROXY');
    if (through.length > 0 && used?.problem !== undefined && used.problem !== 'no-scheme') {
      return answer('failed', 'proxy-unusable', { variable: used.name }, { details, guidance: ['proxy-unusable'] });
    }
    const star = around.length === 0 ? undefined : starEntry(noProxy, around);
    if (used !== undefined && star !== undefined) {
      const facts = { entry: star, better: star.slice(1) };
      return answer('warned', 'proxy-star', facts, { details, guidance: ['proxy-unusable'] });
    }
    return answer('passed', 'proxies-set', { names }, { details });
  },
});

function proxyLine({ name, proxy, signsIn, problem }: ProxyFact): Saying {
  if (problem !== undefined && (proxy === undefined || problem !== 'no-scheme')) {
    return { word: 'proxy-here-unusable', facts: { variable: name, problem: problems[problem] } };
  }
  return { word: 'proxy-here', facts: { variable: name, proxy: proxy ?? '', with: signsIn ? ', with a sign-in' : '' } };
}

/** An entry such as `*.amazonaws.com` that alone keeps a server from the proxy; Python and curl know no star. */
function starEntry(noProxy: string, around: readonly string[]): string | undefined {
  const entries = noProxy.split(/[\s,]/u).filter((entry) => entry !== '');
  const others = entries.filter((entry) => !entry.startsWith('*.')).join(',');
  const lost = around.filter((host) => !isLeftOut(host, others));
  return entries.find((entry) => entry.startsWith('*.') && lost.some((host) => isLeftOut(host, entry)));
}
