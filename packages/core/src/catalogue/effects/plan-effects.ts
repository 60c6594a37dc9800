import {
  awsCliPrograms,
  earlyCyberduckPrograms,
  middleCyberduckPrograms,
  ssoCyberduckPrograms,
  stsCyberduckPrograms,
} from '../../programs/program-sets.ts';
import type { ProgramEffects } from './program-effect.ts';

/** Where the plans of the three eras of Cyberduck differ (cyberduck-s3-connect §0, §1, §2, §3). */
export const planEffects: ProgramEffects = {
  'plan-username-blank': [
    { programs: earlyCyberduckPrograms, effect: 'Finds no profile for a blank username.' },
    { programs: stsCyberduckPrograms, effect: 'Takes [default], where there is one.' },
  ],
  'plan-token-flag-missing': [
    {
      programs: stsCyberduckPrograms,
      effect: 'Takes the username for all that is needed, and asks the AWS files nothing.',
    },
    { programs: earlyCyberduckPrograms, effect: 'Looks the username up in the AWS files in any case.' },
  ],
  'plan-aws-keys-to-other-host': [
    { programs: stsCyberduckPrograms, effect: 'Asks the AWS files for every bookmark of S3, whatever its server.' },
    { programs: earlyCyberduckPrograms, effect: 'Asks the AWS files for servers of AWS alone.' },
  ],
  'plan-aws-setting-not-sent': [
    { programs: stsCyberduckPrograms, effect: 'Does not read it from an AWS profile.' },
    { programs: earlyCyberduckPrograms, effect: 'Sends it.' },
    { programs: awsCliPrograms, effect: 'Sends it.' },
  ],
  'plan-external-id-not-sent': [
    { programs: stsCyberduckPrograms, effect: 'Has no way to send one.' },
    { programs: earlyCyberduckPrograms, effect: 'Sends it.' },
    { programs: awsCliPrograms, effect: 'Sends it.' },
  ],
  'plan-duration-not-a-number': [
    { programs: earlyCyberduckPrograms, effect: 'Ends with a NumberFormatException, also where there is no role.' },
    { programs: stsCyberduckPrograms, effect: 'Does not read duration_seconds from an AWS profile.' },
  ],
  'plan-process-in-cyberduck': [
    {
      programs: stsCyberduckPrograms,
      effect: 'Hands the command to a shell without the PATH of your terminal, and drops what that says.',
    },
    { programs: earlyCyberduckPrograms, effect: 'Does not know credential_process.' },
  ],
  'plan-keys-of-cli-cache': [
    {
      programs: [...earlyCyberduckPrograms, ...middleCyberduckPrograms],
      effect: 'Takes the keys from ~/.aws/cli/cache, and goes on without keys where they are missing or over.',
    },
    { programs: ssoCyberduckPrograms, effect: 'Does not read that cache; signs in by itself with another profile.' },
  ],
  'plan-role-not-assumed': [
    {
      programs: middleCyberduckPrograms,
      effect: 'Connects with the cached keys of the source, and never assumes the role.',
    },
    { programs: earlyCyberduckPrograms, effect: 'Assumes the role with the cached keys of the source.' },
    { programs: ssoCyberduckPrograms, effect: 'Finds no keys in the source; assuming the role fails.' },
  ],
  'plan-role-before-its-time': [
    {
      programs: earlyCyberduckPrograms,
      effect: 'Connects with the keys of the user, as if the setting were not there.',
    },
    { programs: stsCyberduckPrograms, effect: 'Reads it, and asks STS.' },
  ],
  'plan-role-nobody-asks': [
    { programs: earlyCyberduckPrograms, effect: 'Sends the request without a role, and STS refuses it.' },
    { programs: stsCyberduckPrograms, effect: 'Asks for the role, where Role Configurable is true.' },
  ],
  'plan-metadata-without-token': [
    {
      programs: [...earlyCyberduckPrograms, ...middleCyberduckPrograms],
      effect: 'Asks without a token (IMDSv1), which a machine may refuse.',
    },
    { programs: ssoCyberduckPrograms, effect: 'Asks for a token first (IMDSv2).' },
  ],
  'plan-identity-center-too-new': [
    {
      programs: [...earlyCyberduckPrograms, ...middleCyberduckPrograms],
      effect: 'Does not know s3-iam; takes a profile with the scope for a sign-in at a provider without an address.',
    },
    { programs: ssoCyberduckPrograms, effect: 'Signs in at Identity Center.' },
  ],
  'plan-sso-through-cli-profile': [
    { programs: ssoCyberduckPrograms, effect: 'Copies the settings, uses none of them here, and has no keys.' },
    {
      programs: [...earlyCyberduckPrograms, ...middleCyberduckPrograms],
      effect: 'Takes the keys that the AWS CLI left in its cache.',
    },
  ],
};
