import { accessGuidance, type AccessGuidanceCode } from './connect-access.ts';
import { configFileGuidance, type ConfigFileGuidanceCode } from './connect-config-files.ts';
import { configRoleGuidance, type ConfigRoleGuidanceCode } from './connect-config-roles.ts';
import { cyberduckGuidance, type CyberduckGuidanceCode } from './connect-cyberduck.ts';
import { identityCenterGuidance, type IdentityCenterGuidanceCode } from './connect-identity-center.ts';
import { machineGuidance, type MachineGuidanceCode } from './connect-machine.ts';
import { mfaGuidance, type MfaGuidanceCode } from './connect-mfa.ts';
import { networkGuidance, type NetworkGuidanceCode } from './connect-network.ts';
import { networkPathGuidance, type NetworkPathGuidanceCode } from './connect-network-path.ts';
import { s3Guidance, type S3GuidanceCode } from './connect-s3.ts';
import { s3BucketGuidance, type S3BucketGuidanceCode } from './connect-s3-bucket.ts';
import { s3RequestGuidance, type S3RequestGuidanceCode } from './connect-s3-request.ts';
import { sessionGuidance, type SessionGuidanceCode } from './connect-session.ts';
import { stsGuidance, type StsGuidanceCode } from './connect-sts.ts';
import { surroundingsGuidance, type SurroundingsGuidanceCode } from './connect-surroundings.ts';
import { webIdentityGuidance, type WebIdentityGuidanceCode } from './connect-web-identity.ts';
import type { GuidanceEntry } from './guidance-entry.ts';

export type GuidanceCode =
  | MfaGuidanceCode
  | StsGuidanceCode
  | AccessGuidanceCode
  | SessionGuidanceCode
  | WebIdentityGuidanceCode
  | IdentityCenterGuidanceCode
  | S3GuidanceCode
  | S3RequestGuidanceCode
  | S3BucketGuidanceCode
  | ConfigFileGuidanceCode
  | ConfigRoleGuidanceCode
  | CyberduckGuidanceCode
  | MachineGuidanceCode
  | SurroundingsGuidanceCode
  | NetworkGuidanceCode
  | NetworkPathGuidanceCode;

/** The guidance atlas: failures of each service, how to recognise them, and what helps. The first that fits is told. */
export const guidance: Readonly<Record<GuidanceCode, GuidanceEntry>> = {
  ...mfaGuidance,
  ...stsGuidance,
  ...accessGuidance,
  ...sessionGuidance,
  ...webIdentityGuidance,
  ...identityCenterGuidance,
  ...s3Guidance,
  ...s3RequestGuidance,
  ...s3BucketGuidance,
  ...configFileGuidance,
  ...configRoleGuidance,
  ...cyberduckGuidance,
  ...machineGuidance,
  ...surroundingsGuidance,
  ...networkGuidance,
  ...networkPathGuidance,
};

const guidanceCodes: ReadonlySet<string> = new Set(Object.keys(guidance));

/** Whether a text is the code of a guidance entry, spelled exactly. */
export function isGuidanceCode(text: string): text is GuidanceCode {
  return guidanceCodes.has(text);
}
