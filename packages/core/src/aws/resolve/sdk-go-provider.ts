import type { AwsKeys } from './aws-outcome.ts';
import { Refusal } from './refusal.ts';

/** Something that gives keys when asked; all but fixed keys stand behind a cache, which puts words before errors. */
export interface GoProvider {
  readonly cached: boolean;
  readonly get: () => AwsKeys;
}

/** The provider's keys; its error with the words that stand before it. */
export function retrieve({ cached, get }: GoProvider, before = ''): AwsKeys {
  try {
    return get();
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    const cache = cached ? 'failed to refresh cached credentials, ' : '';
    throw new Refusal(thrown.error, `${before}${cache}${thrown.message}`, thrown.setting);
  }
}
