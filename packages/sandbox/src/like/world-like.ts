import type { CallStep, PromptStep } from '@duckbill/core';
import { accountOfArn, type SandboxWorld } from '../world.ts';
import { addBucket, addUsualBucket } from './like-buckets.ts';
import { type DraftRole, type DraftUser, LikeDraft } from './like-draft.ts';
import { addIdentityCenter, likePerson } from './like-identity-center.ts';
import { allow, withMfa } from './like-policies.ts';
import { addPlaceRole, addRole, addWebRole, policiesOf, usualIssuer } from './like-roles.ts';
import { draftUser, firstAccount, isCall, partitionOf, usualAccount } from './like-users.ts';
import type { LikeAnswer, LikeInput, Likeness } from './likeness.ts';

/**
 * A world in which a plan works: the accounts, users, roles, devices, portals, issuers and buckets that it names, trust
 * policies that fit its calls, and secrets that are new. What is asked for gets an answer; what cannot be played is
 * told in `notes` and left out.
 */
export function worldLike(input: LikeInput): Likeness {
  const draft = new LikeDraft(input);
  for (const step of draft.steps) if (step.kind === 'prompt') answerNames(draft, step);
  draft.user = draftUser(draft);
  if (draft.user !== undefined) draft.caller = { kind: 'user', owner: draft.user };
  for (const step of draft.steps) if (step.kind === 'call') walk(draft, step);
  const listing = draft.steps.find((step) => step.kind === 'call' && step.service === 's3');
  addUsualBucket(draft, listing?.kind === 'call' ? listing : undefined);
  letIntoS3(draft);
  for (const step of draft.steps) if (step.kind === 'prompt') answerSecrets(draft, step);
  tellUnplayed(draft);
  return finish(draft);
}

function walk(draft: LikeDraft, step: CallStep): void {
  const account = firstAccount(draft) ?? usualAccount;
  switch (step.operation) {
    case 'AssumeRole':
      addRole(draft, step);
      break;
    case 'AssumeRoleWithWebIdentity':
      addWebRole(draft, step);
      break;
    case 'GetRoleCredentials':
      addIdentityCenter(draft, step);
      break;
    case 'GetInstanceCredentials':
      draft.instance = {
        id: 'i-0123456789abcdef0',
        region: 'us-east-1',
        roleArn: addPlaceRole(draft, instanceRole(draft, step), ['ec2.amazonaws.com'], account).arn,
        tokens: 'optional',
      };
      break;
    case 'GetContainerCredentials':
      addContainer(draft, step, account);
      break;
    case 'GetBucketLocation':
    case 'ListObjectsV2':
      addBucket(draft, step);
      break;
    case 'ExchangeCode':
      draft.note('left-out', `the sign-in at ${step.endpoint}: the sandbox has no page of that issuer`);
      break;
    case 'GetCallerIdentity':
    case 'GetSessionToken':
    case 'RegisterClient':
    case 'StartDeviceAuthorization':
    case 'CreateToken':
    case 'ListAccounts':
    case 'ListAccountRoles':
    case 'ListBuckets':
      break;
  }
}

/** The name that the plan asks for, where it asks for one. */
function instanceRole(draft: LikeDraft, step: CallStep): string {
  const path = draft.parameter(step, 'Path') ?? '';
  const name = path.slice(path.lastIndexOf('/') + 1);
  return /^[\w+=,.@-]{1,64}$/u.test(name) && name !== 'security-credentials' ? name : 'InstanceRole';
}

function addContainer(draft: LikeDraft, step: CallStep, account: string): void {
  const start = step.endpoint.indexOf('/', step.endpoint.indexOf('://') + 3);
  const path = draft.parameter(step, 'Path') ?? (start === -1 ? '' : step.endpoint.slice(start));
  if (!/^\/v[12]\/[!-~]+$/u.test(path)) {
    draft.note('left-out', 'the credentials of the container: the sandbox has them under /v1/ and /v2/ only');
    return;
  }
  const { arn } = addPlaceRole(draft, 'ContainerRole', ['ecs-tasks.amazonaws.com', 'pods.eks.amazonaws.com'], account);
  draft.containers.push({ path, roleArn: arn });
}

/** Whoever comes to S3 in the end may use it; with GetSessionToken and a device, only with MFA. */
function letIntoS3(draft: LikeDraft): void {
  const sessionWithMfa = draft.steps.some(
    (step) => isCall(step, 'GetSessionToken') && draft.parameter(step, 'SerialNumber') !== undefined,
  );
  const condition = sessionWithMfa && draft.caller.kind === 'user' ? withMfa : undefined;
  policiesOf(draft.caller)?.push(allow(['s3:*'], '*', condition));
}

