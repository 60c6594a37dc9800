import type { OwnAwsRule } from '../rule.ts';
import { awsEnvironmentPath } from './environment-path.ts';
import { awsEnvironmentProfileAndKeys, awsEnvironmentProfileDiffers } from './environment-profile.ts';
import { awsEnvironmentRegionDiffers } from './environment-region.ts';
import { awsFileReadable } from './file-readable.ts';

/** Rules about a person's own AWS files and what is around them. */
export const ownRules: readonly OwnAwsRule[] = [
  awsEnvironmentProfileDiffers,
  awsEnvironmentProfileAndKeys,
  awsEnvironmentRegionDiffers,
  awsEnvironmentPath,
  awsFileReadable,
];
