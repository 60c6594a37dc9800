import { type FailureContext, signInEndpoint } from '@duckbill/core';
import { type ClassifiedFailure, classifyFailure } from './classify-failure.ts';
import type { Identity } from './connect-outcome.ts';
import type { CallTarget, SigningKeys } from './sdk/client-settings.ts';
import { Secrets } from './secrets.ts';
import { assumeRole } from './sign-in/assume-role.ts';
import { getSessionToken } from './sign-in/get-session-token.ts';
import type { SessionAnswer } from './sign-in/session-answer.ts';
import { askIdentity } from './sign-in/static-keys.ts';
import { withRetries } from './with-retries.ts';
import type { DoctorWorld } from './world.ts';

/** A code of an MFA device. */
export interface GivenCode {
  readonly serial: string;
  readonly code: string;
}

/** What is to be found out with keys that somebody handed over. */
export type StsQuestion =
  | { readonly call: 'GetCallerIdentity' }
  | { readonly call: 'GetSessionToken'; readonly mfa?: GivenCode; readonly durationSeconds?: number }
  | {
      readonly call: 'AssumeRole';
      readonly roleArn: string;
      readonly roleSessionName?: string;
      readonly externalId?: string;
      readonly durationSeconds?: number;
      readonly mfa?: GivenCode;
    };

/** What came of it. Plain JSON; the keys that a session gave are dropped, nobody sees them. */
export interface StsCheck {
  readonly ok: boolean;
  readonly call: StsQuestion['call'];
  /** Host and port that were asked. */
  readonly endpoint: string;
  /** Whose keys these are; absent when AWS did not say. */
  readonly identity?: Identity;
  /** What they give: of a role its ARN; when it would end, ISO 8601. */
  readonly session?: { readonly arn?: string; readonly expiresAt?: string };
  readonly failure?: { readonly operation: 'GetCallerIdentity' | StsQuestion['call'] } & ClassifiedFailure;
}

/**
 * Asks STS once, with these keys and nothing else of this computer. Whose keys they are is asked first, so that wrong
 * ones are found before an MFA code is spent; a network that forbids just that goes on. Never throws for what AWS says,
 * and nothing secret is in the outcome.
 */
export async function checkSts(
  question: StsQuestion,
  keys: SigningKeys,
  region: string,
  world: DoctorWorld,
): Promise<StsCheck> {
  const secrets = new Secrets();
  secrets.add(keys.secretAccessKey);
  secrets.add(keys.sessionToken);
  if (question.call !== 'GetCallerIdentity' && question.mfa !== undefined) secrets.addCode(question.mfa.code);
  return secrets.maskAll(await ask(question, keys, region, world));
}

async function ask(question: StsQuestion, keys: SigningKeys, region: string, world: DoctorWorld): Promise<StsCheck> {
  const { call } = question;
  const planned = signInEndpoint('sts', region);
  const endpoint = world.endpoints.sts ?? `https://${planned?.host ?? ''}`;
  const target: CallTarget = { endpoint, signingRegion: planned?.signingRegion ?? region };
  const about = { call, endpoint: new URL(endpoint).host };
  let identity: Identity | undefined;
  try {
    identity = await withRetries(world, 'safely', () => askIdentity(target, keys, world));
  } catch (error) {
    const found = classifyFailure(error, { service: 'sts', operation: 'GetCallerIdentity', endpoint });
    if (call === 'GetCallerIdentity' || found.failure.code !== 'AccessDenied')
      return { ok: false, ...about, failure: { operation: 'GetCallerIdentity', ...found } };
  }
  const asked = { ...about, ...(identity === undefined ? {} : { identity }) };
  if (question.call === 'GetCallerIdentity') return { ok: true, ...asked };
  try {
    const { arn, credentials } = await takeSession(question, target, keys, world);
    const { expiresAt } = credentials;
    const session = { ...(arn === undefined ? {} : { arn }), ...(expiresAt === undefined ? {} : { expiresAt }) };
    return { ok: true, ...asked, session };
  } catch (error) {
    const found = classifyFailure(error, { service: 'sts', operation: call, endpoint, context: contextOf(question) });
    const facts = { ...(identity === undefined ? {} : { caller: identity.arn }), ...found.facts };
    return { ok: false, ...asked, failure: { operation: call, ...found, facts } };
  }
}

type SessionQuestion = Exclude<StsQuestion, { readonly call: 'GetCallerIdentity' }>;

function takeSession(
  question: SessionQuestion,
  target: CallTarget,
  keys: SigningKeys,
  world: DoctorWorld,
): Promise<SessionAnswer> {
  const { mfa, durationSeconds } = question;
  const parameters = new Map<string, string>();
  if (durationSeconds !== undefined) parameters.set('DurationSeconds', String(durationSeconds));
  if (mfa !== undefined) parameters.set('SerialNumber', mfa.serial).set('TokenCode', mfa.code);
  // A code that may have arrived is spent.
  const repeatable = mfa === undefined ? 'safely' : 'unsent';
  if (question.call === 'GetSessionToken')
    return withRetries(world, repeatable, () => getSessionToken(target, keys, parameters, world));
  const { roleArn, externalId, roleSessionName = `duckbill-${Math.floor(world.now().getTime() / 1000)}` } = question;
  parameters.set('RoleArn', roleArn).set('RoleSessionName', roleSessionName);
  if (externalId !== undefined) parameters.set('ExternalId', externalId);
  return withRetries(world, repeatable, () => assumeRole(target, keys, parameters, world));
}

function contextOf(question: SessionQuestion): FailureContext {
  const { mfa } = question;
  return {
    mfaSent: mfa !== undefined,
    ...(question.call === 'AssumeRole' ? { roleArn: question.roleArn } : {}),
    ...(mfa === undefined ? {} : { mfaSerial: mfa.serial }),
  };
}
