import type { ProgramId } from '../../programs/program.ts';
import { ownAwsRule, type OwnAwsRule } from '../rule.ts';
import { placeOfFiles } from './own-aws.ts';

const newer = 'AWS_REGION';
const older = 'AWS_DEFAULT_REGION';

/** Programs that look at one of the two only (aws-config A.1). */
const readsNewerOnly: readonly ProgramId[] = ['sdk-js@3'];
const readsOlderOnly: readonly ProgramId[] = ['aws-cli@1'];

export const awsEnvironmentRegionDiffers: OwnAwsRule = ownAwsRule(
  'aws-environment-region-differs',
  ({ environment, document }, report) => {
    const region = environment[newer] ?? '';
    const other = environment[older] ?? '';
    if (region === other) return;
    const [set, missing] = region === '' ? [older, newer] : [newer, older];
    const both = region !== '' && other !== '';
    report({
      ...placeOfFiles(document),
      facts: {
        set,
        region: region === '' ? other : region,
        problem: both ? `${missing} is "${other}"` : `${missing} is not set`,
      },
      ...(both ? {} : { programs: region === '' ? readsNewerOnly : readsOlderOnly }),
    });
  },
);
