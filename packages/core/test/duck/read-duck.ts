import { openDuckCommand } from '../../src/duck/open-duck-command.ts';
import { readDuckCommand } from '../../src/duck/read-duck-command.ts';
import { openProfile } from '../../src/document/open-documents.ts';
import type { ConnectionProfile } from '../../src/profile/connection-profile.ts';
import { SourceText } from '../../src/source/source-text.ts';
import type { ConnectionUrl } from '../../src/url/connection-url.ts';
import { protocols } from '../url/url-texts.ts';

/** A connection profile of one's own, as a file. */
export function testProfile(vendor: string, body = ''): ConnectionProfile {
  const text = `<plist version="1.0"><dict><key>Protocol</key><string>s3</string><key>Vendor</key><string>${vendor}</string>${body}</dict></plist>`;
  const { profile } = openProfile(new SourceText(`${vendor}.cyberduckprofile`, text));
  if (profile === undefined) throw new Error('not a profile');
  return profile;
}

export function openDuck(text: string, name = 'command.sh', profile?: ConnectionProfile): ConnectionUrl {
  const command = readDuckCommand(new SourceText(name, text));
  return openDuckCommand(command, { protocols, ...(profile === undefined ? {} : { profile }) });
}

/** What a command comes to, in short; undefined when it is refused. */
export function duckParts(
  text: string,
  name?: string,
  profile?: ConnectionProfile,
): Record<string, unknown> | undefined {
  const { bookmark } = openDuck(text, name, profile);
  if (bookmark === undefined) return undefined;
  const { protocol, provider, username, hostname, port, path, custom } = bookmark;
  const parts = Object.entries({ protocol, provider, username, hostname, port, path });
  const said = parts.flatMap(([key, located]) => (located === undefined ? [] : [[key, located.value] as const]));
  const preferences = [...custom].map(([key, { value }]) => [key, value] as const);
  return Object.fromEntries([...said, ...preferences]);
}

/** Findings as `code@column:the text they cover`. */
export function duckFindings(text: string, name?: string, profile?: ConnectionProfile): readonly string[] {
  const { diagnostics, source } = openDuck(text, name, profile);
  return diagnostics.map(({ code, span }) => `${code}@${source.position(span.start).column}:${source.slice(span)}`);
}
