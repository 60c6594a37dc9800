import type { CallStep, ConnectionPlan, PlannedConnection, PlanStep, PromptStep } from '@duckbill/core';

/** Endpoints and keys for a plan made by hand. */
export interface PlanOptions {
  readonly sts?: string;
  readonly s3?: string;
  readonly accessKeyId?: string;
  readonly secretAccessKey?: string;
  readonly sessionToken?: string;
  readonly roleArn?: string;
  readonly mfaSerial?: string;
  readonly program?: ConnectionPlan['program'];
}

export const canaries = {
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  secretAccessKey: 'CANARY/Secret+Key0123456789abcdefghijkl',
  sessionToken: 'CANARYSESSIONTOKEN//////////0123456789==',
};

const awsSts = 'https://sts.amazonaws.com';
const awsS3 = 'https://s3.amazonaws.com';

export function call(operation: CallStep['operation'], options: PlanOptions, more: Partial<CallStep> = {}): CallStep {
  const service = ['GetCallerIdentity', 'AssumeRole', 'GetSessionToken'].includes(operation) ? 'sts' : 's3';
  return {
    kind: 'call',
    service,
    operation,
    endpoint: service === 'sts' ? (options.sts ?? awsSts) : (options.s3 ?? awsS3),
    signingRegion: 'us-east-1',
    signedWith: 'source',
    parameters: [],
    purpose: 'test',
    ...more,
  };
}

export function prompt(id: PromptStep['prompt'], more: Partial<PromptStep> = {}): PromptStep {
  return { kind: 'prompt', prompt: id, label: id, hidden: id === 'mfa-code', cancel: 'aborts', saved: '', ...more };
}

export function planned(steps: readonly PlanStep[], options: PlanOptions = {}): PlannedConnection {
  const strategy = steps.some((step) => step.kind === 'call' && step.operation === 'AssumeRole')
    ? 'assume-role'
    : 'static-keys';
  return {
    plan: {
      program: options.program ?? 'cyberduck@9.5',
      target: 'work.duck',
      strategy,
      settings: [],
      steps,
      problems: [],
    },
    keys: {
      accessKeyId: options.accessKeyId ?? canaries.accessKeyId,
      secretAccessKey: options.secretAccessKey ?? canaries.secretAccessKey,
      ...(options.sessionToken === undefined ? {} : { sessionToken: options.sessionToken }),
    },
  };
}

/** As Cyberduck with plain keys on an AWS host: identity, then the list. */
export function staticPlan(options: PlanOptions = {}): PlannedConnection {
  return planned([call('GetCallerIdentity', options), call('ListBuckets', options)], options);
}

/** As Cyberduck with the STS Assume Role profile, with a device when a serial is given. */
export function rolePlan(options: PlanOptions = {}): PlannedConnection {
  const { mfaSerial } = options;
  const roleArn = options.roleArn ?? 'arn:aws:iam::123456789012:role/reader';
  const parameters: CallStep['parameters'] = [
    { name: 'RoleArn', value: { kind: 'known', value: roleArn } },
    { name: 'RoleSessionName', value: { kind: 'generated', how: 'random letters' } },
  ];
  const assume = (more: CallStep['parameters']): CallStep =>
    call('AssumeRole', options, { parameters: [...parameters, ...more] });
  const session = { signedWith: 'session' } as const;
  const login = [call('GetCallerIdentity', options, session), call('ListBuckets', options, session)];
  if (mfaSerial === undefined) return planned([assume([]), ...login], options);
  const device: CallStep['parameters'] = [
    { name: 'SerialNumber', value: { kind: 'known', value: mfaSerial } },
    { name: 'TokenCode', value: { kind: 'prompted', prompt: 'mfa-code' } },
  ];
  return planned(
    [prompt('mfa-code', { label: `Multi-Factor Authentication ${mfaSerial}` }), assume(device), ...login],
    options,
  );
}
