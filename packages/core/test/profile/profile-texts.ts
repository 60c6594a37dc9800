import { openProfile } from '../../src/document/open-documents.ts';
import type { ConnectionProfile } from '../../src/profile/connection-profile.ts';
import { SourceText } from '../../src/source/source-text.ts';

/** A profile file with this body, one line below the outermost dictionary. */
export function profileText(body: string): string {
  return `<plist version="1.0"><dict>\n${body}\n</dict></plist>\n`;
}

export function profileOf(body: string, name = 'a.cyberduckprofile'): ConnectionProfile {
  const { profile } = openProfile(new SourceText(name, profileText(body)));
  if (profile === undefined) throw new Error('not a profile');
  return profile;
}

/** `<key>…</key><string>…</string>`, an entry a line; a text in angle brackets is a value as it stands. */
export function entries(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([key, value]) => `<key>${key}</key>${value.startsWith('<') ? value : `<string>${value}</string>`}`)
    .join('\n');
}

/** An S3 profile of another vendor; values in angle brackets are written as they stand. */
export function s3Profile(values: Readonly<Record<string, string>> = {}, name?: string): ConnectionProfile {
  return profileOf(entries({ Protocol: 's3', Vendor: 'heron-store', ...values }), name);
}
