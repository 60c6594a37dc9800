import { type ConnectionProfile, openProfile, type SourceText } from '@duckbill/core';

/** A file of a folder of profiles. */
export interface ProfileFile {
  /** Its name in the folder. */
  readonly name: string;
  readonly source: SourceText;
  /** Undefined when Cyberduck cannot read it. */
  readonly profile?: ConnectionProfile;
  /** MD5 of its bytes, by which the published list tells versions apart (cyberduck-formats §2.1). */
  readonly checksum?: string;
}

/** Reads a file of a folder of profiles. */
export function profileFile(name: string, source: SourceText, checksum?: string): ProfileFile {
  const { profile } = openProfile(source);
  return {
    name,
    source,
    ...(profile === undefined ? {} : { profile }),
    ...(checksum === undefined ? {} : { checksum }),
  };
}

/** What a bookmark keeps of a profile, case as it is; undefined when the file has none (cyberduck-formats §2.4). */
export function identityOf(profile: ConnectionProfile | undefined): string | undefined {
  const vendor = profile?.strings.get('Vendor')?.value ?? '';
  const protocol = profile?.strings.get('Protocol')?.value ?? '';
  return vendor.trim() === '' || protocol.trim() === '' ? undefined : JSON.stringify([protocol, vendor]);
}
