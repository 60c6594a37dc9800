import {
  countSeverities,
  fixPolicies,
  lintPolicies,
  type PolicyTarget,
  type PolicyTextKind,
  policyTextKinds,
  type Report,
  type SourceText,
} from '@duckbill/core';
import { checkPlannedRole } from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, type FailOn, lintExit } from '../exit-code.ts';
import { machineHere } from '../machine-here.ts';
import { readFileSource } from '../read-input.ts';
import { readTarget } from '../read-target.ts';
import { checkReportFiles, readReportTargets, writeReports } from '../report-targets.ts';
import type { TargetOptions } from '../target-command.ts';
import type { Terminal } from '../terminal.ts';
import { writeFixes } from '../write-fixes.ts';

export interface PolicyLintOptions extends TargetOptions {
  readonly for?: string;
  readonly caller?: string;
  readonly kind?: string;
  readonly fix?: boolean;
  readonly fixUnsafe?: boolean;
  readonly format: readonly string[];
  readonly failOn: FailOn;
  readonly maxWarnings?: number;
}

/** `duckbill policy lint`: mistakes in policies of IAM, in the formats of lint. */
export async function policyLintCommand(
  terminal: Terminal,
  files: readonly string[],
  options: PolicyLintOptions,
): Promise<Exit> {
  const targets = readReportTargets(options.format, terminal.environment);
  const sources = await Promise.all([...new Set(files)].map((name) => readFileSource(name, terminal.cwd)));
  await checkReportFiles(terminal, targets, sources);
  const kind = options.kind === undefined ? undefined : readKind(options.kind);
  const target = options.for === undefined ? undefined : await readPolicyTarget(terminal, options.for, options);
  const wish = {
    ...(kind === undefined ? {} : { kind }),
    ...(target === undefined ? {} : { target }),
  };
  const mended = await mend(terminal, sources, options, wish);
  const report = mended ?? lintPolicies(sources, wish);
  const exit = lintExit(countSeverities(report), options.failOn, options.maxWarnings);
  await writeReports(terminal, targets, report, { exit }, '');
  return exit;
}

/** Repairs the files where that was asked for; what is left to find then. */
async function mend(
  terminal: Terminal,
  sources: readonly SourceText[],
  options: PolicyLintOptions,
  wish: Parameters<typeof lintPolicies>[1],
): Promise<Report | undefined> {
  const unsafe = options.fixUnsafe === true;
  if (!unsafe && options.fix !== true) return undefined;
  const result = fixPolicies(sources, { ...wish, unsafe });
  const changed = result.sources.flatMap((after, index) => {
    const before = sources[index];
    return before === undefined || before === after ? [] : [{ before, after }];
  });
  await writeFixes(terminal, changed);
  for (const { title, edits } of result.applied) terminal.stderr.write(`fixed ${edits[0]?.file ?? ''}: ${title}\n`);
  return result.report;
}

function readKind(text: string): PolicyTextKind {
  const kind = policyTextKinds.find((one) => one === text);
  if (kind === undefined) throw CommandFailure.usage(`--kind is ${policyTextKinds.join(', ')}, not "${text}"`);
  return kind;
}

/** What the target says of its role and of who asks. */
async function readPolicyTarget(terminal: Terminal, name: string, options: PolicyLintOptions): Promise<PolicyTarget> {
  const { planned } = await readTarget(terminal, name, options, machineHere(terminal));
  const judged = checkPlannedRole(planned, {}, { caller: options.caller });
  if (judged === undefined) throw CommandFailure.usage(`${name} names no role that it assumes`);
  const { caller, roleArn, mfa } = judged.call;
  return {
    name,
    roleArn,
    mfa: mfa === 'sent',
    ...(caller.account === undefined ? {} : { account: caller.account }),
  };
}
