import { mfaRole } from '@duckbill/sandbox';
import { assumes, assumesWithoutMfa, user } from './assuming.ts';
import type { StsFailure } from './sts-failure.ts';

const { narrowUser } = mfaRole;
const invalidCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
const unable =
  'MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.';
const both = 'MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code.';
const denied = { status: 403, code: 'AccessDenied' } as const;

/** Refusals of a second factor. */
export const withMfa: readonly StsFailure[] = [
  {
    title: 'a wrong code',
    ...denied,
    message: invalidCode,
    produce: (client) => client.assume({ TokenCode: client.code(user, 100) }),
  },
  {
    title: 'an old code',
    ...denied,
    message: invalidCode,
    produce: (client) => client.assume({ TokenCode: client.code(user, -3) }),
  },
  {
    title: 'a code for the second time',
    ...denied,
    message: invalidCode,
    produce: async (client) => {
      await client.assume();
      return client.assume();
    },
  },
  {
    title: 'a serial number of no device',
    ...denied,
    message: unable,
    produce: assumes({ SerialNumber: 'arn:aws:iam::111122223333:mfa/nowhere' }),
  },
  {
    title: 'a device of somebody else',
    ...denied,
    message: unable,
    produce: (client) => client.assume({ SerialNumber: narrowUser.mfaSerial, TokenCode: client.code(narrowUser) }),
  },
  {
    title: 'the tenth verification in three minutes, with a right code',
    ...denied,
    message: unable,
    produce: async (client) => {
      for (let count = 0; count < 9; count += 1) await client.assume({ TokenCode: client.code(user, 50 + count) });
      return client.assume();
    },
  },
  {
    title: 'a serial number alone',
    ...denied,
    message: both,
    produce: assumesWithoutMfa({ SerialNumber: user.mfaSerial }),
  },
  { title: 'a code alone', ...denied, message: both, produce: assumesWithoutMfa({ TokenCode: '123456' }) },
];
