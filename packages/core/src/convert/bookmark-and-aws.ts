import type { AwsFiles } from '../aws/aws-reading.ts';
import { readAwsConfig } from '../aws/read-aws-config.ts';
import type { BookmarkValues } from '../bookmark/bookmark-values.ts';
import { inheritProfile } from '../profile/inherit-profile.ts';
import { accessOfAws } from './access-of-aws.ts';
import { accessOfBookmark } from './access-of-bookmark.ts';
import { awsOfAccess, awsProfileName } from './aws-of-access.ts';
import { bookmarkFile } from './bookmark-file.ts';
import { bookmarkOfAccess, bookmarkOfReference } from './bookmark-of-access.ts';
import type { AccessDescription, ReadAccess } from './access-description.ts';
import { convertKindNames } from './convert-kind.ts';
import { Losses, type LossPlace } from './losses.ts';
import { type Conversion, type ConvertOptions, type ConvertRoute, convertRoute } from './conversion.ts';
import { profileOfBookmark } from './profile-of-bookmark.ts';
import { tellProvider } from './tell-provider.ts';

const to = convertKindNames['aws-profile'];

export const bookmarkToAws: ConvertRoute = convertRoute(
  'bookmark',
  'aws-profile',
  'an AWS profile that signs in as the bookmark does',
  ({ bookmark }, others, options) => {
    const profile = profileOfBookmark(bookmark, others, options);
    const place = bookmark.nickname ?? bookmark.provider ?? bookmark.protocol;
    const at = { file: bookmark.file, span: place?.textSpan ?? { start: 0, end: 0 } };
    if (profile === undefined) {
      const vendor = bookmark.provider?.value ?? '';
      const why = `its connection profile "${vendor}" is not known here`;
      return nothing(new Losses({ to, ...at }).refused('a bookmark', why, 'name its .cyberduckprofile as well'));
    }
    return toAws(accessOfBookmark({ bookmark, profile }, 'aws-profile'), at, options);
  },
);

export const profileToAws: ConvertRoute = convertRoute(
  'profile',
  'aws-profile',
  'an AWS profile that signs in as a new bookmark of the connection profile does',
  ({ profile }, _others, options) => {
    const place = profile.strings.get('Description') ?? profile.strings.get('Vendor');
    const at = { file: profile.file, span: place?.textSpan ?? { start: 0, end: 0 } };
    const effective = inheritProfile(profile, { known: options.profiles });
    return toAws(accessOfBookmark({ profile: effective }, 'aws-profile'), at, options);
  },
);

export const urlToAws: ConvertRoute = convertRoute(
  'url',
  'aws-profile',
  'an AWS profile that signs in as the bookmark of a URL does',
  ({ url }, others, options) => {
    const { bookmark, diagnostics } = url;
    if (bookmark === undefined) return { files: [], losses: diagnostics };
    const { files, losses } = bookmarkToAws.convert([{ kind: 'bookmark', bookmark }, ...others], options);
    return { files, losses: [...diagnostics, ...losses] };
  },
);

export const awsToBookmark: ConvertRoute = convertRoute(
  'aws-profile',
  'bookmark',
  'a bookmark that signs in as the AWS profile does, without the AWS files',
  ({ files, names: [name = 'default'] }, _others, { newUuid, name: wanted }) => {
    const { access, reference, losses } = accessOfAws(files, name, 'bookmark');
    const values =
      reference === undefined ? access && bookmarkOfAccess(access, newUuid) : bookmarkOfReference(reference, newUuid);
    if (values === undefined) return { files: [], losses };
    const own = wanted === undefined ? {} : { nickname: wanted };
    return { files: [bookmarkFile({ ...values, ...own })], losses: [...losses, ...providerOf(values, files, name)] };
  },
);

function providerOf({ provider }: BookmarkValues, files: AwsFiles, name: string): Conversion['losses'] {
  const [place] = readAwsConfig(files).profiles.get(name)?.places ?? [];
  const at = { file: place?.file ?? 'config', span: place?.nameSpan ?? { start: 0, end: 0 } };
  const list = new Losses({ to: convertKindNames.bookmark, ...at });
  tellProvider(provider, list);
  return list.found;
}

function nothing({ losses }: ReadAccess): Conversion {
  return { files: [], losses };
}

function toAws({ access, losses }: ReadAccess, at: LossPlace, options: ConvertOptions): Conversion {
  if (access === undefined) return { files: [], losses };
  return awsOfAccess(access, [...losses, ...tellName(access, at, options)], options);
}

function tellName({ name }: AccessDescription, at: LossPlace, options: ConvertOptions): Conversion['losses'] {
  const list = new Losses({ to, ...at });
  if (name !== '' && options.name === undefined) list.renamed('the name', name, awsProfileName(name));
  return list.found;
}
