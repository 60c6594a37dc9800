import { awsCliPrograms, cyberduckPrograms } from '../../programs/program-sets.ts';
import type { ProgramId } from '../../programs/program.ts';
import type { ProgramEffects } from './program-effect.ts';

const cliAndGo: readonly ProgramId[] = [...awsCliPrograms, 'sdk-go@2'];
const refusesBoth = 'Refuses both files of ~/.aws and goes on without profiles.';
const toSectionAbove = 'Does not see the header: the settings below go to the section above, keys included.';

/** What each program makes of headers (aws-config A.2, A.3, A.5; cyberduck-s3-connect §1.1, §1.9). */
export const awsHeaderEffects: ProgramEffects = {
  'aws-header-unclosed': [
    { programs: cyberduckPrograms, effect: refusesBoth },
    { programs: [...awsCliPrograms, 'sdk-java@2'], effect: 'Refuses the whole file.' },
    { programs: ['sdk-js@3', 'sdk-go@2'], effect: toSectionAbove },
  ],
  'aws-header-trailing-text': [
    { programs: cyberduckPrograms, effect: refusesBoth },
    { programs: ['sdk-java@2'], effect: 'Refuses the whole file.' },
    { programs: ['sdk-js@3', 'sdk-go@2'], effect: toSectionAbove },
    { programs: awsCliPrograms, effect: 'Passes over the text behind "]".' },
  ],
  'aws-header-letter-case': [
    { programs: cyberduckPrograms, effect: 'Takes the whole text between the brackets for the name of a profile.' },
    { programs: awsCliPrograms, effect: 'Keeps it as a section without meaning.' },
    { programs: ['sdk-js@3', 'sdk-java@2'], effect: 'Drops the section.' },
    { programs: ['sdk-go@2'], effect: 'Drops the section; [Default] is a profile called "Default".' },
  ],
  'aws-header-word-unknown': [
    { programs: cyberduckPrograms, effect: 'Takes the whole text between the brackets for the name of a profile.' },
    {
      programs: awsCliPrograms,
      effect: 'Keeps it as a section without meaning, unless it begins with the right word.',
    },
    { programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'], effect: 'Drops the section.' },
  ],
  'aws-header-prefix-wrong': [
    { programs: cyberduckPrograms, effect: 'Takes the whole text between the brackets for the name of a profile.' },
    { programs: awsCliPrograms, effect: 'Looks at the first letters only: reads [profiles NAME], not [profile.NAME].' },
    { programs: ['sdk-js@3'], effect: 'Reads [profile.NAME], not [profiles NAME].' },
    { programs: ['sdk-java@2', 'sdk-go@2'], effect: 'Drops the section.' },
  ],
  'aws-header-blanks': [
    {
      programs: cyberduckPrograms,
      effect: 'Counts a second blank between the words to the name; with a tab there it keeps the word "profile" too.',
    },
    { programs: awsCliPrograms, effect: 'Drops a section with a blank behind "[".' },
    {
      programs: ['sdk-js@3'],
      effect: 'Drops a section with a blank behind "[" or before "]", or with two between the words.',
    },
    { programs: ['sdk-java@2', 'sdk-go@2'], effect: 'Passes over the blanks.' },
  ],
  'aws-header-indented': [
    {
      programs: awsCliPrograms,
      effect: 'Below a setting: takes the line for more of its value, and gives what follows to the section above.',
    },
    { programs: ['sdk-java@2'], effect: 'Below a setting: as the AWS CLI; elsewhere it refuses the whole file.' },
    { programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-go@2'], effect: 'Reads it as a header.' },
  ],
  'aws-header-comment': [
    {
      programs: cyberduckPrograms,
      effect:
        'Refuses both files; with "=" in the comment it gives the settings below to the section above and connects with the wrong keys.',
    },
    { programs: [...cliAndGo, 'sdk-js@3', 'sdk-java@2'], effect: 'Passes over the comment.' },
  ],
  'aws-header-comment-glued': [
    { programs: cyberduckPrograms, effect: refusesBoth },
    { programs: ['sdk-js@3'], effect: `${toSectionAbove} It hands out the keys of another profile.` },
    { programs: [...cliAndGo, 'sdk-java@2'], effect: 'Passes over the comment.' },
  ],
  'aws-header-comment-bracket': [
    { programs: cyberduckPrograms, effect: 'Refuses both files, or takes a comment that ends in "]" into the name.' },
    {
      programs: awsCliPrograms,
      effect: 'Ends the header at the last "]" of the line, and drops the section (Python before 3.10: reads it).',
    },
    { programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'], effect: 'Passes over the comment.' },
  ],
  'aws-section-default-capitals': [
    { programs: cyberduckPrograms, effect: 'Sees a profile called "DEFAULT", and no default profile.' },
    {
      programs: awsCliPrograms,
      effect: 'Gives its settings, keys included, to every profile of this file; there is no default profile.',
    },
    {
      programs: ['sdk-js@3', 'sdk-java@2'],
      effect: 'Drops it in the config file; a profile called "DEFAULT" in the credentials file.',
    },
    { programs: ['sdk-go@2'], effect: 'Sees a profile called "DEFAULT".' },
  ],
  'aws-section-name-missing': [
    { programs: cyberduckPrograms, effect: 'Takes the section for every bookmark without a username.' },
    { programs: awsCliPrograms, effect: 'Refuses the whole file for []; drops [profile] and [ ].' },
    { programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'], effect: 'Drops the section.' },
  ],
  'aws-section-name-quoted': [
    { programs: [...cyberduckPrograms, 'sdk-go@2'], effect: 'Counts the quotes to the name.' },
    { programs: ['sdk-java@2'], effect: 'Drops the section.' },
    { programs: ['sdk-js@3'], effect: 'Drops the section where the name holds a blank; else takes the quotes away.' },
    { programs: awsCliPrograms, effect: 'Takes the quotes away, in the config file.' },
  ],
  'aws-section-name-blank': [
    {
      programs: awsCliPrograms,
      effect: 'Drops the section of the config file: three words; reads it in the credentials file.',
    },
    { programs: ['sdk-js@3', 'sdk-java@2'], effect: 'Drops the section.' },
    { programs: [...cyberduckPrograms, 'sdk-go@2'], effect: 'Reads the name with its blank.' },
  ],
  'aws-section-name-escaped': [
    { programs: awsCliPrograms, effect: 'Reads the name as a shell does: drops the section, or sees another name.' },
    { programs: ['sdk-js@3', 'sdk-java@2'], effect: 'Drops the section.' },
    { programs: [...cyberduckPrograms, 'sdk-go@2'], effect: 'Takes the name letter by letter.' },
  ],
  'aws-section-name-characters': [
    { programs: ['sdk-js@3'], effect: 'Drops the section of the config file.' },
    { programs: ['sdk-java@2'], effect: 'Drops the section.' },
    { programs: [...cyberduckPrograms, ...cliAndGo], effect: 'Reads the name.' },
  ],
  'aws-section-name-reserved': [
    {
      programs: ['sdk-js@3'],
      effect:
        'Reads nothing of the whole file, or writes the settings onto the built-in object of that name and breaks the process.',
    },
    { programs: [...cyberduckPrograms, ...cliAndGo, 'sdk-java@2'], effect: 'Takes it for a name as any other.' },
  ],
  'aws-section-misplaced': [
    { programs: awsCliPrograms, effect: 'Sees a profile of that name, and no session.' },
    { programs: ['sdk-js@3', 'sdk-java@2'], effect: 'Does not find the session.' },
    { programs: ['sdk-go@2'], effect: 'Finds it there too.' },
    {
      programs: cyberduckPrograms,
      effect: 'Looks for sections by their whole text in both files; Cyberduck 9.5 finds the session.',
    },
  ],
  'aws-section-repeated': [
    { programs: cyberduckPrograms, effect: 'Forgets everything below the first header.' },
    { programs: awsCliPrograms, effect: 'Refuses the whole file (DuplicateSectionError).' },
    {
      programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
      effect: 'Merges the two; of a setting in both the later counts.',
    },
  ],
  'aws-default-twice': [
    {
      programs: [...cyberduckPrograms, ...awsCliPrograms],
      effect: 'Takes the later one; the settings of the earlier are lost.',
    },
    {
      programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
      effect: 'Takes [profile default], wherever it stands; the settings of [default] are lost.',
    },
  ],
};
