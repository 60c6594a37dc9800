import { parseArn, parseJson, type SourceText } from '@duckbill/core';
import type { Machine } from '../machine/machine.ts';
import { readMachineSource } from '../target/read-machine-source.ts';
import { TargetFailure } from '../target/target-failure.ts';
import type { GivenPolicies } from './role-policies.ts';

/** Policy files as they are named on a command line. */
export interface PolicyFileNames {
  readonly trust?: string | undefined;
  readonly policies: readonly string[];
  readonly caller?: string | undefined;
}

/** Reads the files; undefined when none is named. Throws TargetFailure for what cannot be read. */
export async function readGivenPolicies(
  { trust, policies, caller }: PolicyFileNames,
  machine: Machine,
): Promise<GivenPolicies | undefined> {
  if (caller !== undefined && parseArn(caller) === undefined)
    throw new TargetFailure(
      'usage',
      `--caller wants an ARN, as "aws sts get-caller-identity" shows it, not "${caller}"`,
    );
  if (trust === undefined && policies.length === 0) {
    if (caller !== undefined) throw new TargetFailure('usage', '--caller goes with --trust-policy or --policy');
    return undefined;
  }
  const identity = await Promise.all(policies.map((name) => readPolicySource(machine, name)));
  return {
    ...(trust === undefined ? {} : { trust: await readPolicySource(machine, trust) }),
    ...(identity.length === 0 ? {} : { identity }),
    ...(caller === undefined ? {} : { caller }),
  };
}

/** A text that is no JSON grants nothing and denies nothing: it is refused, with its place. */
async function readPolicySource(machine: Machine, name: string): Promise<SourceText> {
  const source = await readMachineSource(machine, name);
  const parsed = parseJson(source.text);
  if (parsed.ok && parsed.root.type === 'object') return source;
  const { line, column } = source.position(parsed.ok ? 0 : parsed.problem.span.start);
  const problem = parsed.ok ? 'a policy is an object, { … }' : parsed.problem.problem;
  throw new TargetFailure('unreadable', `${name}:${line}:${column}: ${problem}`);
}
