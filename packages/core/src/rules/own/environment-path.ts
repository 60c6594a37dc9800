import type { AwsFileKind } from '../../aws/aws-reading.ts';
import type { ProgramId } from '../../programs/program.ts';
import { ownAwsRule, type OwnAwsRule } from '../rule.ts';
import { placeOfFiles } from './own-aws.ts';

const variables: readonly (readonly [name: string, kind: AwsFileKind])[] = [
  ['AWS_CONFIG_FILE', 'config'],
  ['AWS_SHARED_CREDENTIALS_FILE', 'credentials'],
];

export const awsEnvironmentPath: OwnAwsRule = ownAwsRule(
  'aws-environment-path',
  ({ environment, document }, report) => {
    for (const [variable, kind] of variables) {
      const found = problemOf(environment[variable]);
      if (found === undefined) continue;
      const { problem, programs } = found;
      report({ ...placeOfFiles(document, kind), facts: { variable, problem }, programs });
    }
  },
);

interface PathProblem {
  readonly problem: string;
  readonly programs: readonly ProgramId[];
}

/** Who reads another file than the one that is meant, or none (aws-config A.1). */
function problemOf(path: string | undefined): PathProblem | undefined {
  if (path === undefined) return undefined;
  if (path === '') return { problem: 'is set, but empty', programs: ['aws-cli@1', 'aws-cli@2'] };
  if (path.includes('$'))
    return {
      problem: 'holds a variable, which only the AWS CLI replaces',
      programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'],
    };
  if (path.startsWith('~/')) return { problem: 'begins with "~"', programs: ['sdk-go@2'] };
  if (path.startsWith('~'))
    return { problem: 'begins with "~" and a name', programs: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'] };
  return undefined;
}
