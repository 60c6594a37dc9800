import type { FileSetRule } from '../rule.ts';
import { bookmarkAwsProfileUnknown } from './aws-profile-unknown.ts';
import { bookmarkAwsProfileWithoutKeys } from './aws-profile-without-keys.ts';
import { bookmarkSsoSettingDiffers } from './aws-setting-differs.ts';
import { bookmarkMfaOwnerDiffers, bookmarkSessionKeysForMfa } from './mfa-of-aws-profile.ts';
import { bookmarkAwsPartitionDiffers, bookmarkAwsRegionDiffers } from './place-of-aws-profile.ts';
import {
  bookmarkAwsRoleNotAssumed,
  bookmarkSsoSessionIgnored,
  bookmarkSsoSettingsMissing,
} from './sso-of-aws-profile.ts';

/** Every rule about a bookmark and the AWS profile that it names; the order has no meaning. */
export const bookmarkAwsRules: readonly FileSetRule[] = [
  bookmarkAwsProfileUnknown,
  bookmarkAwsProfileWithoutKeys,
  bookmarkSsoSettingDiffers,
  bookmarkMfaOwnerDiffers,
  bookmarkSessionKeysForMfa,
  bookmarkAwsPartitionDiffers,
  bookmarkAwsRegionDiffers,
  bookmarkAwsRoleNotAssumed,
  bookmarkSsoSessionIgnored,
  bookmarkSsoSettingsMissing,
];
