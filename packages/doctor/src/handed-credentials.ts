import type { HandedCredentials } from '@duckbill/core';
import type { Walk } from './walk.ts';

/** What a walk that signed in can hand to the next tool; undefined when it used no keys at all. */
export function handedCredentials(walk: Walk): HandedCredentials | undefined {
  const { session, identityAfter, identityBefore } = walk;
  const keys = session ?? walk.sourceKeys;
  if (keys === undefined) return undefined;
  const { plan } = walk.planned;
  const who = identityAfter ?? identityBefore;
  const account = who?.account ?? walk.browser.assigned?.account;
  const region = plan.settings.find(({ name, value }) => name === 'region' && value !== '')?.value;
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
    from: session === undefined ? 'keys' : plan.strategy === 'identity-center' ? 'sso' : 'sts',
  };
}

function assumedRole({ arn, userId }: { readonly arn: string; readonly userId: string }): {
  assumedRole?: { arn: string; id: string };
} {
  return arn.includes(':assumed-role/') && userId !== '' ? { assumedRole: { arn, id: userId } } : {};
}
