import type { HandedCredentials, PlanSetting } from '@duckbill/core';
import type { Walk } from './walk.ts';

/** What a walk that signed in can hand to the next tool; undefined when it used no keys at all. */
export function handedCredentials(walk: Walk): HandedCredentials | undefined {
  const { session, identityAfter, identityBefore } = walk;
  const keys = session ?? walk.sourceKeys;
  if (keys === undefined) return undefined;
  const { plan } = walk.planned;
  const who = identityAfter ?? identityBefore;
  const account = who?.account ?? walk.browser.assigned?.account;
  const region = plan.settings.find(isRegion)?.value;
  const { accessKeyId, secretAccessKey, sessionToken } = keys;
  return {
    target: plan.target,
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(session?.expiresAt === undefined ? {} : { expiresAt: session.expiresAt }),
    ...(account === undefined || account === '' ? {} : { accountId: account }),
    ...(who === undefined ? {} : { arn: who.arn }),
    ...(region === undefined ? {} : { region }),
    ...(session === undefined || who === undefined ? {} : assumedRole(who)),
    from: session === undefined ? 'keys' : walk.sessionFrom,
  };
}

/** One that somebody chose: what a program takes without is no reason to change an environment. */
function isRegion({ name, value, origin }: PlanSetting): boolean {
  return name === 'region' && value !== '' && origin.kind !== 'default';
}

function assumedRole({ arn, userId }: { readonly arn: string; readonly userId: string }): {
  assumedRole?: { arn: string; id: string };
} {
  return arn.includes(':assumed-role/') && userId !== '' ? { assumedRole: { arn, id: userId } } : {};
}
