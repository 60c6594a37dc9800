import type { AwsCall, AwsOutcome, ValueSource } from '../aws/resolve/aws-outcome.ts';
import type { AwsEvent } from '../aws/resolve/aws-trace.ts';
import { type AwsFamily, parameterValue, signerOf } from './aws-plan-values.ts';
import { ssoSteps } from './aws-sso-steps.ts';
import type { CallParameter, CallStep, PlanStep } from './connection-plan.ts';
import type { PlanDraft } from './plan-draft.ts';
import { globalSigningRegion } from './sts-endpoint.ts';

/** A cache step that waits to learn how many steps it spares. */
interface OpenCache {
  readonly at: number;
  readonly operation: AwsCall['operation'];
}

/** What a program does, as steps in the order in which it does it. */
export function awsSteps(draft: PlanDraft, { events, prompts }: AwsOutcome, family: AwsFamily): readonly PlanStep[] {
  const steps: PlanStep[] = [];
  const open: OpenCache[] = [];
  const promptKey = (index: number) => (prompts.length > 1 ? `mfa-code-${index + 1}` : 'mfa-code');
  let asked = 0;
  for (const event of events) {
    switch (event.kind) {
      case 'prompt': {
        const key = promptKey(asked);
        asked += 1;
        steps.push({
          kind: 'prompt',
          prompt: 'mfa-code',
          ...(key === 'mfa-code' ? {} : { key }),
          label: `Enter MFA code for ${event.setting.value}: `,
          hidden: true,
          cancel: 'aborts',
          saved: '',
        });
        break;
      }
      case 'process':
        steps.push({
          kind: 'process',
          command: event.command.value,
          ...(event.shell ? {} : { argv: event.argv }),
          purpose: 'it prints the keys; each run asks it again',
        });
        break;
      case 'metadata':
        steps.push(metadataStep(event));
        break;
      case 'role-cache':
        open.push({ at: steps.length, operation: event.operation });
        steps.push({
          kind: 'cache',
          cache: 'role-credentials',
          file: event.path,
          spares: 0,
          access: 'read-write',
          purpose: 'keys of the role from an earlier run, when they last another 15 minutes',
        });
        break;
      case 'sso-token':
        steps.push(...ssoSteps(draft, event));
        break;
      case 'call':
        steps.push(callStep(draft, event.call, family, promptKey));
        if (open.at(-1)?.operation === event.call.operation) settle(steps, open.pop());
        break;
      case 'follow':
    }
  }
  while (open.length > 0) settle(steps, open.pop());
  return steps;
}

/** A look into a cache spares everything up to the call whose answer it holds: that is the last step now. */
function settle(steps: PlanStep[], cache: OpenCache | undefined): void {
  const step = cache === undefined ? undefined : steps[cache.at];
  if (cache !== undefined && step?.kind === 'cache') steps[cache.at] = { ...step, spares: steps.length - 1 - cache.at };
}

function metadataStep({ of, url }: Extract<AwsEvent, { readonly kind: 'metadata' }>): CallStep {
  return {
    kind: 'call',
    service: 'metadata',
    operation: of === 'container' ? 'GetContainerCredentials' : 'GetInstanceCredentials',
    endpoint: url,
    signingRegion: globalSigningRegion,
    signedWith: 'nothing',
    parameters: [],
    purpose:
      of === 'container'
        ? 'get the keys that the container was given; nobody answers elsewhere'
        : 'get the keys of the role of the instance; nobody answers on another computer',
  };
}

const services = {
  AssumeRole: 'sts',
  AssumeRoleWithWebIdentity: 'sts',
  GetRoleCredentials: 'sso',
  CreateToken: 'sso-oidc',
} as const;

const purposes: Readonly<Record<AwsCall['operation'], string>> = {
  AssumeRole: 'exchange the keys for a session of the role',
  AssumeRoleWithWebIdentity: 'exchange the token of the identity provider for a session of the role',
  GetRoleCredentials: 'get the keys of the permission set, for as long as it allows',
  CreateToken: 'renew the access token',
};

/** Every program sends them in another order; people want to read them in one. */
const order = [
  'RoleArn',
  'RoleSessionName',
  'ExternalId',
  'DurationSeconds',
  'SerialNumber',
  'TokenCode',
  'WebIdentityToken',
  'accountId',
  'roleName',
];

function callStep(draft: PlanDraft, call: AwsCall, family: AwsFamily, promptKey: (index: number) => string): CallStep {
  const { operation, endpoint, signedWith, params } = call;
  const isWebIdentity = operation === 'AssumeRoleWithWebIdentity';
  const value = (source: ValueSource) => parameterValue(draft, source, { family, isWebIdentity, promptKey });
  const parameters: CallParameter[] = [];
  for (const name of order) {
    const source = params.get(name);
    const found = source && value(source);
    if (found !== undefined) parameters.push({ name, value: found });
  }
  return {
    kind: 'call',
    service: services[operation],
    operation,
    endpoint: endpoint.url,
    signingRegion: endpoint.signingRegion ?? globalSigningRegion,
    signedWith:
      signedWith === undefined
        ? operation === 'GetRoleCredentials'
          ? 'access-token'
          : 'nothing'
        : signerOf(signedWith),
    parameters,
    purpose: purposes[operation],
  };
}
