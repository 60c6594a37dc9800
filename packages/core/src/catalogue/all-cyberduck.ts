import { agreementCatalogue, type AgreementCode } from './agreement.ts';
import { bookmarkValueCatalogue, type BookmarkValueCode } from './bookmark-values.ts';
import { fileCatalogue, type FileCode } from './file.ts';
import { hostCatalogue, type HostCode } from './host.ts';
import { profilePropertyCatalogue, type ProfilePropertyCode } from './profile-properties.ts';
import { profileValueCatalogue, type ProfileValueCode } from './profile-values.ts';
import { profileInheritedCatalogue, type ProfileInheritedCode } from './profile-inherited.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

/** Every code about profiles and bookmarks that has a table of its own. */
export type AnyCyberduckCode =
  | AgreementCode
  | BookmarkValueCode
  | FileCode
  | HostCode
  | ProfilePropertyCode
  | ProfileValueCode
  | ProfileInheritedCode;

/** What can be wrong with the files of Cyberduck beyond their keys. */
export const allCyberduckCatalogue: Readonly<Record<AnyCyberduckCode, CatalogueEntry>> = {
  ...agreementCatalogue,
  ...bookmarkValueCatalogue,
  ...fileCatalogue,
  ...hostCatalogue,
  ...profilePropertyCatalogue,
  ...profileValueCatalogue,
  ...profileInheritedCatalogue,
};
