import {
  areRoleCredentialsUsable,
  type CacheStep,
  type CallStep,
  isSsoRegistrationUsable,
  type SsoToken,
  ssoTokenState,
} from '@duckbill/core';
import { callTarget } from './call-target.ts';
import { flowTaken, isOtherFlow, plannedCall } from './flow-taken.ts';
import { createToken, deviceCodeGrant } from './sign-in/create-token.ts';
import type { Walk } from './walk.ts';

/** Looks into a cache; a usable entry makes the steps behind it needless. */
export async function takeCache(step: CacheStep, walk: Walk): Promise<void> {
  const started = walk.begin(step);
  if (await useEntry(step, walk)) {
    walk.spare(step.spares);
    return walk.end(step, started, 'done', { found: true });
  }
  const said = step.stopsWithout === undefined ? {} : { said: step.stopsWithout };
  walk.end(step, started, 'skipped', { found: false, ...said });
  if (step.stopsWithout !== undefined) walk.stop = 'nothing-cached';
  else if (step.access === 'read-write') walk.keepLater(step);
}

async function useEntry(step: CacheStep, walk: Walk): Promise<boolean> {
  switch (step.cache) {
    case 'sso-registration':
      return useRegistration(step, walk);
    case 'sso-token':
      return useToken(step, walk);
    case 'role-credentials':
      return useRoleCredentials(step, walk);
  }
}

async function useRegistration({ file }: CacheStep, walk: Walk): Promise<boolean> {
  const { world } = walk;
  // Made for the flow of the plan: no other one would be let in with it.
  if (isOtherFlow(walk)) return false;
  const entry = await world.cache.read({ cache: 'sso-registration', file });
  if (entry === undefined || !isSsoRegistrationUsable(entry, world.now().getTime())) return false;
  // Both flows share the file; a client for device codes is registered and kept without its grants (aws-config D.2).
  const { grantTypes = [deviceCodeGrant] } = entry;
  const needed = flowTaken(walk) === 'authorization-code' ? 'authorization_code' : deviceCodeGrant;
  if (!grantTypes.includes(needed)) return false;
  walk.noteClient(entry);
  return true;
}

async function useToken(step: CacheStep, walk: Walk): Promise<boolean> {
  const { world } = walk;
  const entry = await world.cache.read({ cache: 'sso-token', file: step.file });
  if (entry === undefined) return false;
  addSecrets(entry, walk);
  const { usable, renew } = ssoTokenState(entry, world.now().getTime(), false);
  const mayRenew = step.access === 'read-write' && world.cache.readOnly !== true;
  const renewed = renew && mayRenew ? await refresh(entry, step, walk) : undefined;
  const token = renewed ?? (usable ? entry : undefined);
  if (token === undefined) return false;
  walk.noteToken(token);
  // Where the token spares nothing the program has no sign-in to fall back to.
  if (step.spares > 0) walk.tokenFrom = { step, at: walk.at };
  return true;
}

function addSecrets({ accessToken, refreshToken, clientSecret }: SsoToken, { secrets }: Walk): void {
  for (const secret of [accessToken, refreshToken, clientSecret]) secrets.add(secret);
}

/** A new token for the refresh token; undefined when it was refused: then the person signs in again. */
async function refresh(entry: SsoToken, step: CacheStep, walk: Walk): Promise<SsoToken | undefined> {
  const { world } = walk;
  const { clientId, clientSecret, refreshToken } = entry;
  const planned = plannedCall('CreateToken', walk);
  if (planned === undefined) return undefined;
  const call: CallStep = {
    ...planned,
    parameters: [{ name: 'grantType', value: { kind: 'known', value: 'refresh_token' } }],
    purpose: 'renew the token that is kept',
  };
  const started = walk.begin(call);
  try {
    const input = { clientId, clientSecret, refreshToken, grantType: 'refresh_token' };
    const token = await createToken(callTarget(call, world.endpoints), input, world);
    walk.end(call, started, 'done', { expiresAt: token.expiresAt });
    const { accessToken, expiresAt } = token;
    // No new one: the old one stays good.
    const next = token.refreshToken === undefined ? {} : { refreshToken: token.refreshToken };
    const renewed: SsoToken = { ...entry, accessToken, expiresAt, ...next };
    addSecrets(renewed, walk);
    await world.cache.write({ cache: 'sso-token', file: step.file }, renewed);
    return renewed;
  } catch (error) {
    walk.pass(call, started, error);
    return undefined;
  }
}

async function useRoleCredentials({ file }: CacheStep, walk: Walk): Promise<boolean> {
  const { world } = walk;
  const entry = await world.cache.read({ cache: 'role-credentials', file });
  if (entry === undefined || !areRoleCredentialsUsable(entry, world.now().getTime())) return false;
  const { accessKeyId, secretAccessKey, sessionToken, expiresAt, assumedRole, accountId = '' } = entry;
  walk.noteSession({ accessKeyId, secretAccessKey, sessionToken, expiresAt }, entry.from);
  if (assumedRole !== undefined)
    walk.identityAfter = { arn: assumedRole.arn, account: accountId, userId: assumedRole.id };
  return true;
}

/** Keeps what the steps behind a cache step gave. */
export async function keepEntry(step: CacheStep, walk: Walk): Promise<void> {
  const { world, session } = walk;
  const { client, token, assigned } = walk.browser;
  const { file } = step;
  switch (step.cache) {
    case 'sso-registration':
      if (client !== undefined && !isOtherFlow(walk))
        await world.cache.write({ cache: 'sso-registration', file }, client);
      return;
    case 'sso-token':
      if (token !== undefined) await world.cache.write({ cache: 'sso-token', file }, token);
      return;
    case 'role-credentials': {
      const { sessionToken, expiresAt } = session ?? {};
      if (session === undefined || sessionToken === undefined || expiresAt === undefined) return;
      const { accessKeyId, secretAccessKey } = session;
      const { identityAfter, sessionFrom: from } = walk;
      const accountId = assigned?.account ?? identityAfter?.account;
      await world.cache.write(
        { cache: 'role-credentials', file },
        {
          accessKeyId,
          secretAccessKey,
          sessionToken,
          expiresAt,
          from,
          ...(accountId === undefined || accountId === '' ? {} : { accountId }),
          ...(identityAfter === undefined || from === 'sso'
            ? {}
            : { assumedRole: { arn: identityAfter.arn, id: identityAfter.userId } }),
        },
      );
    }
  }
}
