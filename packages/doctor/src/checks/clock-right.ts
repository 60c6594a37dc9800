import { answer, type Check, type CheckContext, type CheckOutcome, defineCheck, type Saying } from '../check.ts';
import type { Knock } from '../network/knock.ts';
import { networkFailure } from './network-failure.ts';

/** STS refuses at five minutes, S3 at fifteen (aws-wire §2.5, §6). */
const stsRefusesAt = 300;
const s3RefusesAt = 900;
const warnsAt = 60;
/** A code of an MFA device is good for half a minute, and a little before and after. */
const codeSeconds = 30;

export const clockRight: Check = defineCheck({
  id: 'clock-right',
  title: 'The clock is right',
  category: 'network',
  online: true,
  waitsFor: ['no-captive-portal', 'endpoint-reachable'],
  run: async (context) => {
    if (context.endpoints.length === 0) return answer('skipped', 'skipped-no-calls');
    const knocks = await Promise.all(context.endpoints.map((endpoint) => context.knocker.knock(endpoint)));
    const times = knocks.flatMap(timeOf).toSorted((one, other) => one.ahead - other.ahead);
    const median = times[(times.length - 1) >> 1];
    if (median === undefined) return silent(knocks);
    const { ahead, host } = median;
    const rounded = Math.round(ahead / 1000);
    const seconds = Math.abs(rounded);
    const facts = { seconds, host, direction: rounded < 0 ? 'slow' : 'fast' };
    const details: Saying[] = times.length < 2 ? [] : times.map((one) => describeTime(one));
    const refusesAt = context.endpoints.some(({ service }) => service === 'sts') ? stsRefusesAt : s3RefusesAt;
    if (seconds > refusesAt) {
      const hours = wholeHours(seconds);
      const more = { details, guidance: ['sts-clock-wrong', 's3-clock-wrong'] } as const;
      return hours === undefined
        ? answer('failed', 'clock-wrong', facts, more)
        : answer('failed', 'clock-hours-wrong', { ...facts, hours }, more);
    }
    if (seconds > warnsAt) return answer('warned', 'clock-drifts', facts, { details, guidance: ['sts-clock-wrong'] });
    if (seconds > codeSeconds && asksCode(context))
      return answer('warned', 'clock-off-for-codes', facts, { details, guidance: ['sts-clock-wrong'] });
    return answer('passed', 'clock-right', facts, { details });
  },
});

interface Time {
  readonly host: string;
  readonly ahead: number;
}

function timeOf({ endpoint, ahead }: Knock): readonly Time[] {
  return ahead === undefined ? [] : [{ host: endpoint.host, ahead }];
}

function describeTime({ host, ahead }: Time): Saying {
  const seconds = Math.round(ahead / 1000);
  return {
    word: 'clock-compared',
    facts: { host, seconds: Math.abs(seconds), direction: seconds < 0 ? 'slow' : 'fast' },
  };
}

function firstOf(knocks: readonly Knock[]): Knock['endpoint'] {
  const [first] = knocks;
  if (first === undefined) throw new Error('nobody was asked');
  return first.endpoint;
}

/** Off by a number of hours, give or take a minute and a half: it shows the time of another zone. */
function wholeHours(seconds: number): number | undefined {
  const hours = Math.round(seconds / 3600);
  return hours > 0 && hours <= 14 && Math.abs(seconds - hours * 3600) <= 90 ? hours : undefined;
}

function asksCode({ planned }: CheckContext): boolean {
  return planned?.plan.steps.some((step) => step.kind === 'prompt' && step.prompt === 'mfa-code') === true;
}

function silent(knocks: readonly Knock[]): CheckOutcome {
  const endpoint = firstOf(knocks);
  const unheard = knocks.find(({ error }) => error !== undefined);
  if (unheard === undefined) return answer('warned', 'clock-unknown', { host: endpoint.host });
  const failure = networkFailure(unheard.error, unheard.endpoint, 'HEAD');
  return answer('failed', 'clock-silent', { host: unheard.endpoint.host }, { failure });
}
