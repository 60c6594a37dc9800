import type { Caller } from './caller.ts';
import type { Exchange } from './exchange.ts';
import type { Session } from './sessions.ts';

/** Credentials that exist. Whether they were used rightly is for the service to say, in its own words. */
export type Credentials =
  | { readonly kind: 'long-term'; readonly caller: Caller; readonly secret: string }
  | { readonly kind: 'session'; readonly session: Session; readonly secret: string };

/** The credentials behind an access key id; undefined for an unknown or inactive key. */
export function findCredentials(exchange: Exchange, accessKeyId: string): Credentials | undefined {
  const session = exchange.sessions.find(accessKeyId);
  if (session !== undefined) return { kind: 'session', session, secret: session.secretAccessKey };
  const found = exchange.world.accessKey(accessKeyId);
  if (found === undefined || found.key.active === false) return undefined;
  return { kind: 'long-term', caller: { kind: 'user', user: found.user, accessKeyId }, secret: found.key.secret };
}

/** Who a session stands for; undefined when its user, or the very role that issued it, is gone. */
export function sessionCaller(exchange: Exchange, session: Session): Caller | undefined {
  const { identity } = session;
  if (identity.kind === 'federated-user') {
    const user = exchange.world.user(identity.userArn);
    return user === undefined ? undefined : { kind: 'federated-user', user, session, name: identity.name };
  }
  if (identity.kind === 'session-token') {
    const user = exchange.world.user(identity.userArn);
    return user === undefined ? undefined : { kind: 'session-token', user, session, mfaAt: identity.mfaAt };
  }
  const role = exchange.world.role(identity.roleArn);
  if (role === undefined || role.roleId !== identity.roleId) return undefined;
  return { kind: 'role-session', role, session, sessionName: identity.sessionName };
}
