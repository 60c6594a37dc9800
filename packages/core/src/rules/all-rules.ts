import { awsRules } from './aws/aws-rules.ts';
import { bookmarkKeyUnknown } from './bookmark/key-unknown.ts';
import { bookmarkLabelsNotArray } from './bookmark/labels-not-array.ts';
import { bookmarkNumberWrong } from './bookmark/number-wrong.ts';
import { bookmarkProtocolMissing } from './bookmark/protocol-missing.ts';
import { bookmarkProtocolUnknown } from './bookmark/protocol-unknown.ts';
import { bookmarkValueNotListed } from './bookmark/value-not-listed.ts';
import { mfaSerialMalformed } from './identity/mfa-serial-malformed.ts';
import { mfaSerialPasskey } from './identity/mfa-serial-passkey.ts';
import { placeholderInMarkup } from './identity/placeholder-in-markup.ts';
import { placeholderLeftIn } from './identity/placeholder-left-in.ts';
import { roleArnMalformed } from './identity/role-arn-malformed.ts';
import { roleMfaAccountDiffers } from './identity/role-mfa-account-differs.ts';
import { secretInSharedFile } from './identity/secret-in-shared-file.ts';
import { profileFlagNotBoolean } from './profile/flag-not-boolean.ts';
import { profileKeyUnknown } from './profile/key-unknown.ts';
import { profileMfaFlagMissing } from './profile/mfa-flag-missing.ts';
import { profileProtocolMissing } from './profile/protocol-missing.ts';
import { profileProtocolUnknown } from './profile/protocol-unknown.ts';
import { profileRoleFlagMissing } from './profile/role-flag-missing.ts';
import { profileTokenFlagForRole } from './profile/token-flag-for-role.ts';
import { profileValueTypeWrong } from './profile/value-type-wrong.ts';
import { profileVendorBlank } from './profile/vendor-blank.ts';
import { cyberduckRules } from './cyberduck-rules.ts';
import { bookmarkAwsRules } from './across/bookmark-aws-rules.ts';
import type { Rule } from './rule.ts';

/** Every rule; the order has no meaning. */
export const allRules: readonly Rule[] = [
  profileProtocolMissing,
  profileProtocolUnknown,
  profileVendorBlank,
  profileTokenFlagForRole,
  profileRoleFlagMissing,
  profileMfaFlagMissing,
  profileFlagNotBoolean,
  profileValueTypeWrong,
  profileKeyUnknown,
  bookmarkProtocolMissing,
  bookmarkProtocolUnknown,
  bookmarkNumberWrong,
  bookmarkValueNotListed,
  bookmarkLabelsNotArray,
  bookmarkKeyUnknown,
  placeholderLeftIn,
  placeholderInMarkup,
  roleArnMalformed,
  mfaSerialMalformed,
  mfaSerialPasskey,
  roleMfaAccountDiffers,
  secretInSharedFile,
  ...awsRules,
  ...cyberduckRules,
  ...bookmarkAwsRules,
];
