import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type DuckCode =
  | 'duck-command-missing'
  | 'duck-quote-open'
  | 'duck-value-unknown'
  | 'duck-parsing-stopped'
  | 'duck-option-unknown'
  | 'duck-value-missing'
  | 'duck-address-missing'
  | 'duck-action-missing'
  | 'duck-profile-missing'
  | 'duck-not-read'
  | 'duck-secret';

const programs = cyberduckPrograms;
const source = 'cyberduck-s3-connect §4.7, cyberduck-formats §4.6, §5';

/** What can be wrong with a command line of `duck`, and what of it is no part of a connection. */
export const duckCatalogue: Readonly<Record<DuckCode, CatalogueEntry>> = {
  'duck-command-missing': {
    title: 'There is no duck command',
    message: 'no command of the text starts duck',
    hints: ['duck --username NAME --list s3:/BUCKET/'],
    because: 'The connection is read from the options and the address behind the program name.',
    whatToDo: 'Give the whole command line, from the word duck on.',
    severity: 'error',
    programs,
    source,
    aliases: [],
  },
  'duck-quote-open': {
    title: 'A quote is not closed',
    message: 'the quote that opens here is never closed',
    label: 'opens here',
    hints: [],
    because: 'A shell waits for the other quote and starts nothing, or ends the word with the line.',
    whatToDo: 'Close the quote, or take it out.',
    severity: 'error',
    programs,
    source,
    aliases: [],
  },
  'duck-value-unknown': {
    title: 'The shell puts in a value that is not in the text',
    message: 'a variable or a command stands here, and its value is not known',
    label: 'put in by the shell',
    hints: [],
    because: 'Duckbill runs nothing and looks at no variable of a shell: a guess would name another user or place.',
    whatToDo: 'Write the value itself, in single quotes where it holds a dollar sign.',
    severity: 'error',
    programs,
    source,
    aliases: [],
  },
  'duck-parsing-stopped': {
    title: 'PowerShell passes the rest of the line on as it stands',
    message: 'behind --% quotes and variables are those of Windows, and nothing is read',
    label: 'reading ends here',
    hints: [],
    because: 'PowerShell hands the rest to the program, which takes %NAME% of the environment and its own quotes.',
    whatToDo: 'Leave --% out, and put values into single quotes.',
    severity: 'error',
    programs,
    source: 'about_Parsing (PowerShell), cyberduck-s3-connect §4.7',
    aliases: [],
  },
  'duck-option-unknown': {
    title: 'duck has no such option',
    message: 'no option of duck, or more than one, is meant by "{found}"',
    label: 'not known',
    hints: ['did you mean {nearest}?'],
    because: 'duck refuses the whole command. Whether the next word belongs to the option, nobody can tell.',
    whatToDo: 'Look at duck --help, and write the option in full.',
    severity: 'error',
    programs,
    source,
    aliases: [],
  },
  'duck-value-missing': {
    title: 'An option of duck has no value',
    message: '--{option} stands without what belongs to it',
    label: 'needs a value',
    hints: [],
    because: 'duck refuses the command.',
    whatToDo: 'Write the value behind the option.',
    severity: 'error',
    programs,
    source,
    aliases: [],
  },
  'duck-address-missing': {
    title: 'The duck command names no address',
    message: 'no address stands in the command, so nothing says where it connects to',
    hints: ['duck --list s3:/BUCKET/'],
    because: 'The protocol, the server and the bucket stand in the address.',
    whatToDo: 'Give the command with the address of --list, --download, --upload or another action.',
    severity: 'error',
    programs,
    source,
    aliases: [],
  },
  'duck-action-missing': {
    title: 'The duck command does nothing',
    message: 'the address stands alone: duck wants to be told what to do with it',
    label: 'the address',
    hints: ['--list in front of it lists the folder'],
    because: 'Without an action duck prints its help and connects to nothing.',
    whatToDo: 'Nothing for the bookmark; put --list in front of the address to run the command.',
    severity: 'hint',
    programs,
    source,
    aliases: [],
  },
  'duck-profile-missing': {
    title: 'The connection profile of a duck command is not at hand',
    message: 'the file "{file}" of --profile is not there',
    label: 'not found',
    hints: [],
    because:
      'With --profile duck knows that profile and no other: without it server, port and sign-in would be others.',
    whatToDo: 'Name the .cyberduckprofile as a second file, or run it where the path leads to it.',
    severity: 'error',
    programs,
    source,
    aliases: [],
  },
  'duck-not-read': {
    title: 'A part of the duck command is no part of the connection',
    message: '{what} is left out: {why}',
    label: 'left out',
    hints: [],
    because: 'A connection is a place and a way to sign in; a command says besides what is done there, once.',
    whatToDo: 'Look whether it is needed, and keep the command where it is.',
    severity: 'warning',
    programs,
    source,
    aliases: [],
  },
  'duck-secret': {
    title: 'A secret on a command line',
    message: 'a password or secret key stands in the command',
    label: 'anybody who sees the command has it',
    hints: [],
    because: 'Shells keep their history, and every user of a computer can list what runs with all its words.',
    whatToDo: 'Leave --password out: duck asks for it. If the command was shared, deactivate the key in IAM.',
    severity: 'warning',
    programs,
    source: 'cyberduck-s3-connect §4.7, rule S01',
    aliases: [],
  },
};
