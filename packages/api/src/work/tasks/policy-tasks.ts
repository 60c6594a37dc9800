import {
  fixPolicies,
  jsonPolicyCheck,
  jsonReport,
  lintPolicies,
  maskSecrets,
  type PolicyTarget,
  type PolicyTextKind,
  type ProgramId,
} from '@duckbill/core';
import {
  checkPlannedRole,
  type Machine,
  machineOfFiles,
  readGivenPolicies,
  readTarget,
  type ReadTarget,
  recordOfFiles,
  TargetFailure,
} from '@duckbill/doctor';
import { answer, refusal } from '../../answer.ts';
import { problem } from '../../problem.ts';
import { bytesOfFile, readRequestFiles } from '../../read-request-files.ts';
import type { InputFile } from '../../schemas/input-file.ts';
import type { TaskAnswer, TaskWorld } from '../task.ts';
import { secretsOfEnvironment } from './secrets-of-environment.ts';

interface PolicyFacts {
  readonly files: readonly InputFile[];
  readonly program?: ProgramId;
  readonly environment?: Readonly<Record<string, string>>;
  readonly caller?: string;
}

export interface PolicyCheckInput extends PolicyFacts {
  readonly target: string;
  readonly trust?: string;
  readonly policies?: readonly string[];
  readonly role?: string;
  readonly mfa?: boolean;
}

export interface PolicyLintInput extends PolicyFacts {
  readonly policies: readonly string[];
  readonly target?: string;
  readonly kind?: PolicyTextKind;
  readonly fix?: 'safe';
}

/** Whether a role would let a target in, from its policies. Nothing is asked of AWS. */
export async function policyCheckTask(input: PolicyCheckInput, world: TaskWorld): Promise<TaskAnswer> {
  const { target, trust, policies = [], caller, role, mfa } = input;
  const read = readRequestFiles(input.files);
  if ('problem' in read) return refusal(read.problem);
  return refusingTargets(input, async () => {
    const machine = machineOf(input, world);
    const given = await readGivenPolicies({ trust, policies, caller }, machine);
    const { planned, secrets } = await readPlanned(machine, target, input);
    const at = machine.now().toISOString();
    const judged = checkPlannedRole(planned, given ?? {}, { caller, roleArn: role, mfaSent: mfa, at });
    if (judged === undefined) return noRole(planned.plan.strategy === 'assume-role');
    const sources = { ...(given?.trust === undefined ? {} : { trust: given.trust }), identity: given?.identity ?? [] };
    return answer(jsonPolicyCheck(judged.call, judged.check, sources), [...secrets]);
  });
}

/** Mistakes in policies of IAM; with a target those that only matter for it. */
export async function policyLintTask(input: PolicyLintInput, world: TaskWorld): Promise<TaskAnswer> {
  const { files, policies: names, target: name, kind, fix } = input;
  const read = readRequestFiles(files);
  if ('problem' in read) return refusal(read.problem);
  const missing = names.findIndex((one) => !read.sources.some((source) => source.name === one));
  if (missing !== -1) {
    const field = { pointer: `#/policies/${missing}`, detail: 'names none of the files' };
    return refusal(problem('target-unknown', { detail: `${field.pointer} ${field.detail}.`, errors: [field] }));
  }
  const sources = read.sources.filter((source) => names.includes(source.name));
  return refusingTargets(input, async () => {
    const target = name === undefined ? undefined : await policyTarget(machineOf(input, world), name, input);
    if (target === 'no-role') return noRole(false);
    const wish = { ...(kind === undefined ? {} : { kind }), ...(target === undefined ? {} : { target }) };
    if (fix === undefined) return answer({ report: jsonReport(lintPolicies(sources, wish)) });
    const fixed = fixPolicies(sources, { ...wish, unsafe: false });
    const changed = fixed.sources.filter((source, index) => source !== sources[index]);
    return answer({
      report: jsonReport(fixed.report),
      fixed: {
        applied: fixed.applied.map(({ title }) => title),
        files: changed.map((one) =>
          maskSecrets(one.text, []) === one.text ? { name: one.name, text: one.text } : { name: one.name },
        ),
      },
    });
  });
}

/** What the target says of its role and of who asks. */
async function policyTarget(machine: Machine, name: string, input: PolicyFacts): Promise<PolicyTarget | 'no-role'> {
  const { planned } = await readPlanned(machine, name, input);
  const judged = checkPlannedRole(planned, {}, { caller: input.caller });
  if (judged === undefined) return 'no-role';
  const { caller, roleArn, mfa } = judged.call;
  return {
    name,
    roleArn,
    mfa: mfa === 'sent',
    ...(caller.account === undefined ? {} : { account: caller.account }),
  };
}

function machineOf({ files, environment = {} }: PolicyFacts, { now = Date.now }: TaskWorld): Machine {
  const bytes = new Map(files.map((file) => [file.name, bytesOfFile(file)]));
  return machineOfFiles(recordOfFiles({ files: bytes, environment, platform: 'linux', takenAt: now() }));
}

async function readPlanned(machine: Machine, target: string, { files, program }: PolicyFacts): Promise<ReadTarget> {
  const profiles = files.map(({ name }) => name).filter((name) => name.toLowerCase().endsWith('.cyberduckprofile'));
  return readTarget(machine, target, { profiles, ...(program === undefined ? {} : { program }) });
}

function noRole(assumes: boolean): TaskAnswer {
  const detail = assumes ? 'The role is asked for when it connects: name it in #/role.' : 'The target assumes no role.';
  return refusal(problem('role-unknown', { detail, errors: [{ pointer: assumes ? '#/role' : '#/target', detail }] }));
}

/** The words of a TargetFailure are for the person. */
async function refusingTargets(
  { environment = {} }: PolicyFacts,
  work: () => Promise<TaskAnswer>,
): Promise<TaskAnswer> {
  const secrets = secretsOfEnvironment(environment);
  try {
    const done = await work();
    return { ...done, secrets: [...done.secrets, ...secrets] };
  } catch (error) {
    if (!TargetFailure.is(error)) throw error;
    return refusal(problem('target-refused', { detail: `${error.message}.` }), secrets);
  }
}
