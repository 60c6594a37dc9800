import type { AwsSetting } from '../aws-reading.ts';
import type { AwsResolveError } from './aws-outcome.ts';

/** Ends a resolution from deep inside; never leaves the resolver that threw it. */
export class Refusal extends Error {
  readonly error: string;
  readonly setting: AwsSetting | undefined;

  constructor(error: string, message: string, setting?: AwsSetting) {
    super(message);
    this.error = error;
    this.setting = setting;
  }

  at(phase: AwsResolveError['phase']): AwsResolveError {
    const { error, message, setting } = this;
    return { error, message, phase, ...(setting === undefined ? {} : { setting }) };
  }
}

/** Ends a resolution because a process would have to be run. */
export class ProcessNotRun extends Error {}
