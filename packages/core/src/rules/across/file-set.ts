import type { AwsConfigModel } from '../../aws/aws-config-model.ts';
import type { Bookmark } from '../../bookmark/bookmark.ts';
import type { Document } from '../../document/document.ts';
import type { ConnectionProfile } from '../../profile/connection-profile.ts';

/** A bookmark, and the profile among the given files that it belongs to. */
export interface BookmarkPair {
  readonly bookmark: Bookmark;
  /** Undefined when none of the files is it, or when two could be. */
  readonly profile: ConnectionProfile | undefined;
}

/** All files that were given together. */
export interface FileSet {
  readonly profiles: readonly ConnectionProfile[];
  readonly bookmarks: readonly BookmarkPair[];
  readonly awsConfigs: readonly AwsConfigModel[];
}

/** Brings the documents of one run together. Cost grows with their number only. */
export function fileSet(documents: readonly Document[]): FileSet {
  const profiles = documents.flatMap((one) => (one.kind === 'profile' && one.profile ? [one.profile] : []));
  const byIdentity = new Map<string, ConnectionProfile | undefined>();
  for (const profile of profiles) {
    const identity = identityOf(profile.strings.get('Protocol')?.value, profile.strings.get('Vendor')?.value);
    byIdentity.set(identity, byIdentity.has(identity) ? undefined : profile);
  }
  return {
    profiles,
    bookmarks: documents
      .flatMap((one) => (one.kind === 'bookmark' && one.bookmark ? [one.bookmark] : []))
      .map((bookmark) => ({
        bookmark,
        profile: byIdentity.get(identityOf(bookmark.protocol?.value, bookmark.provider?.value)),
      })),
    awsConfigs: documents.flatMap((one) => (one.kind === 'aws' ? [one.model] : [])),
  };
}

/** What a bookmark keeps of its profile (cyberduck-formats §2.4). */
function identityOf(protocol: string | undefined, vendor: string | undefined): string {
  return JSON.stringify([protocol ?? '', vendor ?? '']);
}
