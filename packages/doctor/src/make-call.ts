import type { CallStep, Facts, PromptStep } from '@duckbill/core';
import { callTarget } from './call-target.ts';
import { classifyFailure } from './classify-failure.ts';
import type { Identity } from './connect-outcome.ts';
import { bucketLocation } from './listing/bucket-location.ts';
import { listBuckets } from './listing/list-buckets.ts';
import { listObjects } from './listing/list-objects.ts';
import { withPathStyle } from './listing/with-path-style.ts';
import { regionHint } from './region-hint.ts';
import { callContext, resolveParameters } from './resolve-parameters.ts';
import type { SigningKeys } from './sdk/client-settings.ts';
import { askMfaCode, mostCodesSent } from './sign-in/ask-mfa-code.ts';
import { assumeRole } from './sign-in/assume-role.ts';
import { getSessionToken } from './sign-in/get-session-token.ts';
import type { SessionAnswer } from './sign-in/session-answer.ts';
import { askIdentity } from './sign-in/static-keys.ts';
import type { Walk } from './walk.ts';

/** Makes one of the plan's calls and notes what came of it. */
export async function makeCall(step: CallStep, walk: Walk): Promise<void> {
  const started = walk.begin(step);
  const keys = walk.keysFor(step);
  if (keys === undefined) {
    walk.end(step, started, 'not-reached');
    walk.stop = 'keys-missing';
    return;
  }
  const parameters = resolveParameters(step, walk.answers, walk.world.now());
  try {
    walk.end(step, started, 'done', await dispatch(step, keys, parameters, walk));
  } catch (error) {
    if (step.operation !== 'GetBucketLocation' || !passOver(error, step, started, walk)) {
      walk.fail(step, started, error, resolveParameters(step, walk.answers, walk.world.now()));
    }
  }
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
async function dispatch(
  step: CallStep,
  keys: SigningKeys,
  parameters: ReadonlyMap<string, string>,
  walk: Walk,
): Promise<Facts> {
  const { world } = walk;
  const bucket = parameters.get('Bucket');
  const target = callTarget(step, world.endpoints, bucket, walk.region);
  switch (step.operation) {
    case 'GetCallerIdentity':
      return noteIdentity(await askIdentity(target, keys, world), step, walk);
    case 'AssumeRole':
    case 'GetSessionToken':
      return takeSession(step, keys, walk);
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
      throw new Error(`${step.operation} is not made yet`);
  }
}

function noteIdentity(identity: Identity, step: CallStep, walk: Walk): Facts {
  if (step.signedWith === 'session') walk.identityAfter = identity;
  else walk.identityBefore = identity;
  return { arn: identity.arn };
}

/** Sends the code that was typed; a wrong one is asked for again here, without starting over. */
async function takeSession(step: CallStep, keys: SigningKeys, walk: Walk): Promise<Facts> {
  const { world } = walk;
  const target = callTarget(step, world.endpoints);
  for (let sent = 1; ; sent += 1) {
    const parameters = resolveParameters(step, walk.answers, world.now());
    const code = parameters.get('TokenCode');
    if (code !== undefined) world.sentCodes.add(code);
    try {
      const take = step.operation === 'AssumeRole' ? assumeRole : getSessionToken;
      return noteSession(await take(target, keys, parameters, world), parameters, walk);
    } catch (error) {
      const prompt = codePrompt(walk);
      if (code === undefined || prompt === undefined || sent >= mostCodesSent || !isWrongCode(error, step, parameters))
        throw error;
      const answer = await askMfaCode(prompt, world, 'wrong');
      // Whoever gives up now wants to know what AWS said to the last code.
      if ('none' in answer) throw error;
      walk.answers.set(prompt.key ?? prompt.prompt, answer.code);
      walk.secrets.addCode(answer.code);
    }
  }
}

function noteSession(answer: SessionAnswer, parameters: ReadonlyMap<string, string>, walk: Walk): Facts {
  const { credentials, arn } = answer;
  walk.session = credentials;
  walk.secrets.add(credentials.secretAccessKey);
  walk.secrets.add(credentials.sessionToken);
  const account = arn?.split(':')[4] ?? '';
  if (arn !== undefined) walk.identityAfter = { arn, account, userId: answer.userId ?? '' };
  const serial = parameters.get('SerialNumber');
  const { expiresAt } = credentials;
  return {
    ...(arn === undefined ? {} : { arn }),
    ...(serial === undefined ? {} : { serial }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

function codePrompt(walk: Walk): PromptStep | undefined {
  return walk.planned.plan.steps.filter((step) => step.kind === 'prompt').find(({ prompt }) => prompt === 'mfa-code');
}

function isWrongCode(error: unknown, step: CallStep, parameters: ReadonlyMap<string, string>): boolean {
  const { guidance } = classifyFailure(error, { ...step, context: callContext(parameters) });
  return guidance[0]?.code === 'sts-mfa-code-wrong';
}
