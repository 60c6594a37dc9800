import { cyberduckPrograms } from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type UrlCode =
  | 'url-scheme-missing'
  | 'url-scheme-unknown'
  | 'url-host-missing'
  | 'url-host-fixed'
  | 'url-bracket-open'
  | 'url-bucket-as-host'
  | 'url-port-wrong'
  | 'url-port-ignored'
  | 'url-port-out-of-range'
  | 'url-user-anonymous'
  | 'url-space-in-user'
  | 'url-secret'
  | 'url-password-ignored'
  | 'url-at-sign-late'
  | 'url-query-kept'
  | 'url-percent-kept'
  | 'url-key-not-held';

const programs = cyberduckPrograms;

/** What can be wrong with a connection URL, and what a bookmark loses as one. */
export const urlCatalogue: Readonly<Record<UrlCode, CatalogueEntry>> = {
  'url-scheme-missing': {
    title: 'The URL names no protocol',
    message: 'no protocol stands in front, so Cyberduck takes {used}',
    hints: ['For S3 begin with s3: and for a connection profile with its Vendor'],
    because: 'A text without a scheme is read as server and port of the default protocol, which is FTP.',
    whatToDo: 'Write the protocol, or the Vendor of the connection profile, and a colon in front.',
    severity: 'warning',
    programs,
    source: 'cyberduck-formats §5.1',
    aliases: [],
  },
  'url-scheme-unknown': {
    title: 'The scheme is no protocol and no connection profile',
    message: 'Cyberduck knows no protocol or Vendor "{found}", and takes {used}',
    label: 'not known',
    hints: ['did you mean "{nearest}"?'],
    because: 'A scheme is compared with exact case; for an unknown one Cyberduck connects with FTP and says nothing.',
    whatToDo: 'Write the identifier of the protocol, such as s3, or install the connection profile first.',
    severity: 'error',
    programs,
    source: 'cyberduck-formats §5.1, §2.3',
    aliases: [],
  },
  'url-host-missing': {
    title: 'The URL names no server',
    message: 'no server is named, and the protocol has none of its own',
    hints: [],
    because: 'Cyberduck refuses the URL: missing hostname.',
    whatToDo: 'Write the server behind the two slashes.',
    severity: 'error',
    programs,
    source: 'cyberduck-formats §5.2',
    aliases: [],
  },
  'url-host-fixed': {
    title: 'The server cannot be chosen here',
    message: 'the profile fixes its server, so this is read as the first folder of the path',
    label: 'a folder, not a server',
    hints: [],
    because: 'Where Hostname Configurable is off, Cyberduck reads everything behind the two slashes as a path.',
    whatToDo: 'Leave the two slashes out to say what is meant, or use a profile that lets the server be chosen.',
    severity: 'hint',
    programs,
    source: 'cyberduck-formats §5.3',
    aliases: [],
  },
  'url-bracket-open': {
    title: 'An IPv6 address without its closing bracket',
    message: 'the bracket is never closed',
    label: 'opened here',
    hints: [],
    because: 'Cyberduck cannot tell where the address ends, and refuses the URL.',
    whatToDo: 'Close the bracket behind the address, as in [2001:db8::1].',
    severity: 'error',
    programs,
    source: 'cyberduck-formats §5.5',
    aliases: [],
  },
  'url-bucket-as-host': {
    title: 'A bucket where Cyberduck expects the server',
    message: '"{host}" is read as the name of a server, not of a bucket',
    label: 'read as a server',
    hints: ['for the bucket write: {suggestion}'],
    because:
      'Behind two slashes Cyberduck reads a server, unlike the AWS CLI, and then finds no address for that name.',
    whatToDo: 'Leave out the two slashes before a bucket. If it really is a server, write its port too.',
    severity: 'error',
    programs,
    source: 'cyberduck-formats §5, table',
    aliases: [],
  },
  'url-port-wrong': {
    title: 'The port is not a number',
    message: 'the port holds more than digits, so the default port is used',
    label: 'not a port',
    hints: [],
    because: 'Cyberduck writes a warning into its log and connects to the default port.',
    whatToDo: 'Write digits only, from 1 to 65535, or leave the colon out.',
    severity: 'warning',
    programs,
    source: 'cyberduck-formats §5.5',
    aliases: [],
  },
  'url-port-ignored': {
    title: 'The port of the URL is ignored',
    message: 'port {found} is ignored: the profile fixes its port',
    label: 'ignored',
    hints: ['the profile s3-https lets the port be chosen'],
    because: 'Where Port Configurable is off, as for s3, Cyberduck drops the port of a URL.',
    whatToDo: 'Use a connection profile with Port Configurable, or leave the port out.',
    severity: 'warning',
    programs,
    source: 'cyberduck-formats §5.5, §3.4',
    aliases: [],
  },
  'url-port-out-of-range': {
    title: 'There is no such port',
    message: '{found} is no port',
    label: 'not from 1 to 65535',
    hints: [],
    because: 'Cyberduck refuses the URL.',
    whatToDo: 'Write a port from 1 to 65535, or leave the colon out.',
    severity: 'error',
    programs,
    source: 'cyberduck-formats §5.5',
    aliases: [],
  },
  'url-user-anonymous': {
    title: 'The URL names no user, which means anonymous',
    message: 'no user is named, so Cyberduck signs in as anonymous',
    hints: ['name one in front of the server or bucket, followed by @, such as s3:AKIAEXAMPLE@bucket/key'],
    because: 'Where anonymous login is offered, as for s3, a URL without a user means anonymous: nothing is signed.',
    whatToDo: 'Write the user, the access key id or, for s3-cli, the AWS profile into the URL.',
    severity: 'hint',
    programs,
    source: 'cyberduck-formats §5.4',
    aliases: [],
  },
  'url-space-in-user': {
    title: 'A blank in the user name',
    message: 'a blank stands in the part with the user',
    label: 'write %20',
    hints: [],
    because: 'Cyberduck refuses the URL.',
    whatToDo: 'Write %20 in its place.',
    severity: 'error',
    programs,
    source: 'cyberduck-formats §5.4',
    aliases: [],
  },
  'url-secret': {
    title: 'A secret in a URL',
    message: 'a password or secret key stands in the URL',
    label: 'anybody who sees the URL has it',
    hints: [],
    because:
      'Shells, process lists, browsers and chats keep URLs. Cyberduck uses the secret once and does not save it.',
    whatToDo: 'Leave it out and type it at the prompt. If the URL was shared, deactivate the key in IAM.',
    severity: 'warning',
    programs,
    source: 'cyberduck-formats §5.4, rule S01',
    aliases: ['S01'],
  },
  'url-password-ignored': {
    title: 'The password of the URL is ignored',
    message: 'the password is dropped: the profile takes none',
    label: 'dropped',
    hints: [],
    because: 'Where Password Configurable is off, Cyberduck drops it; the secret stood in the URL for nothing.',
    whatToDo: 'Leave it out. If the URL was shared, change the password.',
    severity: 'warning',
    programs,
    source: 'cyberduck-formats §5.4',
    aliases: [],
  },
  'url-at-sign-late': {
    title: 'A slash inside the secret',
    message: 'a slash ends the part with user and secret before its @',
    label: 'write %2F',
    hints: [],
    because:
      'Cyberduck looks for the @ before the first slash only: the user becomes the server, and the rest of the secret the path.',
    whatToDo:
      'Leave the secret out and type it at the prompt, or write each slash in it as %2F. If it is no secret but a path, write its @ as %40.',
    severity: 'error',
    programs,
    source: 'cyberduck-formats §5.4',
    aliases: [],
  },
  'url-query-kept': {
    title: 'A query or fragment is part of the path',
    message: 'everything from "{sign}" on is read as part of the path',
    label: 'part of the path',
    hints: [],
    because: 'Cyberduck knows no query and no fragment in a connection URL; a signed link of S3 is no connection.',
    whatToDo: 'Leave it out. Open signed links in a browser or with curl.',
    severity: 'warning',
    programs,
    source: 'cyberduck-formats §5.6',
    aliases: [],
  },
  'url-percent-kept': {
    title: 'A percent sign that stays as it is',
    message: 'this percent sequence is not decoded',
    label: 'stays as it is',
    hints: ['a percent sign itself is %25'],
    because: 'Cyberduck decodes UTF-8 of one to three bytes; anything else, such as an emoji, stays as text.',
    whatToDo: 'Write the character itself, or correct the two digits behind the percent sign.',
    severity: 'warning',
    programs,
    source: 'cyberduck-formats §5.7',
    aliases: [],
  },
  'url-key-not-held': {
    title: 'A URL cannot hold this setting',
    message: 'a URL cannot hold {key} as it stands here',
    label: 'lost in a URL',
    hints: [],
    because: 'A connection URL has room for protocol, user, server, port and path only.',
    whatToDo: 'Share the bookmark file, or set it again after opening the URL.',
    severity: 'warning',
    programs,
    source: 'cyberduck-formats §5',
    aliases: [],
  },
};
