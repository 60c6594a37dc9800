import type { CallStep, Facts } from '@duckbill/core';
import { callTarget } from './call-target.ts';
import { classifyFailure } from './classify-failure.ts';
import type { Identity } from './connect-outcome.ts';
import { bucketLocation } from './listing/bucket-location.ts';
import { listBuckets } from './listing/list-buckets.ts';
import { listObjects } from './listing/list-objects.ts';
import { withPathStyle } from './listing/with-path-style.ts';
import { flowTaken } from './flow-taken.ts';
import { regionHint } from './region-hint.ts';
import { resolveParameters } from './resolve-parameters.ts';
import type { SigningKeys } from './sdk/client-settings.ts';
import { Interrupted } from './sign-in/interrupted.ts';
import { askIdentity } from './sign-in/static-keys.ts';
import { register, startDevice, takeList, takeRoleCredentials, takeToken } from './take-identity-center.ts';
import { takeIssuerTokens } from './take-issuer-tokens.ts';
import { takeMachineKeys } from './take-machine-keys.ts';
import { prefilledAnswer } from './take-prompt.ts';
import { takeSession, takeWebIdentitySession } from './take-session.ts';
import type { Walk } from './walk.ts';
import { withRetries } from './with-retries.ts';

/** Makes one of the plan's calls and notes what came of it. */
export async function makeCall(planned: CallStep, walk: Walk): Promise<void> {
  const started = walk.begin(planned);
  if (isForListOnly(planned, walk) || isForOtherFlow(planned, walk)) return walk.end(planned, started, 'skipped');
  if (isForBrowser(planned) && !walk.world.mayAsk) return walk.forbid(planned, started);
  let step = planned;
  const isSigned = step.signedWith === 'source' || step.signedWith === 'session';
  if (isSigned && walk.keysFor(step) === undefined) {
    walk.end(step, started, 'not-reached');
    walk.stop = 'keys-missing';
    return;
  }
  try {
    step = walk.filled(planned);
    walk.end(step, started, 'done', await dispatch(step, walk));
  } catch (error) {
    if (step.operation === 'GetBucketLocation' && passOver(error, step, started, walk)) return;
    if (error instanceof Interrupted) return walk.breakOff(step, started);
    if (step.whenRefused === 'goes-on') return walk.pass(step, started, error);
    const { tokenFrom } = walk;
    if (tokenFrom !== undefined && isTokenRefused(error, step)) {
      walk.pass(step, started, error);
      return walk.signInAgain(tokenFrom);
    }
    walk.fail(step, started, error);
  }
}

/** It only prepares what a person is to approve. */
function isForBrowser({ operation }: CallStep): boolean {
  return operation === 'RegisterClient' || operation === 'StartDeviceAuthorization';
}

/** The list would be shown to nobody. */
function isForListOnly({ onlyFor }: CallStep, walk: Walk): boolean {
  if (onlyFor === undefined) return false;
  const prompt = walk.planned.plan.steps
    .filter((step) => step.kind === 'prompt')
    .find((step) => (step.key ?? step.prompt) === onlyFor);
  return walk.answers.has(onlyFor) || (prompt !== undefined && prefilledAnswer(prompt, walk) !== undefined);
}

/** The person wants a browser that comes back here, where the plan has a device code. */
function isForOtherFlow({ operation }: CallStep, walk: Walk): boolean {
  return operation === 'StartDeviceAuthorization' && flowTaken(walk) === 'authorization-code';
}

/** The portal no longer takes the token: the session was ended, there or by an administrator (aws-wire §3.2). */
function isTokenRefused(error: unknown, { service }: CallStep): boolean {
  return service === 'sso' && error instanceof Error && error.name === 'UnauthorizedException';
}

/** A region may be named by the refusal itself; denied or not supported means unknown, and Cyberduck goes on (§4.1, §4.4). */
function passOver(error: unknown, step: CallStep, started: number, walk: Walk): boolean {
  const region = regionHint(error);
  const { code, status } = classifyFailure(error, step).failure;
  if (region !== undefined && code !== 'AccessDenied' && status !== 403) {
    walk.region = region;
    walk.end(step, started, 'done', { region });
    return true;
  }
  if ((code !== 'AccessDenied' || status !== 403) && status !== 405 && status !== 501) return false;
  walk.end(step, started, 'skipped', { denied: true });
  return true;
}

/** Makes the call; what is worth knowing about the answer. */
async function dispatch(step: CallStep, walk: Walk): Promise<Facts> {
  switch (step.operation) {
    case 'AssumeRole':
    case 'GetSessionToken':
      return takeSession(step, walk);
    case 'AssumeRoleWithWebIdentity':
      return takeWebIdentitySession(step, walk);
    case 'RegisterClient':
      return register(step, walk);
    case 'StartDeviceAuthorization':
      return startDevice(step, walk);
    case 'CreateToken':
      return takeToken(step, walk);
    case 'ListAccounts':
    case 'ListAccountRoles':
      return takeList(step, walk);
    case 'GetRoleCredentials':
      return takeRoleCredentials(step, walk);
    case 'GetCallerIdentity':
    case 'ListBuckets':
    case 'GetBucketLocation':
    case 'ListObjectsV2':
      return withRetries(walk.world, 'safely', () => look(step, signingKeys(step, walk), walk));
    case 'ExchangeCode':
      return takeIssuerTokens(step, walk);
    case 'GetContainerCredentials':
    case 'GetInstanceCredentials':
      // Nobody there is the usual answer, and asking again does not bring anybody.
      return takeMachineKeys(step, walk);
  }
}

function signingKeys(step: CallStep, walk: Walk): SigningKeys | undefined {
  if (step.signedWith === 'nothing') return undefined;
  const keys = walk.keysFor(step);
  if (keys === undefined) throw new Error(`there are no keys to sign ${step.operation} with`);
  return keys;
}

/** Calls that change nothing about who one is. */
async function look(step: CallStep, keys: SigningKeys | undefined, walk: Walk): Promise<Facts> {
  const { world } = walk;
  const parameters = await resolveParameters(step, walk);
  const bucket = parameters.get('Bucket');
  const target = callTarget(step, world.endpoints, bucket, walk.region);
  switch (step.operation) {
    case 'ListBuckets':
      walk.buckets = await listBuckets(target, keys, world);
      return { buckets: walk.buckets.length };
    case 'GetBucketLocation':
      walk.region = await withPathStyle(target, (at) => bucketLocation(at, keys, bucket ?? '', world));
      return { region: walk.region };
    case 'ListObjectsV2':
      walk.listing = await withPathStyle(target, (at) => listObjects(at, keys, parameters, world));
      return { files: walk.listing.files.length, folders: walk.listing.folders.length };
    default:
      return noteIdentity(await askIdentity(target, keys, world), step, walk);
  }
}

function noteIdentity(identity: Identity, step: CallStep, walk: Walk): Facts {
  if (step.signedWith === 'session') walk.identityAfter = identity;
  else walk.identityBefore = identity;
  return { arn: identity.arn };
}
