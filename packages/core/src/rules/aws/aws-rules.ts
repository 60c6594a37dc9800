import type { AwsRule } from '../rule.ts';
import { awsAccessKeyIdCut } from '../identity/access-key-id-cut.ts';
import { awsAccessKeyIncomplete } from './access-key-incomplete.ts';
import { awsCommentIndented, awsCommentSemicolon } from './comment-lines.ts';
import { awsProcessShellSyntax, awsProcessQuoted, awsProcessPathBlank } from './credential-process.ts';
import { awsCredentialSourceUnknown } from './credential-source-unknown.ts';
import { awsCredentialsMixed } from './credentials-mixed.ts';
import { awsDelimiterColon } from './delimiter-colon.ts';
import { awsDurationNotNumber, awsDurationOutOfRange, awsDurationChained } from './duration-seconds.ts';
import { headerCommentRules } from './header-comment.ts';
import { headerOddityRules } from './header-oddities.ts';
import {
  awsAccessKeyKind,
  awsSessionTokenMissing,
  awsSessionTokenNeedless,
  awsSecurityTokenDiffers,
  awsSecurityTokenAlone,
} from './key-and-token.ts';
import { awsAccessKeySplit, awsSessionTokenApart, awsSecretInConfig } from './key-pair-files.ts';
import { awsKeyRepeated } from './key-repeated.ts';
import { awsMfaSerialWithoutRole, awsMfaForSession, awsMfaOwnerDiffers } from './mfa-serial.ts';
import { awsNestedTooDeep } from './nested-too-deep.ts';
import { awsPathNotExpanded } from './path-not-expanded.ts';
import { awsProfilePrefixInCredentials } from './profile-prefix-in-credentials.ts';
import { awsProfilePrefixMissing } from './profile-prefix-missing.ts';
import {
  awsRegionMalformed,
  awsRegionUnknown,
  awsPartitionDiffers,
  awsRoleRegionMissing,
  awsServicesUnknown,
} from './regions.ts';
import { awsRoleSourcesConflict } from './role-sources-conflict.ts';
import { awsSectionNameReserved } from './section-name-reserved.ts';
import { awsSectionRepeated, awsDefaultTwice } from './section-repeated.ts';
import { awsSettingIndented } from './setting-indented.ts';
import { awsKeyLetterCase, awsSettingMisplaced, awsSettingUnknown, awsKeyNotAscii } from './setting-name.ts';
import { awsSourceProfileEmpty } from './source-profile-empty.ts';
import { awsSourceProfileLoop } from './source-profile-loop.ts';
import { awsSourceProfileMissing } from './source-profile-missing.ts';
import { awsSourceProfileRoleAndKeys } from './source-profile-role-and-keys.ts';
import { awsSourceProfileUnknown } from './source-profile-unknown.ts';
import { awsSourceWithoutRole } from './source-without-role.ts';
import {
  awsAccountIdMalformed,
  awsSsoRoleNameReserved,
  awsSsoScopesMisplaced,
  awsSsoScopesBlanks,
} from './sso-account-and-role.ts';
import {
  awsSsoSessionUnknown,
  awsSsoSessionIncomplete,
  awsSsoProfileIncomplete,
  awsSsoSettingsConflict,
  awsSsoLegacy,
} from './sso-session.ts';
import { awsSsoStartUrlNotHttps, awsSsoStartUrlSpelling, awsSsoRegionDiffers } from './sso-start-url.ts';
import { awsRoleSessionNameMalformed, awsExternalIdMalformed } from './sts-names.ts';
import { awsValueComment, awsValueHash } from './value-comment.ts';
import { awsValueContinued } from './value-continued.ts';
import { awsValueEmpty } from './value-empty.ts';
import { awsValueNotListed, awsValueNotBoolean, awsValueNotNumber, awsValueNotUrl } from './value-form.ts';
import { awsValueLoneQuote } from './value-lone-quote.ts';
import { awsValueQuoted } from './value-quoted.ts';
import { awsWebIdentityMixed, awsWebIdentityWithoutRole } from './web-identity.ts';

/** Every rule about the two AWS files; the order has no meaning. */
export const awsRules: readonly AwsRule[] = [
  awsAccessKeyIncomplete,
  awsAccessKeyIdCut,
  awsCommentIndented,
  awsCommentSemicolon,
  awsProcessShellSyntax,
  awsProcessQuoted,
  awsProcessPathBlank,
  awsCredentialSourceUnknown,
  awsCredentialsMixed,
  awsDelimiterColon,
  awsDurationNotNumber,
  awsDurationOutOfRange,
  awsDurationChained,
  ...headerCommentRules,
  ...headerOddityRules,
  awsAccessKeyKind,
  awsSessionTokenMissing,
  awsSessionTokenNeedless,
  awsSecurityTokenDiffers,
  awsSecurityTokenAlone,
  awsAccessKeySplit,
  awsSessionTokenApart,
  awsSecretInConfig,
  awsKeyRepeated,
  awsMfaSerialWithoutRole,
  awsMfaForSession,
  awsMfaOwnerDiffers,
  awsNestedTooDeep,
  awsPathNotExpanded,
  awsProfilePrefixInCredentials,
  awsProfilePrefixMissing,
  awsRegionMalformed,
  awsRegionUnknown,
  awsPartitionDiffers,
  awsRoleRegionMissing,
  awsServicesUnknown,
  awsRoleSourcesConflict,
  awsSectionNameReserved,
  awsSectionRepeated,
  awsDefaultTwice,
  awsSettingIndented,
  awsKeyLetterCase,
  awsSettingMisplaced,
  awsSettingUnknown,
  awsKeyNotAscii,
  awsSourceProfileEmpty,
  awsSourceProfileLoop,
  awsSourceProfileMissing,
  awsSourceProfileRoleAndKeys,
  awsSourceProfileUnknown,
  awsSourceWithoutRole,
  awsAccountIdMalformed,
  awsSsoRoleNameReserved,
  awsSsoScopesMisplaced,
  awsSsoScopesBlanks,
  awsSsoSessionUnknown,
  awsSsoSessionIncomplete,
  awsSsoProfileIncomplete,
  awsSsoSettingsConflict,
  awsSsoLegacy,
  awsSsoStartUrlNotHttps,
  awsSsoStartUrlSpelling,
  awsSsoRegionDiffers,
  awsRoleSessionNameMalformed,
  awsExternalIdMalformed,
  awsValueComment,
  awsValueHash,
  awsValueContinued,
  awsValueEmpty,
  awsValueNotListed,
  awsValueNotBoolean,
  awsValueNotNumber,
  awsValueNotUrl,
  awsValueLoneQuote,
  awsValueQuoted,
  awsWebIdentityMixed,
  awsWebIdentityWithoutRole,
];
