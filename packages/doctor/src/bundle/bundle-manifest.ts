import type { FileState } from '../machine/machine.ts';
import type { MachineRecord } from '../machine/machine-of-files.ts';

export const bundleVersion = 1;

/** Names of the entries that every bundle has; one of handed-in files has no report, as no doctor was asked. */
export const bundleEntries = {
  manifest: 'manifest.json',
  report: 'report.json',
  text: 'report.txt',
  files: 'files/',
} as const;

/** What was asked of the doctor. */
export interface BundleOptions {
  /** `--as`. */
  readonly as?: string;
  readonly profile?: readonly string[];
  readonly only?: readonly string[];
  readonly skip?: readonly string[];
  readonly trustPolicy?: string;
  readonly policy?: readonly string[];
  readonly caller?: string;
  readonly profilesFolder?: string;
  readonly online: boolean;
  readonly browserFlow?: boolean;
  readonly deviceCode?: boolean;
}

/** A path of the machine, and the entry that holds its content. */
export type BundledFile = {
  readonly path: string;
  /** What it was called where it was handed in; of files of a known computer the path says it. */
  readonly name?: string;
} & (
  | Exclude<FileState, { readonly state: 'read' }>
  | (Omit<Extract<FileState, { readonly state: 'read' }>, 'bytes'> & {
      /** None: what stands there is no part of the bundle, and taken for empty. */
      readonly entry?: string;
      readonly size: number;
      /** How many secrets were replaced. */
      readonly masked: number;
    })
);

/** `manifest.json` of a bundle. */
export interface BundleManifest {
  readonly format: 'duckbill-bundle';
  readonly version: typeof bundleVersion;
  /** The files were handed in by a person: of their computer nothing is known, and there is no report. */
  readonly handedIn?: true;
  /** Version of Duckbill, and of the Node under it. */
  readonly duckbill: string;
  readonly node: string;
  readonly takenAt: string;
  readonly target: string;
  readonly options: BundleOptions;
  /** Whether the doctor says of the masked files what it said of the true ones; else the checks that differ. */
  readonly differing: readonly string[];
  readonly machine: Pick<MachineRecord, 'platform' | 'home' | 'cwd' | 'browserHere' | 'isInstance'> & {
    readonly environment: Readonly<Record<string, string>>;
    /** Names of variables whose value was masked. */
    readonly maskedVariables: readonly string[];
    readonly listings: Readonly<Record<string, readonly string[]>>;
    readonly answers: Readonly<
      Record<string, { readonly status?: number; readonly stdout: string; readonly stderr: string }>
    >;
  };
  readonly files: readonly BundledFile[];
}
