import { answer, type Check, defineCheck } from '../check.ts';
import { classifyFailure } from '../classify-failure.ts';
import { planEndpoints } from './plan-endpoints.ts';

/** STS refuses at five minutes, S3 at fifteen (aws-wire §2.5, §6). */
const failsAtSeconds = 300;
const warnsAtSeconds = 60;

export const clockRight: Check = defineCheck({
  id: 'clock-right',
  title: 'The clock is right',
  category: 'network',
  online: true,
  waitsFor: ['endpoint-reachable'],
  run: async (context) => {
    const { world, probes } = context;
    // The first call goes to STS wherever STS is used at all.
    const [endpoint] = planEndpoints(context);
    if (endpoint === undefined) return answer('skipped', 'skipped-no-calls');
    const { host, url } = endpoint;
    const before = world.now().getTime();
    let server: Date | undefined;
    try {
      server = await probes.readServerTime(url, world.timeouts.request);
    } catch (error) {
      const failure = classifyFailure(error, { service: 's3', operation: 'HEAD', endpoint: url });
      return answer('failed', 'clock-silent', { host }, { failure: { operation: 'HEAD', ...failure } });
    }
    if (server === undefined) return answer('warned', 'clock-unknown', { host });
    const ours = (before + world.now().getTime()) / 2;
    // The header has whole seconds: on average it is half a second old.
    const ahead = Math.round((ours - (server.getTime() + 500)) / 1000);
    const seconds = Math.abs(ahead);
    const facts = { seconds, host, direction: ahead < 0 ? 'slow' : 'fast' };
    if (seconds > failsAtSeconds) return answer('failed', 'clock-wrong', facts);
    return seconds > warnsAtSeconds ? answer('warned', 'clock-drifts', facts) : answer('passed', 'clock-right', facts);
  },
});
