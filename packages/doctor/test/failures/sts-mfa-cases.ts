import { mfaRole } from '@duckbill/sandbox';
import { assume, assumeWithMfa, type FailureCase } from './stage.ts';

const { user, narrowUser } = mfaRole;
const invalidCode = 'MultiFactorAuthentication failed with invalid MFA one time pass code.';
const unable = 'unable to validate MFA code.';

/** Refusals of a second factor (aws-wire §2.4, §2.5). */
export const withMfa: readonly FailureCase[] = [
  {
    title: 'a wrong code, and nobody who knows another',
    code: 'AccessDenied',
    text: invalidCode,
    guidance: 'sts-mfa-code-wrong',
    meet: (stage) => stage.run(assumeWithMfa(), {}, { answers: [stage.code(100)] }),
  },
  {
    title: 'an old code',
    code: 'AccessDenied',
    text: invalidCode,
    guidance: 'sts-mfa-code-wrong',
    meet: (stage) => stage.run(assumeWithMfa(), {}, { answers: [stage.code(-3)] }),
  },
  {
    title: 'a code that another program has spent',
    code: 'AccessDenied',
    text: invalidCode,
    guidance: 'sts-mfa-code-wrong',
    meet: async (stage) => {
      await stage.session();
      return stage.run(assumeWithMfa(), {}, { answers: [stage.code()] });
    },
  },
  {
    title: 'a serial number of no device',
    code: 'AccessDenied',
    text: unable,
    guidance: 'sts-mfa-serial-rejected',
    meet: (stage) =>
      stage.run(
        assumeWithMfa({ SerialNumber: `${user.mfaSerial}-lost` }),
        {},
        {
          answers: [stage.code()],
        },
      ),
  },
  {
    title: 'a device of somebody else',
    code: 'AccessDenied',
    text: unable,
    guidance: 'sts-mfa-serial-rejected',
    meet: (stage) =>
      stage.run(
        assumeWithMfa({ SerialNumber: narrowUser.mfaSerial }),
        {},
        {
          answers: [stage.code(0, narrowUser)],
        },
      ),
  },
  {
    title: 'the tenth verification in three minutes, with a right code',
    code: 'AccessDenied',
    text: unable,
    guidance: 'sts-mfa-serial-rejected',
    meet: async (stage) => {
      for (let count = 0; count < 9; count += 1)
        await stage.run(assumeWithMfa(), {}, { answers: [stage.code(50 + count)] });
      return stage.run(assumeWithMfa(), {}, { answers: [stage.code()] });
    },
  },
  {
    title: 'a serial number without a code',
    code: 'AccessDenied',
    text: 'must provide both MFA serial number and one time pass code.',
    guidance: 'sts-mfa-incomplete',
    meet: (stage) => stage.run([assume({ SerialNumber: user.mfaSerial })]),
  },
];
