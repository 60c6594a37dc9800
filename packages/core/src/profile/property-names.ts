import { s3Properties } from './s3-defaults.ts';

/** Hidden preferences that published profiles set, and those of S3 that people rarely set (cyberduck-formats §3.2, §3.3). */
const others: readonly string[] = [
  's3.domain',
  's3.hostname.default',
  's3.endpoint.format.ipv4',
  's3.endpoint.format.ipv6',
  's3.listing.concurrency',
  's3.listing.versioning.enable',
  's3.copy.multipart.size',
  's3.delete.multiple.partition',
  's3.login.enable',
  'connection.login.keychain',
  'ftp.command.stat',
  'ftp.command.mlsd',
  'ftp.command.lista',
  'smb.signing.required',
  'smb.signing.enable',
  'smb.encrypt.enable',
  'webdav.ntlm.windows.authentication.enable',
  'webdav.lock.enable',
];

/** Names of hidden preferences as far as they are known. There are many more: a name that is not here may be right. */
export const propertyNames: readonly string[] = [...s3Properties.map(({ name }) => name), ...others];
