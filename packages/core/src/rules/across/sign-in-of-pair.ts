import type { Bookmark } from '../../bookmark/bookmark.ts';
import {
  signInSettingsOfBookmark,
  signInSettingsOfProfile,
  type LocatedText,
  type SignInSettings,
} from '../sign-in-settings.ts';
import type { BookmarkPair } from './file-set.ts';

/** Role and device of a bookmark: its own, else its profile's (cyberduck-formats §3.2). Blank ones are asked for. */
export function signInOfPair({ bookmark, profile }: BookmarkPair): SignInSettings {
  const own = signInSettingsOfBookmark(bookmark);
  const inherited = profile === undefined ? {} : signInSettingsOfProfile(profile);
  const roleArn = notBlank(own.roleArn ?? inherited.roleArn);
  const mfaSerial = notBlank(own.mfaSerial ?? inherited.mfaSerial);
  return { ...(roleArn === undefined ? {} : { roleArn }), ...(mfaSerial === undefined ? {} : { mfaSerial }) };
}

/** Whether the two stand in different files: then no rule for one file has seen them together. */
export function isAcrossFiles({ roleArn, mfaSerial }: SignInSettings): boolean {
  return roleArn !== undefined && mfaSerial !== undefined && roleArn.file !== mfaSerial.file;
}

function notBlank(text: LocatedText | undefined): LocatedText | undefined {
  return text === undefined || text.value.trim() === '' ? undefined : text;
}

/** Whether a bookmark is for S3 as such; others have no role and no AWS profile. */
export function isS3(bookmark: Bookmark): boolean {
  return bookmark.protocol?.value === 's3';
}
