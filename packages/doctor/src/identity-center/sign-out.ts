import { callPortal } from '../sdk/call-identity-center.ts';
import { withRetries } from '../with-retries.ts';
import type { OpenPortal } from './sign-in-to-portal.ts';

/**
 * Ends the sign-in at the portal: its token opens nothing any more; keys of a role that were issued live on (aws-wire
 * §3.2). False when the portal did not take it: the token may be over already, or nobody answered.
 */
export async function signOut({ target, accessToken, world }: OpenPortal): Promise<boolean> {
  try {
    await withRetries(world, 'safely', () =>
      callPortal(target, world, (client, portal) => client.send(new portal.LogoutCommand({ accessToken }))),
    );
    return true;
  } catch {
    return false;
  }
}
