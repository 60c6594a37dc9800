import {
  awsCliPrograms,
  cyberduckPrograms,
  earlyCyberduckPrograms,
  stsCyberduckPrograms,
} from '../../programs/program-sets.ts';
import { javaProvidersUnknown, type ProgramEffects } from './program-effect.ts';

/** What each program does with roles (aws-config C.3, C.4; cyberduck-s3-connect §1.3, §1.4, §1.9). */
export const awsRoleEffects: ProgramEffects = {
  'aws-source-profile-unknown': [
    { programs: cyberduckPrograms, effect: 'Logs "Missing source profile with name" and goes on without credentials.' },
    { programs: awsCliPrograms, effect: 'Stops: "The source_profile … referenced in the profile … does not exist".' },
    { programs: ['sdk-js@3'], effect: 'Stops: "Could not resolve credentials using profile".' },
    { programs: ['sdk-go@2'], effect: 'Stops: "failed to get shared config profile".' },
    javaProvidersUnknown,
  ],
  'aws-source-profile-loop': [
    { programs: awsCliPrograms, effect: 'Stops: "Infinite loop in credential configuration detected".' },
    { programs: ['sdk-js@3'], effect: 'Stops: "Detected a cycle attempting to resolve credentials".' },
    { programs: ['sdk-go@2'], effect: 'Stops: "failed to load assume role".' },
    javaProvidersUnknown,
    {
      programs: cyberduckPrograms,
      effect: 'Looks one step far only: it asks STS without keys, or with those of the first source.',
    },
  ],
  'aws-source-profile-role-and-keys': [
    {
      programs: ['sdk-go@2'],
      effect: 'Assumes the role of the source first: arrives with other rights, or not at all.',
    },
    {
      programs: [...awsCliPrograms, 'sdk-js@3'],
      effect: 'Starts with the keys and passes over the role of the source.',
    },
    { programs: cyberduckPrograms, effect: 'Starts with the keys: it looks one step far only.' },
  ],
  'aws-source-profile-empty': [
    { programs: cyberduckPrograms, effect: 'Asks STS for the role without keys, which fails.' },
    { programs: awsCliPrograms, effect: 'Stops: "The source profile … must have credentials".' },
    { programs: ['sdk-js@3'], effect: 'Stops: "Could not resolve credentials using profile".' },
    { programs: ['sdk-go@2'], effect: 'Stops: "failed to load assume role".' },
    javaProvidersUnknown,
  ],
  'aws-role-sources-conflict': [
    { programs: awsCliPrograms, effect: 'Stops: "contains both source_profile and credential_source".' },
    { programs: ['sdk-go@2'], effect: 'Stops: "only one credential type may be specified per profile".' },
    { programs: ['sdk-js@3'], effect: 'Does not assume the role; takes other credentials of the profile, or stops.' },
    javaProvidersUnknown,
    { programs: cyberduckPrograms, effect: 'Goes by source_profile: it does not know credential_source.' },
  ],
  'aws-credential-source-unknown': [
    { programs: awsCliPrograms, effect: 'Stops: "The credential source … referenced in profile … is not valid".' },
    {
      programs: ['sdk-js@3'],
      effect: 'Stops: "Unsupported credential source in profile", with the three that it knows.',
    },
    {
      programs: ['sdk-go@2'],
      effect: 'Stops: "credential_source values must be EcsContainer, Ec2InstanceMetadata, or Environment".',
    },
    javaProvidersUnknown,
    { programs: cyberduckPrograms, effect: 'Does not know the setting, whatever its value.' },
  ],
  'aws-source-without-role': [
    {
      programs: cyberduckPrograms,
      effect: 'Passes over the setting; without keys in the profile itself requests go out unsigned.',
    },
    { programs: awsCliPrograms, effect: 'Passes over the setting and finds no credentials.' },
    { programs: ['sdk-js@3'], effect: 'Stops: "Could not resolve credentials using profile".' },
    { programs: ['sdk-go@2'], effect: 'Stops: "credential type source_profile requires role_arn".' },
    javaProvidersUnknown,
  ],
  'aws-duration-not-number': [
    {
      programs: earlyCyberduckPrograms,
      effect: 'Ends in a NumberFormatException, also for a profile with plain keys.',
    },
    { programs: awsCliPrograms, effect: 'Ignores it without a word: sessions of one hour.' },
    { programs: ['sdk-js@3'], effect: 'Sends the digits at its start: "1h" is one second, which STS refuses.' },
    { programs: ['sdk-go@2'], effect: 'Ignores it without a word: sessions of fifteen minutes.' },
    javaProvidersUnknown,
    { programs: stsCyberduckPrograms, effect: 'Does not read the setting from ~/.aws.' },
  ],
  'aws-duration-out-of-range': [
    {
      programs: awsCliPrograms,
      effect: 'Below 900 stops before the call: "valid min value: 900"; above 43200 STS refuses it.',
    },
    { programs: ['sdk-js@3'], effect: 'Sends it; STS refuses the call.' },
    { programs: ['sdk-go@2'], effect: 'Takes 900 in the place of less; above 43200 STS refuses the call.' },
    javaProvidersUnknown,
    { programs: stsCyberduckPrograms, effect: 'Does not read the setting from ~/.aws.' },
  ],
  'aws-duration-chained': [
    {
      programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
      effect: 'Sends it; STS refuses the call: one hour is the most from role to role.',
    },
    { programs: stsCyberduckPrograms, effect: 'Does not read the setting from ~/.aws.' },
  ],
  'aws-mfa-serial-without-role': [
    {
      programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
      effect: 'Asks for no code: the keys are used as they are.',
    },
    { programs: cyberduckPrograms, effect: 'Asks for a code and calls GetSessionToken.' },
  ],
  'aws-role-session-name-malformed': [
    {
      programs: awsCliPrograms,
      effect: 'Checks the length before the call; the characters are refused by STS (ValidationError).',
    },
    {
      programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2', ...earlyCyberduckPrograms],
      effect: 'Sends it; STS answers ValidationError.',
    },
    { programs: stsCyberduckPrograms, effect: 'Does not read the setting from ~/.aws.' },
  ],
  'aws-external-id-malformed': [
    {
      programs: awsCliPrograms,
      effect: 'Checks the length before the call; the characters are refused by STS (ValidationError).',
    },
    {
      programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2', ...earlyCyberduckPrograms],
      effect: 'Sends it; STS answers ValidationError.',
    },
    {
      programs: stsCyberduckPrograms,
      effect: 'Has no such parameter: a role that wants an external id cannot be assumed.',
    },
  ],
  'aws-web-identity-mixed': [
    { programs: awsCliPrograms, effect: 'Takes the token and passes over the other.' },
    { programs: ['sdk-js@3'], effect: 'Takes the other and passes over the token.' },
    {
      programs: ['sdk-go@2'],
      effect: 'Refuses a source_profile beside the token; with static keys it assumes the role with those.',
    },
  ],
  'aws-web-identity-without-role': [
    {
      programs: awsCliPrograms,
      effect: 'Stops: "configured to assume role with web identity but has no role ARN configured".',
    },
    { programs: ['sdk-go@2'], effect: 'Stops: "credential type web_identity_token_file requires role_arn".' },
    { programs: ['sdk-js@3'], effect: 'Stops: no credentials.' },
    javaProvidersUnknown,
    { programs: cyberduckPrograms, effect: 'Does not know web identities of ~/.aws.' },
  ],
};
