import { oncePer } from '../aws/resolve/once-per.ts';
import type { ProfileFlag, ProfileString } from './profile-keys.ts';
import type { Protocol } from './protocols.ts';
import { s3StringDefaults } from './s3-defaults.ts';

/** Whether a protocol is one of the S3 family, whose classes derive from one. */
export function isS3Protocol(protocol: Protocol): boolean {
  return (protocol.type ?? protocol.identifier) === 's3';
}

/** What a protocol says by itself, without any profile (cyberduck-formats §3.1, §3.4; AbstractProtocol, S3Protocol). */
export const protocolStrings: (protocol: Protocol) => ReadonlyMap<ProfileString, string> = oncePer(
  (protocol: Protocol) => {
    const { scheme, defaultHostname } = protocol;
    return new Map<ProfileString, string>([
      ...(isS3Protocol(protocol) ? s3Strings : []),
      ['Scheme', scheme],
      ...(defaultHostname === undefined
        ? []
        : ([
            ['Default Hostname', defaultHostname],
            ['Hostname Placeholder', defaultHostname],
          ] as const)),
    ]);
  },
);

const s3Strings: readonly (readonly [ProfileString, string])[] = [
  ['Name', s3StringDefaults.Name],
  ['STS Endpoint', s3StringDefaults['STS Endpoint']],
  ['Username Placeholder', s3StringDefaults['Username Placeholder']],
  ['Password Placeholder', s3StringDefaults['Password Placeholder']],
  ['Token Placeholder', s3StringDefaults['Token Placeholder']],
];

/** The URL schemes of a protocol: its identifier and its scheme's name. */
export function protocolSchemes({ identifier, scheme }: Protocol): readonly string[] {
  return identifier === scheme ? [scheme] : [identifier, scheme];
}

/** What may be changed in a bookmark where no profile says anything (cyberduck-formats §3.4). */
export function protocolFlag(protocol: Protocol, flag: ProfileFlag): boolean {
  switch (flag) {
    case 'Hostname Configurable':
    case 'Port Configurable':
      // S3 overrules the general rule, which is: where the protocol has no server of its own.
      return isS3Protocol(protocol) || protocol.defaultHostname === undefined;
    case 'Path Configurable':
    case 'Username Configurable':
    case 'Password Configurable':
    case 'OAuth PKCE':
      return true;
    case 'Private Key Configurable':
      return protocol.identifier === 'sftp';
    default:
      return false;
  }
}
