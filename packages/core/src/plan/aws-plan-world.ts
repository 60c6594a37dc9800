import type { AwsOutcome } from '../aws/resolve/aws-outcome.ts';
import type { AwsWorld } from '../aws/resolve/aws-world.ts';
import { resolveAws } from '../aws/resolve/resolve-aws.ts';
import { standInFile, standInOutput } from '../aws/resolve/stand-ins.ts';
import type { PlanInput } from './plan-target.ts';

/** Nothing in a plan depends on the time: every token is fresh. */
const someTime = 0;

/**
 * What a program does once everybody has signed in: tokens are there, processes print keys. Undefined for a program that
 * cannot be asked. The instance answers where the machine is one, or where a profile names it.
 */
export function resolveSignedIn(input: PlanInput): AwsOutcome | undefined {
  const { isInstance = false } = input.surroundings ?? {};
  const named = (input.environment['AWS_EC2_METADATA_SERVICE_ENDPOINT'] ?? '') !== '';
  const alone = resolveAws(input.aws, worldOf(input, isInstance || named), input.program);
  if (alone === undefined || alone.result.type === 'credentials') return alone;
  const lent = resolveAws(input.aws, worldOf(input, true), input.program);
  const isNamed = lent?.events.some(
    (event) => event.kind === 'follow' && event.setting.value === 'Ec2InstanceMetadata',
  );
  return lent?.result.type === 'credentials' && isNamed === true ? lent : alone;
}

function worldOf({ environment, target, surroundings }: PlanInput, instanceCredentials: boolean): AwsWorld {
  const env = new Map<string, string>();
  for (const [name, value] of Object.entries(environment)) if (value !== undefined) env.set(name, value);
  const profile = target.kind === 'aws-profile' ? target.name : undefined;
  return {
    env,
    home: '~',
    ...(profile === undefined ? {} : { profile }),
    readFile: (path) => standInFile(path, someTime),
    runProcess: () => ({ missing: false, status: 0, stdout: standInOutput(someTime), stderr: '' }),
    instanceCredentials,
    now: someTime,
    sha1Hex: surroundings?.sha1Hex ?? unnamed,
    sha256Hex: surroundings?.sha256Hex ?? unnamed,
    asksForCodes: surroundings?.asksForCodes ?? true,
  };
}

/** Without a hash a cache file has no name. */
function unnamed(): string {
  return '…';
}
