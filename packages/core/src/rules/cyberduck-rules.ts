import { bookmarkCustomWrong } from './bookmark/custom-wrong.ts';
import { bookmarkReadonlyWrong } from './bookmark/readonly-wrong.ts';
import { bookmarkSettingForgotten } from './bookmark/setting-forgotten.ts';
import { bookmarkTimestampSeconds } from './bookmark/timestamp-seconds.ts';
import { bookmarkTwinsDiffer } from './bookmark/twins-differ.ts';
import { fileByteOrderMark } from './file/byte-order-mark.ts';
import { fileDeclarationMissing } from './file/declaration-missing.ts';
import { fileNameBlanks } from './file/name-blanks.ts';
import { fileNameNotLoaded } from './file/name-not-loaded.ts';
import { profileHostMalformed, bookmarkHostMalformed } from './host/malformed.ts';
import { profileHostNotTakenForAws, bookmarkHostNotTakenForAws } from './host/not-taken-for-aws.ts';
import { bookmarkAccessKeyIdCut } from './identity/access-key-id-cut.ts';
import { profileSettingMisspelt, bookmarkSettingMisspelt } from './identity/setting-misspelt.ts';
import { profileSettingNamedTwice, bookmarkSettingNamedTwice } from './identity/setting-named-twice.ts';
import { profileBundledSet } from './profile/bundled-set.ts';
import { profileDescriptionMissing } from './profile/description-missing.ts';
import { profileHelpNotAddress } from './profile/help-not-address.ts';
import { profileIconDamaged } from './profile/icon-damaged.ts';
import { profileKeyTooNew } from './profile/key-too-new.ts';
import { profileListBrokenLines } from './profile/list-broken-lines.ts';
import { profileListEmpty } from './profile/list-empty.ts';
import { profileOauthSecretReadable } from './profile/oauth-secret-readable.ts';
import { profilePortWrong } from './profile/port-wrong.ts';
import { profilePropertiesArray } from './profile/properties-array.ts';
import { profilePropertyForeign } from './profile/property-foreign.ts';
import { profilePropertyIgnored } from './profile/property-ignored.ts';
import { profilePropertyRepeated } from './profile/property-repeated.ts';
import { profileRegionNotOffered } from './profile/region-not-offered.ts';
import { profileSchemeUnknown } from './profile/scheme-unknown.ts';
import { profileServiceEnded } from './profile/service-ended.ts';
import { profileSignatureUnknown } from './profile/signature-unknown.ts';
import { profileVariableUnknown } from './profile/variable-unknown.ts';
import { profileVendorNoScheme } from './profile/vendor-no-scheme.ts';
import { bookmarkUsernameNoKey, bookmarkKeyTemporary } from './across/access-key-kind.ts';
import { profileDescriptionRepeated } from './across/description-repeated.ts';
import { profilePartitionDiffers, bookmarkPartitionDiffers } from './across/partition-differs.ts';
import { bookmarkProfileNotInstalled } from './across/profile-not-installed.ts';
import { signInSaidTwice } from './across/sign-in-said-twice.ts';
import { bookmarkUuidRepeated } from './across/uuid-repeated.ts';
import { bookmarkFileNameDiffers } from './bookmark/file-name-differs.ts';
import { roleMfaAccountDiffersAcross } from './identity/role-mfa-account-differs.ts';
import {
  profileRoleMfaPartitionDiffers,
  bookmarkRoleMfaPartitionDiffers,
  roleMfaPartitionDiffersAcross,
} from './identity/role-mfa-partition-differs.ts';
import { bookmarkPortDiffers } from './across/port-differs.ts';
import { bookmarkRegionOverruled } from './across/region-overruled.ts';
import { profileVendorRepeated } from './across/vendor-repeated.ts';
import { profileHostBlank } from './inherited/host-blank.ts';
import { profileHostNowhere } from './inherited/host-nowhere.ts';
import { profileHostOpen } from './inherited/host-open.ts';
import { profileHttpPortMissing } from './inherited/http-port-missing.ts';
import { profileOauthFlowMissing } from './inherited/oauth-flow-missing.ts';
import { profileOldSignatureOnAws } from './inherited/old-signature-on-aws.ts';
import { profileRegionMissing } from './inherited/region-missing.ts';
import { profileRegionsInherited } from './inherited/regions-inherited.ts';
import { profileStorageClassesInherited } from './inherited/storage-classes-inherited.ts';
import { profileStsEndpointMissing } from './inherited/sts-endpoint-missing.ts';
import type { Rule } from './rule.ts';

/** Rules for profiles and bookmarks beyond their keys; the order has no meaning. */
export const cyberduckRules: readonly Rule[] = [
  bookmarkCustomWrong,
  bookmarkReadonlyWrong,
  bookmarkSettingForgotten,
  bookmarkTimestampSeconds,
  bookmarkTwinsDiffer,
  fileByteOrderMark,
  fileDeclarationMissing,
  fileNameBlanks,
  fileNameNotLoaded,
  profileHostMalformed,
  bookmarkHostMalformed,
  profileHostNotTakenForAws,
  bookmarkHostNotTakenForAws,
  profileSettingNamedTwice,
  bookmarkSettingNamedTwice,
  profileSettingMisspelt,
  bookmarkSettingMisspelt,
  bookmarkAccessKeyIdCut,
  profileBundledSet,
  profileDescriptionMissing,
  profileHelpNotAddress,
  profileIconDamaged,
  profileKeyTooNew,
  profileListBrokenLines,
  profileListEmpty,
  profileOauthSecretReadable,
  profilePortWrong,
  profilePropertiesArray,
  profilePropertyForeign,
  profilePropertyIgnored,
  profilePropertyRepeated,
  profileRegionNotOffered,
  profileSchemeUnknown,
  profileServiceEnded,
  profileSignatureUnknown,
  profileVariableUnknown,
  profileVendorNoScheme,
  bookmarkUsernameNoKey,
  bookmarkKeyTemporary,
  profileDescriptionRepeated,
  profilePartitionDiffers,
  bookmarkPartitionDiffers,
  bookmarkProfileNotInstalled,
  signInSaidTwice,
  bookmarkUuidRepeated,
  bookmarkFileNameDiffers,
  roleMfaAccountDiffersAcross,
  profileRoleMfaPartitionDiffers,
  bookmarkRoleMfaPartitionDiffers,
  roleMfaPartitionDiffersAcross,
  bookmarkPortDiffers,
  bookmarkRegionOverruled,
  profileVendorRepeated,
  profileHostBlank,
  profileHostNowhere,
  profileHostOpen,
  profileHttpPortMissing,
  profileOauthFlowMissing,
  profileOldSignatureOnAws,
  profileRegionMissing,
  profileRegionsInherited,
  profileStorageClassesInherited,
  profileStsEndpointMissing,
];
