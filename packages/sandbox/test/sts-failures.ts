import { ofAuthorization } from './sts-failures/authorization-failures.ts';
import { ofCredentials } from './sts-failures/credential-failures.ts';
import { faults } from './sts-failures/fault-failures.ts';
import { withMfa } from './sts-failures/mfa-failures.ts';
import { ofParameters } from './sts-failures/parameter-failures.ts';
import { ofSignatures } from './sts-failures/signature-failures.ts';
import type { StsFailure } from './sts-failures/sts-failure.ts';
import { ofWebIdentity } from './sts-failures/web-identity-failures.ts';

/** Every failure of aws-wire §2.5, and those that only faults bring about. */
export const stsFailures: readonly StsFailure[] = [
  ...withMfa,
  ...ofAuthorization,
  ...ofCredentials,
  ...ofSignatures,
  ...ofParameters,
  ...ofWebIdentity,
  ...faults,
];
