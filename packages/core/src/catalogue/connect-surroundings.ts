import type { GuidanceEntry } from './guidance-entry.ts';
import { awsFilesGuide, cyberduckIssue, identityCenterTutorial, roleTutorial } from './guidance-links.ts';

export type SurroundingsGuidanceCode =
  | 'program-too-old'
  | 'program-known-defect'
  | 'environment-not-read'
  | 'environment-overrides'
  | 'environment-file-missing'
  | 'proxy-unusable';

const environmentGuide = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html';
const proxyGuide = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-proxy.html';

/** What stands around the files of a connection: installed programs, environment variables, proxies. */
export const surroundingsGuidance: Readonly<Record<SurroundingsGuidanceCode, GuidanceEntry>> = {
  'program-too-old': {
    title: 'The installed program is older than this sign-in',
    meaning:
      'Profiles of the AWS CLI need Cyberduck 8.3.0; AssumeRole and GetSessionToken with MFA need Cyberduck 9.3.0 or Mountain Duck 5.2.0; Identity Center needs Cyberduck 9.5.0 or Mountain Duck 5.3.0. [sso-session] needs the AWS CLI 2.9.',
    recognise: [{ codes: ['ProgramTooOld'] }],
    causes: [
      'The application was not updated; the App Store and package managers are sometimes behind.',
      'Two versions are installed, and the older one is opened.',
    ],
    whatToDo: ['Update the program, then connect again.', 'See what is installed: duckbill doctor --verbose'],
    inCyberduck: 'Keys of the connection profile that it does not know are passed over without a word.',
    links: [roleTutorial, identityCenterTutorial, cyberduckIssue(17_440), cyberduckIssue(17_899)],
    source: 'cyberduck-s3-connect §0, §7; aws-config A.4',
  },
  'program-known-defect': {
    title: 'The installed version is known to fail here',
    meaning:
      'It has a defect that such a connection meets, and that a later version mended. Nothing is wrong with your settings.',
    recognise: [{ codes: ['ProgramKnownDefect'] }],
    causes: ['A regression of this version; the thread is named with the check.'],
    whatToDo: ['Update the program, or go back to the version before.'],
    links: [
      cyberduckIssue(14_970),
      cyberduckIssue(15_222),
      cyberduckIssue(17_720),
      cyberduckIssue(18_150),
      cyberduckIssue(18_213),
    ],
    source: 'cyberduck-s3-connect §6',
  },
  'environment-not-read': {
    title: 'Cyberduck looks at no environment variable',
    meaning:
      'What is exported in a shell, such as AWS_ACCESS_KEY_ID, AWS_PROFILE or AWS_CONFIG_FILE, does nothing in Cyberduck, Mountain Duck and duck: they read ~/.aws/config and ~/.aws/credentials, and nothing else.',
    recognise: [{ codes: ['EnvironmentNotRead'] }],
    causes: [
      'The keys were exported for the AWS CLI and are in no file.',
      'AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE names files at another place.',
    ],
    whatToDo: [
      'Write the keys into a profile: aws configure --profile NAME; its name is the username of the bookmark.',
      'Or hand them over: duckbill connect TARGET --print duck',
    ],
    inCyberduck: 'It asks for keys, or AWS says that the security token is invalid.',
    links: [cyberduckIssue(14_983), cyberduckIssue(18_097)],
    source: 'cyberduck-s3-connect §1.1, §6',
  },
  'environment-overrides': {
    title: 'An environment variable changes what this connection uses',
    meaning:
      'Variables go before the files. One that is left from another session changes keys, region or server without a word.',
    recognise: [{ codes: ['EnvironmentOverrides'] }],
    causes: ['The variable is set in a shell profile, or is left from an earlier task.'],
    whatToDo: ['Look at them: env | grep ^AWS_', 'Remove what is not meant: unset NAME'],
    links: [environmentGuide],
    source: 'aws-config A.1, B.1, C.1',
  },
  'environment-file-missing': {
    title: 'An environment variable names a file that is not there',
    meaning: 'The AWS CLI and the SDKs look at that place alone, and not at the usual one.',
    recognise: [
      { fragments: ['Could not find a suitable TLS CA certificate bundle, invalid path'] },
      { codes: ['EnvironmentFileMissing'] },
    ],
    causes: ['The file was moved or deleted, or the path is relative and the folder is another one.'],
    whatToDo: ['Correct the path, or unset the variable.'],
    links: [environmentGuide, awsFilesGuide],
    source: 'aws-config A.1, B.2',
  },
  'proxy-unusable': {
    title: 'A proxy variable holds no usable address',
    meaning:
      'A proxy is written as http://HOST:PORT, with USER:PASSWORD@ in front of the host where it wants a sign-in.',
    recognise: [
      { fragments: ['Proxy URL had no scheme'] },
      { fragments: ['Missing dependencies for SOCKS support'] },
      { codes: ['ProxyUnusable'] },
    ],
    causes: [
      'Characters of the password are not percent-encoded: @ is %40, : is %3A, / is %2F.',
      'It is a SOCKS proxy, which the AWS CLI does not use.',
    ],
    whatToDo: ['Write HTTPS_PROXY so: http://HOST:PORT', 'See what is set: env | grep -i _proxy'],
    inCyberduck: 'Nothing: it takes the proxy of the system settings.',
    links: [proxyGuide],
    source: 'aws-config B.2',
  },
};
