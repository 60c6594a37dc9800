import { mfaRole } from '@duckbill/sandbox';
import { credentialsIn, keysOf } from '../practice-client.ts';
import { keys, who } from './assuming.ts';
import type { StsFailure } from './sts-failure.ts';

const { inactiveKey } = mfaRole;
const tokenInvalid = 'The security token included in the request is invalid.';
const badCredentials = { status: 403, code: 'InvalidClientTokenId', message: tokenInvalid } as const;

/** Keys and tokens that are not accepted. */
export const ofCredentials: readonly StsFailure[] = [
  {
    title: 'unknown key',
    ...badCredentials,
    produce: (client) => client.sts({ accessKeyId: 'DUCKUSERNOBODY000001', secret: 'x' }, who),
  },
  { title: 'inactive key', ...badCredentials, produce: (client) => client.sts(keysOf(inactiveKey), who) },
  {
    title: 'session token missing',
    ...badCredentials,
    produce: async (client) => {
      const { accessKeyId, secret } = credentialsIn(await client.assume());
      return client.sts({ accessKeyId, secret }, who);
    },
  },
  {
    title: 'session token of another key',
    ...badCredentials,
    produce: async (client) => {
      const { token = '' } = credentialsIn(await client.sts(keys, 'GetSessionToken'));
      return client.sts({ ...credentialsIn(await client.assume()), token }, who);
    },
  },
  {
    title: 'role deleted',
    ...badCredentials,
    produce: async (client) => {
      const session = credentialsIn(await client.assume());
      client.handler.changeWorld({ ...client.handler.world, roles: [] });
      return client.sts(session, who);
    },
  },
  {
    title: 'session over',
    status: 403,
    code: 'ExpiredToken',
    message: 'The security token included in the request is expired',
    produce: async (client) => {
      const session = credentialsIn(await client.assume());
      client.now += 3600;
      return client.sts(session, who);
    },
  },
];
