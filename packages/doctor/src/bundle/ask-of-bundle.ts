import { askOfRecord, type RecordOptions } from '../ask-of-record.ts';
import type { DoctorReport } from '../doctor-report.ts';
import { machineOfFiles } from '../machine/machine-of-files.ts';
import { mergeRecorded, visibleStrings } from './merge-recorded.ts';
import { type OpenedBundle, readBundle } from './read-bundle.ts';

/** Opens a bundle; its words cannot steer a terminal. Throws BundleRefused when it is none. */
export function openBundle(bytes: Uint8Array): OpenedBundle {
  const { manifest, record, report } = readBundle(bytes);
  const { platform, home, cwd, ...rest } = record;
  const places = visibleStrings({ platform, home, cwd });
  return {
    manifest: visibleStrings(manifest),
    record: { ...rest, ...places },
    ...(report === undefined ? {} : { report: visibleStrings(report) }),
  };
}

/** What the doctor says of a bundle. */
export interface BundleReport {
  readonly report: DoctorReport;
  /** Whether what was recorded there could be taken over: the same target, as the same program. */
  readonly isSame: boolean;
}

/**
 * The report of another computer, from what it was when the bundle was made: the offline checks are asked again, what
 * the network said there is taken over. Throws TargetFailure.
 */
export async function askOfBundle(
  { manifest, record, report: recorded }: OpenedBundle,
  target: string,
  options: RecordOptions,
): Promise<BundleReport> {
  const report = await askOfRecord(machineOfFiles(record), target, options);
  const isSame = target === manifest.target && report.program === recorded?.program;
  return { report: mergeRecorded(report, isSame ? recorded : undefined, new Date(manifest.takenAt)), isSame };
}
