import type { GuidanceEntry } from './guidance-entry.ts';

export type MachineGuidanceCode =
  | 'process-failed'
  | 'process-missing'
  | 'process-output-unreadable'
  | 'process-keys-expired'
  | 'process-too-slow'
  | 'process-not-allowed'
  | 'metadata-unreachable'
  | 'metadata-without-role'
  | 'metadata-failing'
  | 'metadata-host-refused'
  | 'token-file-unreadable'
  | 'browser-not-back'
  | 'network-proxy-sign-in'
  | 'network-broken-off';

const processGuide = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sourcing-external.html';
const metadataGuide = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-metadata.html';
const environmentGuide = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-proxy.html';

const unreachable = [
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ETIMEDOUT',
  'TimeoutError',
];

/** Failures on this machine: credential_process, metadata services, token files, the browser, the proxy. */
export const machineGuidance: Readonly<Record<MachineGuidanceCode, GuidanceEntry>> = {
  'process-failed': {
    title: 'credential_process ended with an error',
    meaning: 'The program that should print the keys failed; what it said itself stands with it.',
    recognise: [
      { service: 'process', codes: ['ProcessFailed'] },
      { fragments: ['Error when retrieving credentials from custom-process'] },
      { fragments: ['error in credential_process'] },
    ],
    causes: [
      'The program needs a sign-in of its own first.',
      'Its arguments are wrong, or a file that it needs is missing.',
    ],
    whatToDo: ['Run the command of credential_process in a terminal and see what it says.'],
    inCyberduck: 'Only a line in the log; then an error about an unknown key.',
    links: [processGuide],
    source: 'aws-config C.5; cyberduck-s3-connect §1.5',
  },
  'process-missing': {
    title: 'The program of credential_process was not found',
    meaning: 'The command could not be started.',
    recognise: [{ surelyFrom: 'process', codes: ['ENOENT', 'EACCES', 'ProcessMissing'] }],
    causes: [
      'It is not installed on this computer.',
      'It is not in the PATH: applications with windows do not get the PATH of your shell.',
    ],
    whatToDo: ['Write the whole path of the program into credential_process; find it with: command -v PROGRAM'],
    inCyberduck: 'Only a line in the log; then an error about an unknown key.',
    links: [processGuide],
    source: 'aws-config C.5; cyberduck-s3-connect §1.5',
  },
  'process-output-unreadable': {
    title: 'credential_process printed something else than keys',
    meaning: 'It has to print one JSON object with Version 1, AccessKeyId and SecretAccessKey, and nothing else.',
    recognise: [
      { service: 'process', codes: ['ProcessOutputUnreadable'] },
      { fragments: ['for credential process provider, supported versions: 1'] },
      { fragments: ['credential_process returned invalid JSON'] },
      { fragments: ['credential_process returned invalid credentials'] },
      { fragments: ['did not return Version 1'] },
      { fragments: ['in process output'] },
      { fragments: ['Missing required key in response:'] },
    ],
    causes: [
      'It prints a greeting or a warning on standard output.',
      'It prints a file of credentials, or environment variables.',
      '"Version" is missing, or a text.',
    ],
    whatToDo: [
      'Run the command and look: {"Version": 1, "AccessKeyId": "…", "SecretAccessKey": "…", "SessionToken": "…", "Expiration": "2026-11-21T10:29:15Z"}',
    ],
    inCyberduck: 'Only a line in the log; without Expiration an internal error.',
    links: [processGuide],
    source: 'aws-config C.5; cyberduck-s3-connect §1.5',
  },
  'process-keys-expired': {
    title: 'credential_process printed keys that are over',
    meaning: 'Expiration lies in the past.',
    recognise: [{ service: 'process', codes: ['ProcessKeysExpired'] }, { fragments: ['returned expired credentials'] }],
    causes: [
      'The program keeps old keys and does not renew them.',
      'The clock of this computer is wrong, or Expiration is in local time without saying so.',
    ],
    whatToDo: ['Renew the sign-in of that program, then try again.', 'Check the time of this computer.'],
    inCyberduck: 'The keys are used nevertheless; then S3 says that the token has expired.',
    links: [processGuide],
    source: 'aws-config C.5; cyberduck-s3-connect §1.5',
  },
  'process-too-slow': {
    title: 'credential_process did not end in time',
    meaning: 'The program was stopped because it printed nothing for too long.',
    recognise: [{ service: 'process', codes: ['ProcessTooSlow'] }],
    causes: ['It waits for input, which it does not get here.', 'It waits for a server.'],
    whatToDo: ['Run the command in a terminal; if it asks something, sign in with that program first.'],
    inCyberduck: 'It waits without end.',
    links: [processGuide],
    source: 'aws-config C.5; cyberduck-s3-connect §1.5',
  },
  'process-not-allowed': {
    title: 'credential_process was not run: nobody allowed it',
    meaning: 'A file may name any program. Duckbill runs it only after it was shown and allowed.',
    recognise: [{ service: 'process', codes: ['ProcessNotAllowed'] }],
    causes: ['The question was answered with no, or nobody could be asked.'],
    whatToDo: ['Read the command; if it is yours, connect again and allow it.'],
    links: [processGuide],
    source: 'aws-config C.5',
  },
  'metadata-unreachable': {
    title: 'No metadata service answers here',
    meaning: 'Keys of an instance or container exist only on such a machine, and only when the service is switched on.',
    recognise: [
      ...['GetInstanceCredentials', 'GetContainerCredentials'].map((operation) => ({ operation, codes: unreachable })),
      { fragments: ['Unable to retrieve credentials from EC2 metadata'] },
      { fragments: ['Could not load credentials from EC2 Metadata'] },
    ],
    causes: [
      'This computer is no EC2 instance and no ECS or EKS container.',
      'The metadata service is switched off for the instance, or its hop limit of 1 stops containers.',
    ],
    whatToDo: [
      'Use another profile on this computer.',
      'On an instance: aws ec2 modify-instance-metadata-options --instance-id ID --http-endpoint enabled --http-put-response-hop-limit 2',
    ],
    links: [metadataGuide],
    source: 'aws-config C.1, C.3; cyberduck-s3-connect §0.1',
  },
  'metadata-without-role': {
    title: 'The instance or container has no role',
    meaning: 'The metadata service answered, but hands out no keys.',
    recognise: [
      { surelyFrom: 'metadata', codes: ['MetadataWithoutRole', 'HTTP 401', 'HTTP 403', 'HTTP 404'] },
      { service: 'metadata', codes: ['AssumeRoleUnauthorizedAccess'] },
      { surelyFrom: 'metadata', codes: ['NoKeys'] },
    ],
    causes: [
      'No instance profile is attached.',
      'The role does not trust ec2.amazonaws.com, so the instance may not assume it.',
      'The service wants a token (IMDSv2), which an old program does not send.',
      'The authorization token of the container is wrong.',
    ],
    whatToDo: ['Attach a role to the instance or task, then try again.'],
    links: [metadataGuide],
    source: 'aws-config C.1',
  },
  'metadata-failing': {
    title: 'The metadata service of this machine has a problem of its own',
    meaning: 'It is there, but answered that it failed or has too much to do; nothing is wrong with the request.',
    recognise: [{ surelyFrom: 'metadata', codes: ['HTTP 429', 'HTTP 500', 'HTTP 502', 'HTTP 503', 'HTTP 504'] }],
    causes: [
      'Many programs on this machine ask for keys at the same time.',
      'A passing failure of AWS, or of the agent.',
    ],
    whatToDo: ['Try again in a minute.', 'In a container, look into the log of its agent.'],
    links: [metadataGuide],
    source: 'aws-config C.1',
  },
  'metadata-host-refused': {
    title: 'The address for container credentials is not on this machine',
    meaning: 'Keys are asked for only at loopback addresses, at those of ECS and EKS, or with https.',
    recognise: [
      { service: 'metadata', codes: ['MetadataHostRefused'] },
      { fragments: ['Unsupported host', 'container'] },
    ],
    causes: ['AWS_CONTAINER_CREDENTIALS_FULL_URI names another host, with http.'],
    whatToDo: ['Correct or remove AWS_CONTAINER_CREDENTIALS_FULL_URI.'],
    links: [metadataGuide],
    source: 'aws-config C.1',
  },
  'token-file-unreadable': {
    title: 'The token file cannot be read',
    meaning: 'web_identity_token_file names a file that is not there or must not be read.',
    recognise: [
      { surelyFrom: 'file', codes: ['ENOENT', 'EACCES', 'EISDIR', 'EPERM'] },
      { service: 'file', codes: ['TokenFileEmpty'] },
    ],
    causes: [
      'The program that writes the token does not run on this computer.',
      'The path is relative, or has ~ in it, which is not always expanded.',
    ],
    whatToDo: ['Check the path and its rights: {path}', 'Outside of the cluster use another profile.'],
    links: ['https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-role.html'],
    source: 'aws-config C.4',
  },
  'browser-not-back': {
    title: 'The browser did not come back',
    meaning: 'The sign-in page was opened, but no answer reached this computer in time.',
    recognise: [
      { service: 'sso-oidc', codes: ['BrowserNotBack'] },
      { service: 'identity-provider', codes: ['BrowserNotBack'] },
    ],
    causes: [
      'The sign-in was not finished, or the window was closed.',
      'The browser runs on another computer, which cannot reach 127.0.0.1 of this one.',
      'A firewall on this computer blocks the local port.',
    ],
    whatToDo: [
      'Connect again and finish the sign-in in the browser.',
      'Without a browser on this computer use a device code: duckbill connect --device-code',
    ],
    inCyberduck: 'The login is cancelled.',
    links: ['https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html'],
    source: 'cyberduck-s3-connect §3.1; aws-wire §3.1',
  },
  'network-proxy-sign-in': {
    title: 'The proxy wants a sign-in of its own',
    meaning: 'The proxy between this computer and AWS refused the connection.',
    recognise: [
      { fragments: ['Proxy Authentication Required'] },
      { codes: ['HTTP 407', 'ProxyRefused'] },
      { fragments: ['Tunnel connection failed: 407'] },
      { fragments: ['Failed to connect to proxy URL'] },
    ],
    causes: ['HTTPS_PROXY holds no user and password, or old ones.', 'The proxy does not let this program out.'],
    whatToDo: [
      'Write user and password into HTTPS_PROXY (special characters percent-encoded), or ask for the right proxy.',
    ],
    links: [environmentGuide],
    source: 'aws-config B.2',
  },
  'network-broken-off': {
    title: 'The connection broke off',
    meaning: 'The server or something on the way ended the connection before the whole answer was there.',
    recognise: [
      {
        surelyFrom: 'network',
        codes: ['ECONNRESET', 'EPIPE', 'UND_ERR_SOCKET', 'ERR_STREAM_PREMATURE_CLOSE', 'ECONNABORTED'],
      },
      { fragments: ['socket hang up'] },
      { fragments: ['Connection was closed before we received a valid response'] },
      { fragments: ['Connection aborted'] },
    ],
    causes: ['A firewall, proxy or VPN ends connections.', 'A passing failure of the network.'],
    whatToDo: ['Try again.', 'If it stays so, try another network, or without the VPN.'],
    links: ['https://github.com/iterate-ch/cyberduck/issues/18146'],
    source: 'cyberduck-s3-connect §4.5',
  },
};
