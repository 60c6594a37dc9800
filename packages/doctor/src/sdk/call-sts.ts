import type * as Sts from '@aws-sdk/client-sts';
import type { DoctorWorld } from '../world.ts';
import { BareError } from './bare-error.ts';
import { type CallTarget, clientSettings, type SigningKeys } from './client-settings.ts';
import { constructQuietly } from './construct-quietly.ts';
import { withDeadline } from './with-deadline.ts';

/** One call to STS with a client of its own: nothing learnt from one answer changes the next call. */
export async function callSts<Answer>(
  target: CallTarget,
  keys: SigningKeys | undefined,
  world: DoctorWorld,
  send: (client: Sts.STSClient, sts: typeof Sts) => Promise<Answer>,
): Promise<Answer> {
  const sts = await import('@aws-sdk/client-sts');
  const settings = await clientSettings(target, keys, world);
  const client = constructQuietly(() => new sts.STSClient(settings));
  const bare = new BareError();
  const keepRefusal = { step: 'deserialize', priority: 'low', name: 'keepRefusal' } as const;
  client.middlewareStack.add(
    (next) => async (call) => {
      const result = await next(call);
      await bare.keep(result.response);
      return result;
    },
    keepRefusal,
  );
  try {
    return await withDeadline(client, world, () => send(client, sts));
  } catch (error) {
    throw bare.explain(error);
  }
}
