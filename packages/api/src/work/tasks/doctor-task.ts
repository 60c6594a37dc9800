import { type ProgramId, programIds } from '@duckbill/core';
import {
  askOfBundle,
  askOfRecord,
  BundleRefused,
  type DoctorReport,
  machineOfFiles,
  openBundle,
  type OpenedBundle,
  recordOfFiles,
  type RecordOptions,
  TargetFailure,
} from '@duckbill/doctor';
import { refusal } from '../../answer.ts';
import { problem } from '../../problem.ts';
import { bytesOfFile, readRequestFiles } from '../../read-request-files.ts';
import type { InputFile } from '../../schemas/input-file.ts';
import type { TaskAnswer, TaskWorld } from '../task.ts';
import { secretsOfEnvironment } from './secrets-of-environment.ts';

export interface DoctorInput {
  readonly target?: string;
  readonly files?: readonly InputFile[];
  readonly bundle?: InputFile;
  readonly program?: ProgramId;
  readonly platform?: 'darwin' | 'linux' | 'win32';
  readonly environment?: Readonly<Record<string, string>>;
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly trustPolicy?: string;
  readonly policies?: readonly string[];
  readonly caller?: string;
}

/**
 * The offline checks on files that somebody sent, or on a bundle. The computer that is looked at is the one of the
 * files: nothing of the server's is read.
 */
export async function doctorTask(input: DoctorInput, world: TaskWorld): Promise<TaskAnswer> {
  const { environment = {}, files = [] } = input;
  const read = readRequestFiles(files);
  if ('problem' in read) return refusal(read.problem);
  const secrets = secretsOfEnvironment(environment);
  try {
    if (input.bundle !== undefined) return await askBundle(openBundle(bytesOfFile(input.bundle)), input);
    const machine = machineOfFiles(
      recordOfFiles({
        files: new Map(files.map((file) => [file.name, bytesOfFile(file)])),
        environment,
        platform: input.platform ?? 'linux',
        takenAt: world.now?.() ?? Date.now(),
      }),
    );
    const profile = files.map(({ name }) => name).filter((name) => name.toLowerCase().endsWith('.cyberduckprofile'));
    const report = await askOfRecord(machine, input.target ?? 'aws:', { ...optionsOf(input), profile });
    return answerOf(report, secrets);
  } catch (error) {
    if (BundleRefused.is(error)) {
      const detail = `The bundle cannot be read: ${error.message}.`;
      return refusal(problem('bundle-refused', { detail, errors: [{ pointer: '#/bundle', detail: 'is no bundle' }] }));
    }
    if (TargetFailure.is(error)) return refusal(problem('target-refused', { detail: `${error.message}.` }), secrets);
    throw error;
  }
}

async function askBundle(opened: OpenedBundle, input: DoctorInput): Promise<TaskAnswer> {
  const { manifest, record } = opened;
  const { as, online: _online, ...given } = manifest.options;
  const program = programIds.find((id) => id === as);
  const options = { ...given, ...(program === undefined ? {} : { program }), ...optionsOf(input) };
  const { report } = await askOfBundle(opened, input.target ?? manifest.target, options);
  const { takenAt, duckbill, node } = manifest;
  return answerOf(report, [], { takenAt, duckbill, node, platform: record.platform });
}

function optionsOf({ program, only, skip, trustPolicy, policies, caller }: DoctorInput): RecordOptions {
  return {
    ...(program === undefined ? {} : { program }),
    ...(only === undefined ? {} : { only }),
    ...(skip === undefined ? {} : { skip }),
    ...(trustPolicy === undefined ? {} : { trustPolicy }),
    ...(policies === undefined ? {} : { policy: policies }),
    ...(caller === undefined ? {} : { caller }),
  };
}

function answerOf(report: DoctorReport, secrets: readonly string[], bundle?: object): TaskAnswer {
  const { exit: _, ...body } = report;
  return { kind: 'answer', body: { ...body, ...(bundle === undefined ? {} : { bundle }) }, secrets };
}
