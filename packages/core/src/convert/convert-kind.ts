/**
 * What a connection can be carried from or to. `sso-session`: the AWS config with its sign-ins of Identity Center in
 * sections of their own; `duck`: the command line of Cyberduck.
 */
export const convertKinds = [
  'bookmark',
  'profile',
  'aws-profile',
  'sso-session',
  'url',
  'duck',
  'rclone',
  's3cmd',
  'winscp',
  'env',
  'fish',
  'powershell',
  'cmd',
] as const;

export type ConvertKind = (typeof convertKinds)[number];

/** As a sentence names them. */
export const convertKindNames: Readonly<Record<ConvertKind, string>> = {
  bookmark: 'a bookmark',
  profile: 'a connection profile',
  'aws-profile': 'an AWS profile',
  'sso-session': 'an sso-session',
  url: 'a URL',
  duck: 'a duck command',
  rclone: 'a remote of rclone',
  s3cmd: 'a configuration of s3cmd',
  winscp: 'a session of WinSCP',
  env: 'an environment of sh, bash or zsh',
  fish: 'an environment of fish',
  powershell: 'an environment of PowerShell',
  cmd: 'an environment of cmd',
};
