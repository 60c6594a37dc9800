import { awsCliPrograms, cyberduckPrograms } from '../../programs/program-sets.ts';
import { javaProvidersUnknown, type ProgramEffect, type ProgramEffects } from './program-effect.ts';

/** A line that some programs cannot read takes everything with it. */
const wholeFileLost: readonly ProgramEffect[] = [
  {
    programs: cyberduckPrograms,
    effect: 'Refuses both files of ~/.aws, goes on without profiles, and sends the name of the profile as access key.',
  },
  {
    programs: awsCliPrograms,
    effect: 'Stops every command with "Unable to parse config file"; version 1 with a traceback of Python.',
  },
  { programs: ['sdk-java@2'], effect: 'Refuses the whole file with an IllegalArgumentException.' },
];

/** What each program makes of lines, comments and bytes (aws-config A.1, A.2, A.4; cyberduck-s3-connect §1.1, §1.9). */
export const awsFileEffects: ProgramEffects = {
  'aws-byte-order-mark': [
    ...wholeFileLost,
    { programs: ['sdk-go@2'], effect: 'Loses the first section: it is not there.' },
    { programs: ['sdk-js@3'], effect: 'Passes over the mark.' },
  ],
  'aws-not-utf8': [
    { programs: awsCliPrograms, effect: 'Refuses the whole file, also for a byte in a comment.' },
    {
      programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
      effect: 'Puts the sign U+FFFD in the place of each such byte and goes on.',
    },
  ],
  'aws-lone-carriage-return': [
    { programs: ['sdk-js@3', 'sdk-go@2'], effect: 'Sees one long line and finds no profile.' },
    { programs: [...cyberduckPrograms, ...awsCliPrograms, 'sdk-java@2'], effect: 'Takes it for the end of a line.' },
  ],
  'aws-line-unrecognised': [
    ...wholeFileLost,
    { programs: ['sdk-js@3', 'sdk-go@2'], effect: 'Skips the line without a word.' },
  ],
  'aws-setting-before-section': [
    ...wholeFileLost,
    { programs: ['sdk-js@3', 'sdk-go@2'], effect: 'Ignores the setting without a word.' },
  ],
  'aws-nested-line-unrecognised': [
    ...wholeFileLost,
    { programs: ['sdk-js@3', 'sdk-go@2'], effect: 'Skips the line without a word.' },
  ],
  'aws-comment-indented': [
    { programs: ['sdk-java@2'], effect: 'Takes the comment for a setting and refuses the whole file.' },
    {
      programs: [...cyberduckPrograms, ...awsCliPrograms, 'sdk-js@3', 'sdk-go@2'],
      effect: 'Skips it, as any comment.',
    },
  ],
  'aws-comment-semicolon': [
    {
      programs: cyberduckPrograms,
      effect:
        'Knows "#" only: refuses both files, or takes a comment with "=" in it for a setting; the name of the profile is then sent as access key.',
    },
    { programs: [...awsCliPrograms, 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'], effect: 'Skips it, as any comment.' },
  ],
  'aws-setting-indented': [
    {
      programs: awsCliPrograms,
      effect: 'Takes a setting that is indented more than the one above it for a part of that value.',
    },
    {
      programs: ['sdk-java@2'],
      effect:
        'Refuses the whole file when the first setting below a header is indented; further down it takes the line for a part of the value above.',
    },
    { programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-go@2'], effect: 'Reads it as a setting of its own.' },
  ],
  'aws-delimiter-colon': [
    { programs: cyberduckPrograms, effect: 'Refuses both files: the line has no "=".' },
    { programs: ['sdk-java@2'], effect: 'Refuses the whole file.' },
    { programs: ['sdk-js@3'], effect: 'Ignores the setting.' },
    { programs: [...awsCliPrograms, 'sdk-go@2'], effect: 'Takes the colon for "=".' },
  ],
  'aws-nested-too-deep': [
    { programs: [...awsCliPrograms, 'sdk-go@2'], effect: 'Counts the inner settings to the outer block.' },
    { programs: ['sdk-js@3'], effect: 'Keeps the name of the inner block only, and gives it the inner settings.' },
    { programs: ['sdk-java@2'], effect: 'Sees one text of several lines.' },
  ],
  'aws-value-continued': [
    { programs: cyberduckPrograms, effect: 'Refuses both files for a further line without "=".' },
    { programs: ['sdk-js@3'], effect: 'Takes the first line alone; a further one with "=" is a setting of its own.' },
    {
      programs: ['sdk-go@2'],
      effect: 'Puts a line break into the value; a further line with "=" or ":" is a setting of its own.',
    },
    { programs: [...awsCliPrograms, 'sdk-java@2'], effect: 'Joins the lines with line breaks.' },
  ],
  'aws-value-lone-quote': [
    { programs: ['sdk-go@2'], effect: 'Crashes while it reads the file.' },
    {
      programs: [...cyberduckPrograms, ...awsCliPrograms, 'sdk-js@3', 'sdk-java@2'],
      effect: 'Takes the quote for the value.',
    },
  ],
  'aws-key-repeated': [
    {
      programs: awsCliPrograms,
      effect: 'Refuses the whole file (DuplicateOptionError), also where only case differs.',
    },
    {
      programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
      effect: 'Takes the last one; where case differs, the SDK for Go alone counts the two as one.',
    },
  ],
  'aws-value-comment': [
    {
      programs: [...cyberduckPrograms, ...awsCliPrograms],
      effect: 'Takes the whole line for the value, "#" included.',
    },
    { programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'], effect: 'Cuts the comment off.' },
  ],
  'aws-value-hash': [
    { programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'], effect: 'Cuts the value off at the blank before "#" or ";".' },
    { programs: [...cyberduckPrograms, ...awsCliPrograms], effect: 'Takes the value whole.' },
  ],
  'aws-value-quoted': [
    {
      programs: [...cyberduckPrograms, ...awsCliPrograms, 'sdk-js@3', 'sdk-java@2'],
      effect: 'Counts the quotes to the value: no profile, region or key has such a name.',
    },
    { programs: ['sdk-go@2'], effect: 'Takes the quotes away.' },
  ],
  'aws-value-empty': [
    {
      programs: awsCliPrograms,
      effect:
        'Takes the empty text for the value: for an MFA serial it asks for a code and then refuses the call, for a process it stops with an error.',
    },
    {
      programs: ['sdk-js@3'],
      effect: 'Drops the setting, and takes indented lines below it for a block.',
    },
    {
      programs: ['sdk-java@2', 'sdk-go@2'],
      effect: 'Takes it for an empty text, which counts as nothing for most settings.',
    },
  ],
  'aws-profile-prefix-missing': [
    {
      programs: awsCliPrograms,
      effect: 'Keeps it as a section without meaning: "The config profile could not be found".',
    },
    { programs: ['sdk-js@3', 'sdk-go@2'], effect: 'Drops the section without a word.' },
    { programs: ['sdk-java@2'], effect: 'Drops the section with a warning in its log.' },
    { programs: cyberduckPrograms, effect: 'Reads it as a profile: it takes both forms in both files.' },
  ],
  'aws-profile-prefix-in-credentials': [
    { programs: awsCliPrograms, effect: 'Sees a profile whose name begins with the word "profile".' },
    { programs: ['sdk-js@3'], effect: 'Sees a profile called "profile.NAME".' },
    { programs: ['sdk-java@2', 'sdk-go@2'], effect: 'Drops the section.' },
    { programs: cyberduckPrograms, effect: 'Takes the word away: it takes both forms in both files.' },
  ],
  'aws-source-profile-missing': [
    {
      programs: cyberduckPrograms,
      effect: 'Logs "Missing source profile reference" and goes on without credentials.',
    },
    {
      programs: awsCliPrograms,
      effect: 'Stops: "Partial credentials found in assume-role, missing: source_profile or credential_source".',
    },
    {
      programs: ['sdk-js@3'],
      effect: 'Ignores the role: uses keys of the profile itself, or those of the machine, with other rights.',
    },
    { programs: ['sdk-go@2'], effect: 'Assumes the role with keys of the profile itself, or those of the machine.' },
    javaProvidersUnknown,
  ],
};
