import { programs, type ProgramId } from '../../programs/program.ts';
import type { AwsFiles } from '../aws-reading.ts';
import type { AwsOutcome } from './aws-outcome.ts';
import type { AwsWorld } from './aws-world.ts';
import { resolveAsBotocore } from './resolve-as-botocore.ts';
import { resolveAsSdkGo } from './resolve-as-sdk-go.ts';
import { resolveAsSdkJs } from './resolve-as-sdk-js.ts';

/**
 * What a program ends with when it looks for AWS credentials. Undefined for those that cannot be asked so: Cyberduck
 * takes a bookmark (`resolveAsCyberduck`), and how the SDK for Java chooses has not been measured.
 */
export function resolveAws(files: AwsFiles, world: AwsWorld, program: ProgramId): AwsOutcome | undefined {
  switch (programs[program].family) {
    case 'botocore':
      return resolveAsBotocore(files, world, program === 'aws-cli@1' ? 1 : 2);
    case 'sdk-js':
      return resolveAsSdkJs(files, world);
    case 'sdk-go':
      return resolveAsSdkGo(files, world);
    default:
      return undefined;
  }
}
