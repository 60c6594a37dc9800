import { createHash } from 'node:crypto';
import { areRoleCredentialsUsable, type CallStep, type PromptStep } from '@duckbill/core';
import { callOfCode, serialOf } from './ask-for-code.ts';
import type { SessionCredentials } from './connect-outcome.ts';
import type { SigningKeys } from './sdk/client-settings.ts';
import type { CachePlace } from './token-cache.ts';
import type { Walk } from './walk.ts';

/**
 * `--reuse-mfa`: a session of the user with MFA (GetSessionToken) signs AssumeRole in place of key and code, so that one
 * code serves every role. AWS allows it for keys of a user alone: a role session never counts as one with MFA
 * (aws-wire §2.4), and GetSessionToken takes no session.
 */
export function canReuseMfa(step: CallStep, walk: Walk): boolean {
  if (!walk.world.signIn.choices.reuseMfa || step.operation !== 'AssumeRole' || step.signedWith !== 'source')
    return false;
  const keys = walk.sourceKeys;
  return keys !== undefined && keys.sessionToken === undefined && hasCode(step);
}

function hasCode({ parameters }: CallStep): boolean {
  return parameters.some(({ name }) => name === 'TokenCode');
}

/** Whether the prompt's code is needless: there is a session with MFA of this device already. */
export async function isCodeSpared(prompt: PromptStep, walk: Walk): Promise<boolean> {
  const step = callOfCode(prompt, walk);
  if (step === undefined || !canReuseMfa(step, walk)) return false;
  return (await findMfaSession(serialOf(prompt, walk), walk)) !== undefined;
}

/** The session with MFA of a device, of this walk or kept from an earlier run. */
export async function findMfaSession(serial: string, walk: Walk): Promise<SigningKeys | undefined> {
  const known = walk.mfaSessions.get(serial);
  if (known !== undefined) return known;
  const place = mfaSessionPlace(serial, walk);
  const kept = place && (await walk.world.cache.read(place));
  if (kept === undefined || !areRoleCredentialsUsable(kept, walk.world.now().getTime())) return undefined;
  const { accessKeyId, secretAccessKey, sessionToken } = kept;
  walk.secrets.add(secretAccessKey);
  walk.secrets.add(sessionToken);
  const session = { accessKeyId, secretAccessKey, sessionToken };
  walk.mfaSessions.set(serial, session);
  return session;
}

/** Keeps a session with MFA for the roles that follow, in this run and in later ones. */
export async function keepMfaSession(serial: string, session: SessionCredentials, walk: Walk): Promise<void> {
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt } = session;
  walk.mfaSessions.set(serial, session);
  walk.secrets.add(secretAccessKey);
  walk.secrets.add(sessionToken);
  const place = mfaSessionPlace(serial, walk);
  if (place === undefined || sessionToken === undefined || expiresAt === undefined) return;
  await walk.world.cache.write(place, { accessKeyId, secretAccessKey, sessionToken, expiresAt, from: 'sts' });
}

/** A session that AWS no longer takes. */
export async function forgetMfaSession(serial: string, walk: Walk): Promise<void> {
  walk.mfaSessions.delete(serial);
  const place = mfaSessionPlace(serial, walk);
  if (place !== undefined) await walk.world.cache.remove(place);
}

/** The AWS CLI keeps no such sessions: a name of our own, the same as for a plan that ends with one. */
function mfaSessionPlace(serial: string, { sourceKeys }: Walk): CachePlace<'role-credentials'> | undefined {
  if (sourceKeys === undefined) return undefined;
  const name = JSON.stringify(['duckbill', sourceKeys.accessKeyId, 'SerialNumber', serial]);
  return { cache: 'role-credentials', file: `${createHash('sha1').update(name, 'utf8').digest('hex')}.json` };
}
