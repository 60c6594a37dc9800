import {
  awsCliPrograms,
  cyberduckPrograms,
  earlyCyberduckPrograms,
  stsCyberduckPrograms,
} from '../../programs/program-sets.ts';
import { javaProvidersUnknown, type ProgramEffects } from './program-effect.ts';

/** What each program does with keys, processes, values and regions (aws-config A.4, B, C.1, C.2, C.5, E.3). */
export const awsKeysEffects: ProgramEffects = {
  'aws-access-key-incomplete': [
    { programs: cyberduckPrograms, effect: 'Sends requests without a key.' },
    {
      programs: awsCliPrograms,
      effect: 'A lone key id: "Partial credentials found in …"; a lone secret is passed over.',
    },
    { programs: ['sdk-js@3'], effect: 'Stops: "Could not resolve credentials using profile".' },
    { programs: ['sdk-go@2'], effect: 'Stops: "partial credentials found for profile".' },
    javaProvidersUnknown,
  ],
  'aws-access-key-split': [
    { programs: awsCliPrograms, effect: 'Stops: "Partial credentials found in shared-credentials-file".' },
    { programs: ['sdk-go@2'], effect: 'Stops: "partial credentials found for profile".' },
    { programs: [...cyberduckPrograms, 'sdk-js@3'], effect: 'Puts the two halves together.' },
  ],
  'aws-session-token-apart': [
    { programs: awsCliPrograms, effect: 'Leaves the token out: it takes keys and token from one file.' },
    {
      programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-go@2'],
      effect: 'Sends the token along, whichever keys it belongs to.',
    },
  ],
  'aws-security-token-differs': [
    { programs: awsCliPrograms, effect: 'Takes aws_security_token.' },
    { programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'], effect: 'Takes aws_session_token.' },
  ],
  'aws-security-token-alone': [
    {
      programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-go@2'],
      effect: 'Sends the key without its token, which AWS refuses.',
    },
    { programs: awsCliPrograms, effect: 'Reads it as the session token.' },
  ],
  'aws-credentials-mixed': [
    {
      programs: earlyCyberduckPrograms,
      effect: 'Takes the role, else Identity Center, else the keys; does not know processes.',
    },
    {
      programs: stsCyberduckPrograms,
      effect: 'Takes the process, else the role, else Identity Center, else the keys.',
    },
    {
      programs: awsCliPrograms,
      effect: 'Takes the role, else the web identity, else Identity Center, else the keys; a process comes last.',
    },
    {
      programs: ['sdk-js@3'],
      effect: 'Takes the role, else the keys, else the web identity, else the process; Identity Center comes last.',
    },
    {
      programs: ['sdk-go@2'],
      effect: 'Takes the source profile, else the keys, else Identity Center; a process comes last.',
    },
    javaProvidersUnknown,
  ],
  'aws-process-shell-syntax': [
    {
      programs: awsCliPrograms,
      effect: 'Starts the program without a shell: variables, "~", pipes and redirections are plain arguments.',
    },
    { programs: earlyCyberduckPrograms, effect: 'Does not know the setting.' },
    { programs: stsCyberduckPrograms, effect: 'Hands the line to a shell.' },
    { programs: ['sdk-js@3', 'sdk-go@2'], effect: 'Hands the line to a shell.' },
  ],
  'aws-process-quoted': [
    { programs: ['sdk-go@2'], effect: 'Removes the first and the last quote, which breaks the command.' },
    { programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-java@2'], effect: 'Keeps the quotes, as a shell wants them.' },
  ],
  'aws-key-letter-case': [
    {
      programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-java@2'],
      effect: 'Does not see the setting: letters have to be small.',
    },
    { programs: [...awsCliPrograms, 'sdk-go@2'], effect: 'Reads it in any case.' },
  ],
  'aws-key-not-ascii': [
    {
      programs: awsCliPrograms,
      effect: 'Refuses the whole file where the system is set to plain ASCII; else passes over the setting.',
    },
    { programs: ['sdk-java@2'], effect: 'Passes over the line with a warning in its log.' },
    { programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-go@2'], effect: 'Knows no setting of this name.' },
  ],
  'aws-value-not-boolean': [
    { programs: awsCliPrograms, effect: 'Takes everything but true, in any case, for false.' },
    { programs: ['sdk-go@2'], effect: 'Takes everything but true and false, in any case, for false.' },
    {
      programs: ['sdk-js@3'],
      effect: 'Wants true or false in small letters; throws inside otherwise, and goes on with false.',
    },
    { programs: ['sdk-java@2'], effect: 'Stops with an error: it wants true or false.' },
  ],
  'aws-value-not-url': [
    { programs: awsCliPrograms, effect: 'Stops: "Invalid endpoint".' },
    { programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'], effect: 'Cannot make an address of it.' },
  ],
  'aws-region-malformed': [
    { programs: awsCliPrograms, effect: 'Stops: "Provided region_name … doesn\'t match a supported format".' },
    { programs: ['sdk-js@3'], effect: 'Stops: "Region not accepted: … is not a valid hostname component".' },
    { programs: ['sdk-go@2'], effect: 'Stops: "invalid input region".' },
    javaProvidersUnknown,
    { programs: cyberduckPrograms, effect: 'Never takes the region from ~/.aws.' },
  ],
  'aws-region-unknown': [
    {
      programs: awsCliPrograms,
      effect: 'Makes a host name of it that does not exist: "Could not connect to the endpoint URL".',
    },
    { programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'], effect: 'Makes a host name of it that does not exist.' },
    { programs: cyberduckPrograms, effect: 'Never takes the region from ~/.aws.' },
  ],
  'aws-role-region-missing': [
    { programs: ['sdk-go@2'], effect: 'Stops: "Missing Region", unless the environment names one.' },
    { programs: awsCliPrograms, effect: 'Asks sts.amazonaws.com, signed for us-east-1.' },
    { programs: ['sdk-js@3'], effect: 'Asks the STS of us-east-1.' },
    { programs: cyberduckPrograms, effect: 'Never takes the region from ~/.aws.' },
  ],
  'aws-services-unknown': [
    {
      programs: awsCliPrograms,
      effect: 'Stops: "The profile is configured to use the services section but … does not exist".',
    },
  ],
  'aws-environment-profile-differs': [
    { programs: ['aws-cli@1'], effect: 'Takes AWS_DEFAULT_PROFILE, as everything built on boto3 does.' },
    { programs: ['aws-cli@2', 'sdk-go@2'], effect: 'Takes AWS_PROFILE.' },
    { programs: ['sdk-js@3'], effect: 'Takes AWS_PROFILE; it does not know the other.' },
    javaProvidersUnknown,
    { programs: cyberduckPrograms, effect: 'Looks at neither: it goes by the username of the bookmark.' },
  ],
  'aws-environment-profile-and-keys': [
    { programs: ['sdk-js@3'], effect: 'Takes the profile and warns.' },
    { programs: [...awsCliPrograms, 'sdk-go@2'], effect: 'Takes the keys.' },
    javaProvidersUnknown,
    { programs: cyberduckPrograms, effect: 'Looks at neither: it goes by the username of the bookmark.' },
  ],
  'aws-environment-region-differs': [
    { programs: ['aws-cli@1'], effect: 'Looks at AWS_DEFAULT_REGION only.' },
    { programs: ['aws-cli@2', 'sdk-go@2'], effect: 'Takes AWS_REGION, else AWS_DEFAULT_REGION.' },
    { programs: ['sdk-js@3'], effect: 'Looks at AWS_REGION only.' },
    javaProvidersUnknown,
    { programs: cyberduckPrograms, effect: 'Looks at neither.' },
  ],
  'aws-environment-path': [
    { programs: awsCliPrograms, effect: 'Replaces "~", "~name" and variables; set but empty, it reads no file.' },
    { programs: ['sdk-js@3', 'sdk-java@2'], effect: 'Replaces a leading "~/" alone; an empty one counts as not set.' },
    { programs: ['sdk-go@2'], effect: 'Replaces nothing; an empty one counts as not set.' },
    { programs: cyberduckPrograms, effect: 'Does not look at it: it always reads ~/.aws.' },
  ],
};
