import type * as Portal from '@aws-sdk/client-sso';
import type * as Oidc from '@aws-sdk/client-sso-oidc';
import type { DoctorWorld } from '../world.ts';
import { type CallTarget, clientSettings } from './client-settings.ts';
import { constructQuietly } from './construct-quietly.ts';
import { withDeadline } from './with-deadline.ts';

/** One call to sso-oidc, which hands out tokens; nobody signs it (aws-wire §3.1). */
export async function callOidc<Answer>(
  target: CallTarget,
  world: DoctorWorld,
  send: (client: Oidc.SSOOIDCClient, oidc: typeof Oidc) => Promise<Answer>,
): Promise<Answer> {
  const oidc = await import('@aws-sdk/client-sso-oidc');
  const settings = await clientSettings(target, undefined, world);
  const client = constructQuietly(() => new oidc.SSOOIDCClient(settings));
  return withDeadline(client, world, () => send(client, oidc));
}

/** One call to the portal, which hands out keys for a token; nobody signs it (aws-wire §3.2). */
export async function callPortal<Answer>(
  target: CallTarget,
  world: DoctorWorld,
  send: (client: Portal.SSOClient, portal: typeof Portal) => Promise<Answer>,
): Promise<Answer> {
  const portal = await import('@aws-sdk/client-sso');
  const settings = await clientSettings(target, undefined, world);
  const client = constructQuietly(() => new portal.SSOClient(settings));
  return withDeadline(client, world, () => send(client, portal));
}
