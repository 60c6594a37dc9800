import { middleCyberduckPrograms, earlyCyberduckPrograms } from '../programs/program-sets.ts';
import type { ProgramId } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type CacheStateCode =
  | 'cache-token-missing'
  | 'cache-token-over'
  | 'cache-token-elsewhere'
  | 'cache-keys-missing'
  | 'cache-keys-misnamed'
  | 'cache-keys-over'
  | 'cache-keys-without-end'
  | 'cache-keys-end-unreadable'
  | 'cache-keys-unreadable'
  | 'cache-keys-before-sign-in'
  | 'cache-file-shared';

/** Who takes a token of Identity Center from `~/.aws/sso/cache`. */
const tokenReaders: readonly ProgramId[] = ['aws-cli@1', 'aws-cli@2', 'sdk-js@3', 'sdk-java@2', 'sdk-go@2'];

/** Who takes keys from `~/.aws/cli/cache` and signs nobody in. */
const keyReaders: readonly ProgramId[] = [...earlyCyberduckPrograms, ...middleCyberduckPrograms];

const makeKeys = 'Type "{command}", then connect again.';

/**
 * What is wrong with a cached sign-in at the time when the doctor looks: the file is sound, or not there. No value of
 * it is in a message.
 */
export const cacheStateCatalogue: Readonly<Record<CacheStateCode, CatalogueEntry>> = {
  'cache-token-missing': {
    title: 'Nobody is signed in to Identity Center',
    message: 'nobody is signed in to {session}',
    hints: ['{command}'],
    because:
      'The token of Identity Center is kept in this file, and only a sign-in in the browser makes it: until then programs stop with words like "Error loading SSO Token" or "Token is missing".',
    whatToDo: makeKeys,
    severity: 'warning',
    programs: tokenReaders,
    source: 'aws-config D.2, E.4',
    aliases: [],
  },
  'cache-token-over': {
    title: 'The sign-in to Identity Center is over',
    message: 'the sign-in to {session} was over {since}, and cannot be renewed: {reason}',
    hints: ['{command}'],
    because:
      'The token is renewed without a person only as long as there is a refresh token and the registration of the tool lasts, 90 days. Otherwise programs stop with words like "Token has expired and refresh failed".',
    whatToDo: makeKeys,
    severity: 'warning',
    programs: tokenReaders,
    source: 'aws-config D.2, E.4',
    aliases: [],
  },
  'cache-token-elsewhere': {
    title: 'The cached sign-in is of another portal than the files name',
    message: 'the cached sign-in is of {found}, and the files say {wanted}',
    hints: ['{command}'],
    because:
      'The file is named after the session alone, so a sign-in of before the change counts still: the token goes to the place that the files name now, and is refused there.',
    whatToDo: 'Sign in anew: type "{command}".',
    severity: 'warning',
    programs: tokenReaders,
    source: 'aws-config D.2',
    aliases: [],
  },
  'cache-keys-missing': {
    title: 'The keys that Cyberduck looks for in the cache of the AWS CLI are not there',
    message: '{program} needs {path}, and it is not there',
    hints: ['{command}'],
    because:
      'Up to 9.4 Cyberduck signs nobody in to Identity Center: it takes the keys from this file. "aws sso login" alone does not write it, any command with that profile does.',
    whatToDo: makeKeys,
    severity: 'error',
    programs: keyReaders,
    source: 'cyberduck-s3-connect §1.6; #17140, #13377',
    aliases: [],
  },
  'cache-keys-misnamed': {
    title: 'The keys are in the cache of the AWS CLI under another name',
    message:
      '{program} needs {path}; the keys are in {other}, whose name is made of {wrote}, not of {value}: {difference}',
    hints: ['write {setting} as {wrote}'],
    because:
      'The name of the file is a hash over account, role and start URL, or session, letter by letter: one letter more or less makes another file.',
    whatToDo:
      'Write {setting} the same way in every place and file, sign in again, and type "{command}". Then connect again.',
    severity: 'error',
    programs: keyReaders,
    source: 'cyberduck-s3-connect §1.6; #12890',
    aliases: [],
  },
  'cache-keys-over': {
    title: 'The keys in the cache of the AWS CLI are over',
    message: 'the keys in {path} were over {since}',
    hints: ['{command}'],
    because: 'Up to 9.4 Cyberduck takes no expired keys, renews none, and goes on without; only the log says so.',
    whatToDo: makeKeys,
    severity: 'error',
    programs: keyReaders,
    source: 'cyberduck-s3-connect §1.6; #17140',
    aliases: [],
  },
  'cache-keys-without-end': {
    title: 'The keys in the cache have no Expiration',
    message: 'the keys in {path} have no Expiration',
    hints: ['{command}'],
    because: 'Cyberduck up to 9.4 ends with a NullPointerException there.',
    whatToDo: 'Remove the file and let the AWS CLI write it: type "{command}".',
    severity: 'error',
    programs: keyReaders,
    source: 'cyberduck-s3-connect §1.6',
    aliases: [],
  },
  'cache-keys-end-unreadable': {
    title: 'Cyberduck cannot read the Expiration of the keys in the cache',
    message: '{program} cannot read the Expiration in {path}, and takes no keys from it',
    hints: ['{command}'],
    because:
      'It wants a time that ends with Z. The AWS CLI writes such ones for Identity Center, and "…UTC" for roles of STS; 9.2 ends with a DateTimeParseException there, 9.3 and 9.4 take the keys for expired.',
    whatToDo: 'Remove the file and let the AWS CLI write it: type "{command}".',
    severity: 'error',
    programs: keyReaders,
    source: 'cyberduck-s3-connect §1.6',
    aliases: [],
  },
  'cache-keys-unreadable': {
    title: 'The file with the cached keys cannot be read',
    message: '{program} finds no keys in {path}: {reason}',
    hints: ['{command}'],
    because: 'Up to 9.4 Cyberduck goes on without keys then; only the log says so.',
    whatToDo: 'Remove the file and let the AWS CLI write it: type "{command}".',
    severity: 'error',
    programs: keyReaders,
    source: 'cyberduck-s3-connect §1.6',
    aliases: [],
  },
  'cache-keys-before-sign-in': {
    title: 'The cached keys are older than the last sign-in',
    message: 'the keys in {path} are of before the last sign-in, of {since}',
    hints: ['{command}'],
    because:
      'AWS ends the sessions of a sign-in that was ended, and the AWS CLI goes on with the keys that it has: for some minutes after signing in anew S3 refuses them, in Cyberduck with "Cannot read bucket location" (inferred).',
    whatToDo: 'If they are refused, remove {path} and type "{command}".',
    severity: 'warning',
    programs: keyReaders,
    source: 'cyberduck-s3-connect §6; #16142 (inferred)',
    aliases: [],
  },
  'cache-file-shared': {
    title: 'Others on this computer may read a cached sign-in',
    message: 'mode {mode}: others on this computer may read a cached sign-in',
    hints: ['chmod 600 {path}'],
    because: 'A token or keys in it are as good as a password, as long as they last.',
    whatToDo: 'Keep it for yourself: "chmod 600 {path}".',
    severity: 'warning',
    programs: [...tokenReaders, ...keyReaders],
    source: 'design §4.8; peers §5.1',
    aliases: [],
  },
};
