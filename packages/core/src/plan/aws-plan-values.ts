import type { AwsKeys, AwsOutcome, ValueSource } from '../aws/resolve/aws-outcome.ts';
import type { Origin, ParameterValue, Strategy } from './connection-plan.ts';
import type { PlanDraft } from './plan-draft.ts';

/** The text of a value that is known beforehand. */
export function textOf(draft: PlanDraft, source: ValueSource | undefined): string | undefined {
  switch (source?.from) {
    case 'setting':
      return source.setting.value;
    case 'variable':
      return draft.input.environment[source.variable];
    case 'text':
      return source.text;
    default:
      return undefined;
  }
}

/** What the application must hand to an SDK for codes; the AWS CLIs ask by themselves. */
export const mfaCallbacks: Readonly<Record<AwsFamily, string | undefined>> = {
  botocore: undefined,
  'sdk-js': 'mfaCodeProvider',
  'sdk-go': 'AssumeRoleCredentialOptions.TokenProvider',
};

/** Where a value that somebody wrote came from. */
export function originOf(source: ValueSource): Origin | undefined {
  if (source.from === 'variable') return { kind: 'environment', name: source.variable };
  if (source.from === 'file') return originOf(source.named);
  const setting = source.from === 'setting' || source.from === 'text' ? source.setting : undefined;
  return setting && { kind: 'file', file: setting.file, span: setting.valueSpan };
}

/** How a program makes session names up, by its family and the call. */
const madeUpNames = {
  botocore: ['botocore-session-<seconds since 1970>', 'botocore-session-<seconds since 1970>'],
  'sdk-js': ['aws-sdk-js-<milliseconds since 1970>', 'aws-sdk-js-session-<milliseconds since 1970>'],
  'sdk-go': ['aws-go-sdk-<nanoseconds since 1970>', '<nanoseconds since 1970>'],
} as const;

export type AwsFamily = keyof typeof madeUpNames;

/** A parameter's value for the plan; undefined for what stands nowhere. */
export function parameterValue(
  draft: PlanDraft,
  source: ValueSource,
  made: { readonly family: AwsFamily; readonly isWebIdentity: boolean; readonly promptKey: (index: number) => string },
): ParameterValue | undefined {
  switch (source.from) {
    case 'generated':
      return { kind: 'generated', how: madeUpNames[made.family][made.isWebIdentity ? 1 : 0] };
    case 'mfa-code':
      return { kind: 'prompted', prompt: made.promptKey(source.prompt) };
    case 'file':
      return { kind: 'file', path: source.path };
    default: {
      const text = textOf(draft, source);
      return text === undefined ? undefined : { kind: 'known', value: text };
    }
  }
}

/** Whose keys sign: those that somebody wrote down, or those that were obtained. */
export function signerOf({ accessKeyId }: AwsKeys): 'source' | 'session' {
  return accessKeyId.from === 'setting' || accessKeyId.from === 'variable' ? 'source' : 'session';
}

/** How a program gets its credentials, by what it ends with. */
export function strategyOf({ result, calls }: AwsOutcome): Strategy {
  if (result.type !== 'credentials') return 'unsupported';
  const source = result.keys.accessKeyId;
  switch (source.from) {
    case 'call':
      return callStrategies[calls[source.call]?.operation ?? 'CreateToken'];
    case 'setting':
    case 'variable':
      return 'static-keys';
    case 'process':
      return 'process';
    case 'instance':
      return 'instance-metadata';
    case 'container':
      return 'container';
    default:
      return 'unsupported';
  }
}

const callStrategies = {
  AssumeRole: 'assume-role',
  AssumeRoleWithWebIdentity: 'web-identity',
  GetRoleCredentials: 'identity-center',
  CreateToken: 'identity-center',
} as const;

/** The keys that it all starts from: those that the first call is signed with, or those that it ends with. */
export function firstKeys({ result, calls }: AwsOutcome): AwsKeys | undefined {
  if (result.type !== 'credentials') return undefined;
  let { keys } = result;
  // Each step goes to an earlier call, so this ends.
  for (let source = keys.accessKeyId; source.from === 'call'; source = keys.accessKeyId) {
    const signedWith = calls[source.call]?.signedWith;
    if (signedWith === undefined) break;
    keys = signedWith;
  }
  return keys;
}
