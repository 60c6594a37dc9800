import type { ProgramId } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type CacheCode = 'cache-file-damaged' | 'cache-member-missing' | 'cache-member-wrong';

/** Who reads `~/.aws/sso/cache` or `~/.aws/cli/cache`. */
const readers: readonly ProgramId[] = ['aws-cli@1', 'aws-cli@2', 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'];

const signInAgain =
  'Sign in again; the file is then written anew. Nothing else needs it, so it may be deleted as well.';

/** What is wrong with a cache file of a token or of keys. Its content is secret and in no message. */
export const cacheCatalogue: Readonly<Record<CacheCode, CatalogueEntry>> = {
  'cache-file-damaged': {
    title: 'A cache file of the sign-in is no JSON object',
    message: 'the cache file cannot be read: {problem}',
    hints: [],
    because: 'Both AWS CLIs take it for missing, or stop with a bare KeyError when it is the token of an SSO session.',
    whatToDo: signInAgain,
    severity: 'warning',
    programs: readers,
    source: 'aws-config D.2, D.4',
    aliases: [],
  },
  'cache-member-missing': {
    title: 'A cache file of the sign-in lacks a member',
    message: '"{member}" is missing in the cache file',
    hints: [],
    because:
      'The AWS CLI stops with "Token for … is invalid" or a KeyError, the JavaScript SDK with "Value not present".',
    whatToDo: signInAgain,
    severity: 'warning',
    programs: readers,
    source: 'aws-config D.2, D.4',
    aliases: [],
  },
  'cache-member-wrong': {
    title: 'A cache file of the sign-in has a value of a wrong kind',
    message: '"{member}" in the cache file is not {wanted}',
    label: 'not {wanted}',
    hints: [],
    because: 'botocore stops with a ParserError or a TypeError at such a value; a time needs its zone.',
    whatToDo: signInAgain,
    severity: 'warning',
    programs: readers,
    source: 'aws-config D.2, D.4',
    aliases: [],
  },
};
