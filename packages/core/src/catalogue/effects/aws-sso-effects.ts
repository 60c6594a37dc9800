import {
  awsCliPrograms,
  cyberduckPrograms,
  earlyCyberduckPrograms,
  middleCyberduckPrograms,
  ssoCyberduckPrograms,
} from '../../programs/program-sets.ts';
import type { ProgramId } from '../../programs/program.ts';
import { javaProvidersUnknown, type ProgramEffects } from './program-effect.ts';

/** Before 9.5 Cyberduck has no sign-in of its own to Identity Center (cyberduck-s3-connect §1.6). */
const cacheCyberducks: readonly ProgramId[] = [...earlyCyberduckPrograms, ...middleCyberduckPrograms];

/** What each program does with Identity Center (aws-config D.1 to D.3, E.4; cyberduck-s3-connect §1.6, §1.9, §3.2). */
export const awsSsoEffects: ProgramEffects = {
  'aws-sso-session-unknown': [
    { programs: ssoCyberduckPrograms, effect: 'Asks for region and start URL at every connect.' },
    {
      programs: cacheCyberducks,
      effect: 'Looks for credentials that the AWS CLI left in ~/.aws/cli/cache: there are none.',
    },
    { programs: awsCliPrograms, effect: 'Stops: "The specified sso-session does not exist".' },
    { programs: ['sdk-js@3'], effect: 'Ends in a TypeError.' },
    { programs: ['sdk-go@2'], effect: 'Stops: "failed to find SSO session section".' },
    javaProvidersUnknown,
  ],
  'aws-sso-session-incomplete': [
    { programs: ssoCyberduckPrograms, effect: 'Asks for what is missing at every connect.' },
    { programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-go@2'], effect: 'Stops, and names the missing setting.' },
    javaProvidersUnknown,
    { programs: cacheCyberducks, effect: 'Does not read the section: it looks into ~/.aws/cli/cache only.' },
  ],
  'aws-sso-profile-incomplete': [
    { programs: awsCliPrograms, effect: 'Stops: "is configured to use SSO but is missing required configuration".' },
    { programs: ['sdk-js@3'], effect: 'Stops: "Profile is configured with invalid SSO credentials".' },
    { programs: ['sdk-go@2'], effect: 'Asks the portal without account or role, which refuses.' },
    javaProvidersUnknown,
    { programs: ssoCyberduckPrograms, effect: 'Offers what the user may choose from.' },
  ],
  'aws-sso-settings-conflict': [
    { programs: ssoCyberduckPrograms, effect: 'Takes the session without a word.' },
    { programs: awsCliPrograms, effect: 'Stops: "is inconsistent between profile and sso-session".' },
    { programs: ['sdk-go@2'], effect: 'Stops: the two "must match".' },
    { programs: ['sdk-js@3'], effect: 'Takes the session without a word.' },
    javaProvidersUnknown,
  ],
  'aws-sso-legacy': [
    { programs: awsCliPrograms, effect: 'Does not renew the token: it stops and asks for "aws sso login".' },
    { programs: ['sdk-js@3', 'sdk-go@2'], effect: 'Does not renew the token: it stops when the token ends.' },
    javaProvidersUnknown,
    { programs: ssoCyberduckPrograms, effect: 'Signs in by itself, whichever form the profile has.' },
    { programs: cacheCyberducks, effect: 'Looks for credentials that the AWS CLI left in ~/.aws/cli/cache.' },
  ],
  'aws-sso-start-url-not-https': [{ programs: ['aws-cli@2'], effect: '"aws sso login" refuses the start URL.' }],
  'aws-sso-start-url-spelling': [
    {
      programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
      effect:
        'Makes the name of the token file from the URL letter by letter: a login for another spelling does not count.',
    },
    {
      programs: cyberduckPrograms,
      effect:
        'Up to 9.4 the name of the file in ~/.aws/cli/cache depends on it in the same way; 9.5 keeps no such file.',
    },
  ],
  'aws-sso-scopes-misplaced': [
    { programs: ['aws-cli@2'], effect: 'Does not read it here, and signs in with the usual scope.' },
    { programs: cyberduckPrograms, effect: 'Never reads the setting: scopes come from the connection profile.' },
  ],
  'aws-sso-scopes-blanks': [
    { programs: ['aws-cli@2'], effect: 'Asks for one scope with blanks in it, and the sign-in is refused.' },
    { programs: cyberduckPrograms, effect: 'Never reads the setting: scopes come from the connection profile.' },
  ],
};
