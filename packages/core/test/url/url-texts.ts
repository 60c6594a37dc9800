import { openProfile } from '../../src/document/open-documents.ts';
import type { ConnectionProfile } from '../../src/profile/connection-profile.ts';
import { SourceText } from '../../src/source/source-text.ts';
import type { ConnectionUrl } from '../../src/url/connection-url.ts';
import { parseConnectionUrl } from '../../src/url/parse-url.ts';
import { urlProtocols, type UrlProtocols } from '../../src/url/url-protocol.ts';

function profile(name: string, body: string): ConnectionProfile {
  const text = `<plist version="1.0"><dict>${body}</dict></plist>`;
  const opened = openProfile(new SourceText(`${name}.cyberduckprofile`, text)).profile;
  if (opened === undefined) throw new Error('not a profile');
  return opened;
}

const entry = (key: string, value: string): string => `<key>${key}</key><string>${value}</string>`;
const flag = (key: string, value: boolean): string => `<key>${key}</key><${value}/>`;

/** Profiles that tests name by their Vendor. */
export const protocols: UrlProtocols = urlProtocols([
  profile(
    'cli',
    entry('Protocol', 's3') +
      entry('Vendor', 's3-cli') +
      flag('Password Configurable', false) +
      flag('Anonymous Configurable', false),
  ),
  profile('minio', entry('Protocol', 's3') + entry('Vendor', 'minio') + flag('Port Configurable', true)),
  profile(
    'rackspace',
    entry('Protocol', 'swift') +
      entry('Vendor', 'rackspace') +
      entry('Default Hostname', 'identity.example.net') +
      flag('Hostname Configurable', false),
  ),
  profile('keystone', entry('Protocol', 'swift') + entry('Vendor', 'openstack-keystone2')),
  profile(
    'rooted',
    entry('Protocol', 's3') +
      entry('Vendor', 'rooted') +
      entry('Default Path', '/base') +
      flag('Path Configurable', false),
  ),
  profile('spaced', entry('Protocol', 's3') + entry('Vendor', 'Two Words (eu)')),
  profile(
    'schemes',
    `${entry('Protocol', 'davs')}${entry('Vendor', 'cloud')}<key>Schemes</key><array><string>cloudy</string></array>`,
  ),
]);

export function parse(text: string): ConnectionUrl {
  return parseConnectionUrl(text, protocols);
}

/** A URL's parts in short; undefined when it is refused. */
export function partsOf(text: string): Record<string, string | number> | undefined {
  const { bookmark } = parse(text);
  if (bookmark === undefined) return undefined;
  const { protocol, provider, username, hostname, port, path } = bookmark;
  const parts = { protocol, provider, username, hostname, port, path };
  return Object.fromEntries(
    Object.entries(parts).flatMap(([key, located]) => (located === undefined ? [] : [[key, located.value]])),
  );
}

/** Findings as `code@the text they cover`, errors with a `!`. */
export function findingsOf(text: string): readonly string[] {
  const { diagnostics, source } = parse(text);
  return diagnostics.map(
    ({ code, severity, span }) => `${severity === 'error' ? '!' : ''}${code}@${source.slice(span)}`,
  );
}
