import { openBookmark } from '../document/open-documents.ts';
import { SourceText } from '../source/source-text.ts';
import { inheritProfile } from '../profile/inherit-profile.ts';
import { accessOfAws } from './access-of-aws.ts';
import { bookmarkFile } from './bookmark-file.ts';
import { bookmarkOfAccess } from './bookmark-of-access.ts';
import {
  type Conversion,
  type ConvertOptions,
  type ConvertRoute,
  type ConvertSource,
  convertRoute,
} from './conversion.ts';
import { type ConvertKind, convertKindNames } from './convert-kind.ts';
import { Losses } from './losses.ts';
import { profileOfBookmark } from './profile-of-bookmark.ts';
import { mergeBookmark, splitBookmark } from './split-bookmark.ts';
import type { Bookmark } from '../bookmark/bookmark.ts';
import type { EffectiveProfile } from '../profile/effective-profile.ts';

export const bookmarkToProfile: ConvertRoute = convertRoute(
  'bookmark',
  'profile',
  'a connection profile for everybody, and a bookmark of it for one person',
  ({ bookmark }, others, options) =>
    withProfile(bookmark, others, options, 'profile', (profile) => splitBookmark(bookmark, profile, options)),
);

export const bookmarkToBookmark: ConvertRoute = convertRoute(
  'bookmark',
  'bookmark',
  'a bookmark that says all that its connection profile says',
  ({ bookmark }, others, options) =>
    withProfile(bookmark, others, options, 'bookmark', (profile) => mergeBookmark(profile, bookmark, options)),
);

export const profileToBookmark: ConvertRoute = convertRoute(
  'profile',
  'bookmark',
  'a new bookmark of a connection profile, or the one that was given with it, with all that the profile says',
  ({ profile }, others, options) => {
    const bookmark = others.find((one) => one.kind === 'bookmark')?.bookmark;
    return mergeBookmark(inheritProfile(profile, { known: options.profiles }), bookmark, options);
  },
);

export const urlToProfile: ConvertRoute = convertRoute(
  'url',
  'profile',
  'a connection profile for what a URL opens, and a bookmark of it',
  ({ url }, others, options) => {
    const { bookmark, diagnostics } = url;
    if (bookmark === undefined) return { files: [], losses: diagnostics };
    const { files, losses } = bookmarkToProfile.convert([{ kind: 'bookmark', bookmark }, ...others], options);
    return { files, losses: [...diagnostics, ...losses] };
  },
);

export const awsToProfile: ConvertRoute = convertRoute(
  'aws-profile',
  'profile',
  'a connection profile that signs in as the AWS profile does, and a bookmark of it',
  ({ files, names: [name = 'default'] }, _others, options) => {
    const { access, losses } = accessOfAws(files, name, 'profile');
    if (access === undefined) return { files: [], losses };
    const { text } = bookmarkFile(bookmarkOfAccess(access, options.newUuid));
    const { bookmark } = openBookmark(new SourceText(`aws:${name}`, text));
    const made = bookmark && bookmarkToProfile.convert([{ kind: 'bookmark', bookmark }], options);
    return { files: made?.files ?? [], losses: [...losses, ...(made?.losses ?? [])] };
  },
);

function withProfile(
  bookmark: Bookmark,
  others: readonly ConvertSource[],
  options: ConvertOptions,
  to: ConvertKind,
  work: (profile: EffectiveProfile) => Conversion,
): Conversion {
  const profile = profileOfBookmark(bookmark, others, options);
  if (profile !== undefined) return work(profile);
  const place = bookmark.provider ?? bookmark.protocol;
  const at = { file: bookmark.file, span: place?.textSpan ?? { start: 0, end: 0 } };
  const why = `its connection profile "${bookmark.provider?.value ?? bookmark.protocol?.value ?? ''}" is not known here`;
  const list = new Losses({ to: convertKindNames[to], ...at });
  list.refused('a bookmark', why, 'name its .cyberduckprofile as well');
  return { files: [], losses: list.found };
}
