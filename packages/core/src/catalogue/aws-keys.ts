import { awsCliPrograms, awsPrograms, cyberduckPrograms } from '../programs/program-sets.ts';
import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type AwsKeysCode =
  | 'aws-access-key-split'
  | 'aws-access-key-kind'
  | 'aws-session-token-apart'
  | 'aws-session-token-missing'
  | 'aws-session-token-needless'
  | 'aws-security-token-differs'
  | 'aws-security-token-alone'
  | 'aws-secret-in-config'
  | 'aws-credentials-mixed'
  | 'aws-process-shell-syntax'
  | 'aws-process-quoted'
  | 'aws-process-path-blank';

/** What can be wrong with keys, tokens and the commands that print them. */
export const awsKeysCatalogue: Readonly<Record<AwsKeysCode, CatalogueEntry>> = {
  'aws-access-key-split': {
    title: 'A key pair in two files',
    message: 'the two halves of the keys of "{profile}" stand in different files',
    label: 'the other half is in the other file',
    hints: ['put both into ~/.aws/credentials'],
    because:
      'The AWS CLI and the SDK for Go want both halves in one file and stop with "Partial credentials found"; Cyberduck and the SDK for JavaScript put the two together.',
    whatToDo: 'Put both halves into the same section of ~/.aws/credentials.',
    severity: 'error',
    programs: [...awsCliPrograms, 'sdk-go@2'],
    source: 'aws-config C.2 partial-split-across-files',
    aliases: ['AWS060'],
  },
  'aws-access-key-kind': {
    title: 'aws_access_key_id holds the id of something else',
    message: 'aws_access_key_id of "{profile}" is the id of a {kind}',
    label: 'starts with {prefix}',
    hints: ['a key of a user starts with AKIA, a temporary one with ASIA'],
    because: 'AWS answers InvalidClientTokenId: there is no such key.',
    whatToDo: 'Copy the access key id from Security credentials of the user in the IAM console.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config E.2',
    aliases: ['AWS062'],
  },
  'aws-session-token-apart': {
    title: 'A session token in another file than its keys',
    message: 'the keys of "{profile}" stand in {keysFile}, the session token in {tokenFile}',
    label: 'the keys are in the other file',
    hints: ['put all three into ~/.aws/credentials'],
    because:
      'The AWS CLI leaves the token out; Cyberduck and the SDKs for JavaScript and Go send it along. If it is a leftover of other keys, every request of theirs is refused; if it belongs to them, every one of the CLI is.',
    whatToDo: 'Put key, secret and token into one section of ~/.aws/credentials, or remove the old token.',
    severity: 'error',
    programs: [...cyberduckPrograms, ...awsCliPrograms, 'sdk-js@3', 'sdk-go@2'],
    source: 'aws-config C.2 static-session-token-in-config-only; cyberduck-s3-connect §1.1',
    aliases: ['AWS061'],
  },
  'aws-session-token-missing': {
    title: 'A temporary key without its session token',
    message: 'the key of "{profile}" is a temporary one, and its aws_session_token is missing',
    label: 'ASIA: needs a token',
    hints: ['add: aws_session_token = TOKEN, as it came with the key'],
    because: 'AWS refuses a temporary key without its token: InvalidClientTokenId or InvalidAccessKeyId.',
    whatToDo: 'Add the token that was handed out with the key, or get new ones: temporary keys expire.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config E.1, E.2',
    aliases: ['AWS062'],
  },
  'aws-session-token-needless': {
    title: 'A session token beside a key of a user',
    message: 'the key of "{profile}" belongs to a user, but there is an aws_session_token beside it',
    label: 'not with a key that starts with AKIA',
    hints: ['remove the line, if the key is the right one'],
    because: 'AWS refuses a token that does not belong to the key: InvalidClientTokenId or InvalidToken.',
    whatToDo: 'Remove the token, or put the temporary key beside it that it came with.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config E.1, E.2',
    aliases: ['AWS062'],
  },
  'aws-security-token-differs': {
    title: 'Two session tokens that differ',
    message: 'aws_security_token and aws_session_token of "{profile}" differ',
    label: 'the AWS CLI takes this one',
    hints: ['remove aws_security_token'],
    because:
      'The AWS CLI takes the older name before the newer one, everybody else knows the newer one only: with a leftover of an old session the CLI alone is refused.',
    whatToDo: 'Remove aws_security_token.',
    severity: 'error',
    programs: awsCliPrograms,
    source: 'aws-config B.1, C.1 static-both-token-names',
    aliases: ['AWS063'],
  },
  'aws-security-token-alone': {
    title: 'A session token under its older name',
    message: 'the session token of "{profile}" stands under a name that only the AWS CLI knows',
    label: 'write aws_session_token',
    hints: ['aws_session_token'],
    because: 'Cyberduck and the SDKs do not read aws_security_token: they send the key without its token.',
    whatToDo: 'Write aws_session_token.',
    severity: 'error',
    programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-go@2'],
    source: 'aws-config B.1; cyberduck-s3-connect §1.3',
    aliases: ['AWS063'],
  },
  'aws-secret-in-config': {
    title: 'Keys in the config file',
    message: 'the keys of "{profile}" stand in the config file',
    label: 'belongs into ~/.aws/credentials',
    hints: [],
    because:
      '"aws configure" writes new keys to ~/.aws/credentials and leaves these behind; the config file is also the one that people share.',
    whatToDo: 'Move the keys to the section [{profile}] of ~/.aws/credentials.',
    severity: 'hint',
    programs: awsCliPrograms,
    source: 'aws-config A.6, C.2',
    aliases: ['AWS064'],
  },
  'aws-credentials-mixed': {
    title: 'Static keys beside another source of credentials',
    message: 'profile "{profile}" has static keys and {other}',
    label: 'every program takes another one',
    hints: [],
    because:
      'With Identity Center beside the keys the AWS CLI and Cyberduck take the former, the SDKs for JavaScript and Go the keys; a credential_process comes first in Cyberduck and last in the SDKs.',
    whatToDo: 'Keep one kind of credentials in a profile; give the others a profile of their own.',
    severity: 'warning',
    programs: [...cyberduckPrograms, ...awsPrograms],
    source: 'aws-config C.1 sso-and-static-keys, process-and-static-keys; cyberduck-s3-connect §1.4',
    aliases: ['AWS065'],
  },
  'aws-process-shell-syntax': {
    title: 'A credential_process that needs a shell',
    message: 'credential_process of "{profile}" holds {sign}, which only a shell understands',
    label: 'handed on as it stands',
    hints: ["credential_process = /bin/sh -c '...'", 'or put the command into a script and name that'],
    because:
      'The AWS CLI starts the program without a shell: variables, "~", pipes and redirections become plain arguments, and the program fails or is not found.',
    whatToDo: 'Write absolute paths, or put the command into a script.',
    severity: 'error',
    programs: awsCliPrograms,
    source: 'aws-config C.5 process-shell-meta, process-tilde',
    aliases: ['AWS070'],
  },
  'aws-process-quoted': {
    title: 'A credential_process that begins and ends with a quote',
    message: 'credential_process of "{profile}" begins and ends with a quote',
    label: 'the SDK for Go takes both away',
    hints: ['let the last word stand without quotes, or put the command into a script'],
    because: 'The SDK for Go removes the first and the last character of such a value, which breaks the command.',
    whatToDo: 'Quote no more words than hold blanks, or put the command into a script.',
    severity: 'error',
    programs: ['sdk-go@2'],
    source: 'aws-config A.4 value-internal-quotes',
    aliases: ['AWS071'],
  },
  'aws-process-path-blank': {
    title: 'A blank in the path of credential_process',
    message: 'the path in credential_process of "{profile}" holds a blank and no quotes',
    label: 'the path ends at the blank',
    hints: ['put the path in double quotes'],
    because: 'Every program cuts the command at blanks: it looks for "{word}".',
    whatToDo: 'Put the path in double quotes.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config C.5 process-path-with-space-unquoted',
    aliases: ['AWS072'],
  },
};
