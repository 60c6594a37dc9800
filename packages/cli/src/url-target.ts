import { type ConnectionProfile, type ConnectionUrl, parseConnectionUrl, urlProtocols } from '@duckbill/core';
import { readKnownProfiles as readKnownProfilesOf } from '@duckbill/doctor';
import { machineHere } from './machine-here.ts';
import { asCommand } from './read-target.ts';
import type { Terminal } from './terminal.ts';

/** The profiles of this computer, then those of the catalogue. */
export async function readKnownProfiles(terminal: Terminal): Promise<readonly ConnectionProfile[]> {
  return asCommand(async () => readKnownProfilesOf(machineHere(terminal)));
}

/** A URL as Cyberduck on this computer would read it, were every profile of the catalogue installed. */
export async function readUrl(terminal: Terminal, text: string): Promise<ConnectionUrl> {
  return parseConnectionUrl(text, urlProtocols(await readKnownProfiles(terminal)));
}
