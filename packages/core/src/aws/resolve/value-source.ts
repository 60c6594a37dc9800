import type { AwsSetting } from '../aws-reading.ts';
import type { AwsKeys, ValueSource } from './aws-outcome.ts';

/** A setting as the source of a value. */
export function fromSetting(setting: AwsSetting): ValueSource {
  return { from: 'setting', setting };
}

/** A setting that may be absent, as the source of a value. */
export function optionalSetting(settings: ReadonlyMap<string, AwsSetting>, key: string): ValueSource | undefined {
  const setting = settings.get(key);
  return setting === undefined ? undefined : fromSetting(setting);
}

/** The credentials of the machine. */
export function instanceKeys(): AwsKeys {
  const instance: ValueSource = { from: 'instance' };
  return { accessKeyId: instance, secretAccessKey: instance, sessionToken: instance };
}

/** What `credential_process` printed; its account id before another one. */
export function processKeys(members: ReadonlyMap<string, unknown>, account: ValueSource | undefined): AwsKeys {
  const member = (name: string): ValueSource => ({ from: 'process', member: name });
  const accountId = isFilled(members.get('AccountId')) ? member('AccountId') : account;
  return {
    accessKeyId: member('AccessKeyId'),
    secretAccessKey: member('SecretAccessKey'),
    ...(isFilled(members.get('SessionToken')) ? { sessionToken: member('SessionToken') } : {}),
    ...(accountId === undefined ? {} : { accountId }),
  };
}

/** What the token file of `aws login` holds. */
export function loginKeys(path: string, token: ReadonlyMap<string, unknown>): AwsKeys {
  const member = (name: string): ValueSource => ({ from: 'login-token', path, member: name });
  return {
    accessKeyId: member('accessKeyId'),
    secretAccessKey: member('secretAccessKey'),
    sessionToken: member('sessionToken'),
    ...(token.has('accountId') ? { accountId: member('accountId') } : {}),
  };
}

/** A member of a JSON object that says something. */
export function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}