/** What the person types and the world has to know: names. */
function answerNames(draft: LikeDraft, step: PromptStep): void {
  const { prompt, label, choices, prefilled, key = prompt } = step;
  const brought = prefilled?.values.find(({ answer }) => answer === draft.typed.get(prefilled.by));
  if (brought !== undefined) {
    draft.typed.set(key, brought.value);
    return;
  }
  const account = firstAccount(draft) ?? usualAccount;
  const partition = partitionOf(draft);
  const names: Partial<Record<typeof prompt, string>> = {
    'role-arn': `arn:${partition}:iam::${account}:role/PracticeRole`,
    'mfa-serial': `arn:${partition}:iam::${account}:mfa/practice-phone`,
    'sso-region': 'eu-west-1',
    'sso-start-url': 'https://d-90670000d0.awsapps.com/start',
    'sso-account-id': account,
    'sso-role-name': 'S3-Read',
  };
  const value = prompt === 'aws-profile' && choices?.from === 'known' ? choices.values[0] : names[prompt];
  if (value === undefined) return;
  draft.typed.set(key, value);
  draft.answers.push({ prompt, label, value });
}

/** What the person types that belongs to the user: the keys and the code. */
function answerSecrets(draft: LikeDraft, { prompt, label }: PromptStep): void {
  const { user } = draft;
  if (user === undefined) return;
  if (prompt === 'access-key-id') draft.answers.push({ prompt, label, value: user.keys.id });
  if (prompt === 'secret-access-key') draft.answers.push({ prompt, label, value: user.keys.secret });
  if (prompt === 'mfa-code' && user.device !== undefined)
    draft.answers.push({ prompt, label, device: user.device.serial });
}

function tellUnplayed(draft: LikeDraft): void {
  const { strategy } = draft.input.planned.plan;
  if (strategy === 'cached-keys')
    draft.note('left-out', 'the keys that the AWS CLI left in its cache folder: nothing of a cache is copied');
  if (strategy === 'unsupported') draft.note('left-out', 'the way in: Duckbill does not play it');
  if (draft.steps.some((step) => step.kind === 'prompt' && step.prompt === 'session-token'))
    draft.note('left-out', 'the session token that is asked for: keys of a user have none');
}

function finish(draft: LikeDraft): Likeness {
  const { user, center, instance, containers, providers, input } = draft;
  const account = (user && accountOfArn(user.arn)) ?? firstAccount(draft) ?? usualAccount;
  const anonymous = input.planned.plan.strategy === 'anonymous';
  const world: SandboxWorld = {
    account,
    users: user === undefined ? [] : [finishUser(user)],
    roles: draft.roles.map(finishRole),
    buckets: draft.buckets.map((bucket) => (anonymous ? { ...bucket, policy: openToAll(draft, bucket.name) } : bucket)),
    ...(providers.length === 0 ? {} : { oidcProviders: providers }),
    ...(center === undefined ? {} : { identityCenters: [center] }),
    ...(instance === undefined ? {} : { instance }),
    ...(containers.length === 0 ? {} : { containers }),
  };
  const token = providers.length === 0 ? undefined : (input.token ?? usualToken);
  return {
    world,
    ...(user === undefined ? {} : { keys: user.keys }),
    answers: inOrder(draft),
    notes: draft.notes,
    ...(token === undefined ? {} : { token }),
    ...(center === undefined ? {} : { person: likePerson }),
  };
}

const usualToken = { issuer: usualIssuer, audience: 'sts.amazonaws.com', subject: 'practice' };

/** As the program asks. */
function inOrder(draft: LikeDraft): readonly LikeAnswer[] {
  const place = (answer: LikeAnswer): number =>
    draft.steps.findIndex((step) => step.kind === 'prompt' && step.prompt === answer.prompt);
  return draft.answers.toSorted((one, other) => place(one) - place(other));
}

function finishUser({ arn, id, keys, policies, device }: DraftUser): SandboxWorld['users'][number] {
  return { arn, userId: id, accessKeys: [keys], policies, mfaDevices: device === undefined ? [] : [device] };
}

function finishRole({ arn, id, trust, policies, duration }: DraftRole): SandboxWorld['roles'][number] {
  return {
    arn,
    roleId: id,
    trust,
    policies,
    ...(duration === undefined ? {} : { maxSessionDuration: duration }),
  };
}

function openToAll(draft: LikeDraft, name: string): SandboxWorld['roles'][number]['trust'] {
  const bucket = `arn:${partitionOf(draft)}:s3:::${name}`;
  return {
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: [bucket, `${bucket}/*`] }],
  };
}
