import type * as Iam from '@aws-sdk/client-iam';
import type { DoctorWorld } from '../world.ts';
import { type CallTarget, clientSettings, type SigningKeys } from './client-settings.ts';
import { constructQuietly } from './construct-quietly.ts';
import { withDeadline } from './with-deadline.ts';

/** One call to IAM with a client of its own. Only reads are ever made. */
export async function callIam<Answer>(
  target: CallTarget,
  keys: SigningKeys,
  world: DoctorWorld,
  send: (client: Iam.IAMClient, iam: typeof Iam) => Promise<Answer>,
): Promise<Answer> {
  const iam = await import('@aws-sdk/client-iam');
  const settings = await clientSettings(target, keys, world);
  const client = constructQuietly(() => new iam.IAMClient(settings));
  return withDeadline(client, world, () => send(client, iam));
}
