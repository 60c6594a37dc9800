import {
  type ConnectionProfile,
  type ConnectionUrl,
  openProfile,
  parseConnectionUrl,
  urlProtocols,
} from '@duckbill/core';
import { catalogueProfiles } from '@duckbill/profiles';
import { readInstalledProfiles } from './installed-profiles.ts';
import type { Terminal } from './terminal.ts';

/** `aws:NAME`, or `aws:` alone. */
export function isAwsTarget(text: string): boolean {
  return text === 'aws' || text.startsWith('aws:');
}

/** A scheme of two letters or more (`C:` is a drive), or what has a user in front. A file of such a name: `./…`. */
export function isUrlTarget(text: string): boolean {
  if (isAwsTarget(text)) return false;
  return /^ *[A-Za-z\d+-]{2,}:/u.test(text) || /^(?:\/\/)?[^/\\]*:[^/\\]*@/u.test(text);
}

/** The profiles of this computer, then those of the catalogue. */
export async function readKnownProfiles(terminal: Terminal): Promise<readonly ConnectionProfile[]> {
  const installed = (await readInstalledProfiles(terminal)).map((source) => openProfile(source).profile);
  return [...installed.filter((profile) => profile !== undefined), ...catalogueProfiles()];
}

/** A URL as Cyberduck on this computer would read it, were every profile of the catalogue installed. */
export async function readUrl(terminal: Terminal, text: string): Promise<ConnectionUrl> {
  return parseConnectionUrl(text, urlProtocols(await readKnownProfiles(terminal)));
}
