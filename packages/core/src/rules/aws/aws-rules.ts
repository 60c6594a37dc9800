import type { AwsRule } from '../rule.ts';
import { awsAccessKeyIncomplete } from './access-key-incomplete.ts';
import { awsCommentIndented, awsCommentSemicolon } from './comment-lines.ts';
import { awsDelimiterColon } from './delimiter-colon.ts';
import { headerCommentRules } from './header-comment.ts';
import { headerOddityRules } from './header-oddities.ts';
import { awsKeyRepeated } from './key-repeated.ts';
import { awsNestedTooDeep } from './nested-too-deep.ts';
import { awsProfilePrefixInCredentials } from './profile-prefix-in-credentials.ts';
import { awsProfilePrefixMissing } from './profile-prefix-missing.ts';
import { awsSectionNameReserved } from './section-name-reserved.ts';
import { awsDefaultTwice, awsSectionRepeated } from './section-repeated.ts';
import { awsSettingIndented } from './setting-indented.ts';
import { awsSourceProfileLoop } from './source-profile-loop.ts';
import { awsSourceProfileMissing } from './source-profile-missing.ts';
import { awsSourceProfileUnknown } from './source-profile-unknown.ts';
import { awsValueContinued } from './value-continued.ts';
import { awsValueLoneQuote } from './value-lone-quote.ts';

/** Every rule about the two AWS files; the order has no meaning. */
export const awsRules: readonly AwsRule[] = [
  ...headerOddityRules,
  ...headerCommentRules,
  awsProfilePrefixMissing,
  awsProfilePrefixInCredentials,
  awsSectionNameReserved,
  awsSectionRepeated,
  awsDefaultTwice,
  awsCommentIndented,
  awsCommentSemicolon,
  awsSettingIndented,
  awsDelimiterColon,
  awsNestedTooDeep,
  awsValueContinued,
  awsValueLoneQuote,
  awsKeyRepeated,
  awsSourceProfileMissing,
  awsSourceProfileUnknown,
  awsSourceProfileLoop,
  awsAccessKeyIncomplete,
];
