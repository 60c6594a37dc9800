import {
  awsPrograms,
  cyberduckPrograms,
  earlyCyberduckPrograms,
  middleCyberduckPrograms,
  ssoCyberduckPrograms,
  stsCyberduckPrograms,
} from '../../programs/program-sets.ts';
import type { ProgramEffects } from './program-effect.ts';

/** Where versions of Cyberduck differ, or Cyberduck and the readers of ~/.aws (cyberduck-s3-connect §0, §1, §2, §3, §7). */
export const cyberduckEffects: ProgramEffects = {
  'profile-token-flag-for-role': [
    {
      programs: stsCyberduckPrograms,
      effect: 'Takes Token Configurable for the question whether a token is asked for, and never asks for the role.',
    },
    {
      programs: earlyCyberduckPrograms,
      effect: 'Knows neither Role Configurable nor role_arn in a profile: the older guide was written for it.',
    },
  ],
  'profile-role-flag-missing': [
    {
      programs: stsCyberduckPrograms,
      effect: 'Assumes the role because role_arn is there, but asks nobody for the ARN.',
    },
    { programs: earlyCyberduckPrograms, effect: 'Knows neither the switch nor role_arn in a profile.' },
  ],
  'profile-mfa-flag-missing': [
    { programs: stsCyberduckPrograms, effect: 'Never asks for the device; with a blank mfa_serial it sends no code.' },
    { programs: earlyCyberduckPrograms, effect: 'Knows neither the switch nor mfa_serial in a profile.' },
  ],
  'profile-key-too-new': [
    { programs: earlyCyberduckPrograms, effect: 'Passes over the key without a word.' },
    { programs: stsCyberduckPrograms, effect: 'Reads it.' },
  ],
  'profile-property-repeated': [
    {
      programs: stsCyberduckPrograms,
      effect: 'Rejects the profile when the values differ; two equal members count as one.',
    },
    { programs: earlyCyberduckPrograms, effect: 'Rejects the profile, also for two equal members.' },
  ],
  'profile-properties-array': [
    {
      programs: earlyCyberduckPrograms,
      effect: 'Reads this list; of a dictionary it reads nothing before the releases of 2025.',
    },
    { programs: stsCyberduckPrograms, effect: 'Reads both forms; the dictionary is the documented one.' },
  ],
  'profile-sts-endpoint-missing': [
    {
      programs: earlyCyberduckPrograms,
      effect: 'Asks sts.amazonaws.com; since 9.1 on hosts of GovCloud at every login, to learn whose keys they are.',
    },
    {
      programs: stsCyberduckPrograms,
      effect: 'Asks sts.amazonaws.com at every login to GovCloud, and for every role or MFA session.',
    },
  ],
  'bookmark-aws-role-not-assumed': [
    {
      programs: middleCyberduckPrograms,
      effect: 'Uses the credentials of the Identity Center profile as they are; the role is never assumed.',
    },
    {
      programs: earlyCyberduckPrograms,
      effect: 'Assumes the role with the credentials that the AWS CLI left in its cache.',
    },
    {
      programs: ssoCyberduckPrograms,
      effect: 'Asks STS for the role without keys, which fails; another finding says so.',
    },
  ],
  'bookmark-sso-session-ignored': [
    {
      programs: [...earlyCyberduckPrograms, ...middleCyberduckPrograms],
      effect:
        'Looks for credentials in ~/.aws/cli/cache, which "aws sso login" alone leaves empty; without them no key is sent.',
    },
    { programs: ssoCyberduckPrograms, effect: 'Signs in by itself, with the connection profile for Identity Center.' },
  ],
  'bookmark-sso-settings-missing': [
    { programs: ssoCyberduckPrograms, effect: 'Asks for the region and the start URL at every connect.' },
    {
      programs: [...earlyCyberduckPrograms, ...middleCyberduckPrograms],
      effect: 'Has no sign-in to Identity Center of its own.',
    },
  ],
  'bookmark-sso-setting-differs': [
    { programs: ssoCyberduckPrograms, effect: 'Looks in both, and not always in the same order.' },
    {
      programs: [...earlyCyberduckPrograms, ...middleCyberduckPrograms],
      effect: 'Has no sign-in to Identity Center of its own.',
    },
  ],
  'role-arn-malformed': [
    {
      programs: cyberduckPrograms,
      effect: 'Sends it: "Request ARN is invalid"; up to 9.2 the answer is swallowed and a wrong one of S3 is shown.',
    },
    {
      programs: ['aws-cli@1', 'aws-cli@2'],
      effect: 'Checks the length before the call; what is long enough is refused by STS.',
    },
    { programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'], effect: 'Sends it; STS refuses the call.' },
  ],
  'secret-in-shared-file': [
    { programs: cyberduckPrograms, effect: 'Never reads it from such a key: the keychain has its own.' },
    {
      programs: awsPrograms,
      effect: 'Does not read the file; whoever gets it holds a key for everything that signs with it.',
    },
  ],
};
