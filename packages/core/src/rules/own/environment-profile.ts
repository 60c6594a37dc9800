import { ownAwsRule, type OwnAwsRule } from '../rule.ts';
import { placeOfProfile } from './own-aws.ts';

export const awsEnvironmentProfileDiffers: OwnAwsRule = ownAwsRule('aws-environment-profile-differs', (own, report) => {
  const profile = own.environment['AWS_PROFILE'];
  const other = own.environment['AWS_DEFAULT_PROFILE'];
  if (profile === undefined || other === undefined || profile === other) return;
  report({ ...placeOfProfile(own, profile), facts: { profile, other } });
});

/** Whose keys sign depends on the program, whenever a profile and keys are both there. */
export const awsEnvironmentProfileAndKeys: OwnAwsRule = ownAwsRule(
  'aws-environment-profile-and-keys',
  (own, report) => {
    const profile = own.environment['AWS_PROFILE'] ?? '';
    if (profile === '' || (own.environment['AWS_ACCESS_KEY_ID'] ?? '') === '') return;
    report({ ...placeOfProfile(own, profile), facts: { profile } });
  },
);
