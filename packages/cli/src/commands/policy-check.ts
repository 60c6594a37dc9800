import { jsonPolicyCheck, policyCheckReport } from '@duckbill/core';
import { checkPlannedRole, readGivenPolicies } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { machineHere } from '../machine-here.ts';
import { asCommand, readTarget } from '../read-target.ts';
import type { TargetOptions } from '../target-command.ts';
import { paintFor, type Terminal } from '../terminal.ts';

export interface PolicyCheckOptions extends TargetOptions {
  readonly for: string;
  readonly trust?: string;
  readonly policy?: readonly string[];
  readonly caller?: string;
  readonly role?: string;
  /** Undefined: as the target plans it. */
  readonly mfa?: boolean;
}

const exits: Readonly<Record<'allowed' | 'denied' | 'unknown', Exit>> = {
  allowed: { code: exitCodes.ok, reason: 'the call would pass' },
  denied: { code: exitCodes.findings, reason: 'the call would be denied' },
  unknown: { code: exitCodes.couldNotFinish, reason: 'it hangs on what is not known here' },
};

/** `duckbill policy check`: would the role let this target in? Offline. */
export async function policyCheckCommand(terminal: Terminal, options: PolicyCheckOptions): Promise<Exit> {
  const { trust, policy: policies = [], caller, role, mfa } = options;
  const machine = machineHere(terminal);
  if (trust === undefined && policies.length === 0)
    throw CommandFailure.usage('policy check wants --trust FILE, --policy FILE, or both');
  const given = await asCommand(() => readGivenPolicies({ trust, policies, caller }, machine));
  const { planned, secrets } = await readTarget(terminal, options.for, options, machine);
  const at = machine.now().toISOString();
  const judged = checkPlannedRole(planned, given ?? {}, { caller, roleArn: role, mfaSent: mfa, at });
  if (judged === undefined) {
    const assumes = planned.plan.strategy === 'assume-role';
    throw CommandFailure.usage(
      assumes ? 'the role is asked for when it connects: name it with --role ARN' : `${options.for} assumes no role`,
    );
  }
  const sources = { ...(given?.trust === undefined ? {} : { trust: given.trust }), identity: given?.identity ?? [] };
  const { call, check } = judged;
  const exit = exits[check.verdict];
  if (options.json === true) writeJson(terminal, jsonPolicyCheck(call, check, sources), exit, secrets);
  else {
    const paint = paintFor(terminal.stdout, terminal.environment);
    terminal.stdout.write(policyCheckReport(call, check, sources, paint));
  }
  return exit;
}
