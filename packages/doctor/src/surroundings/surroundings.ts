import type { ProgramId } from '@duckbill/core';

/** Programs that Duckbill stands for, and `duck`, which is Cyberduck without windows. */
export const installedKinds = ['cyberduck', 'mountain-duck', 'duck', 'aws-cli'] as const;

export type InstalledKind = (typeof installedKinds)[number];

/** Where a program came from, which decides where it keeps its files and how it is updated. */
export const installedBuilds = [
  'website',
  'app-store',
  'homebrew',
  'macports',
  'package',
  'installer',
  'windows-store',
  'chocolatey',
  'deb',
  'rpm',
  'snap',
  'pip',
  'unknown',
] as const;

export type InstalledBuild = (typeof installedBuilds)[number];

export interface InstalledProgram {
  readonly kind: InstalledKind;
  /** The application, or the file that is started. */
  readonly path: string;
  readonly build: InstalledBuild;
  /** Undefined when no file tells it and it was not worth the time to ask the program. */
  readonly version?: string;
  readonly revision?: string;
  /** Whose rules it follows; known without a version where the folder tells it. */
  readonly program?: ProgramId;
}

/** How many files of a kind stand in a folder. */
export interface FolderFact {
  readonly path: string;
  readonly count: number;
}

export interface FoundFile {
  readonly kind: 'config' | 'credentials';
  readonly path: string;
}

/** A variable that one of the programs looks at. The value only where it cannot be a secret. */
export interface VariableFact {
  readonly name: string;
  readonly value?: string;
}

/** A proxy variable. Its value is never kept: only whom it names. */
export interface ProxyFact {
  readonly name: string;
  /** Scheme, host and port; without user and password. */
  readonly proxy?: string;
  /** Whether user or password stand in it. */
  readonly signsIn: boolean;
  readonly problem?: ProxyProblem;
}

export type ProxyProblem = 'no-address' | 'no-scheme' | 'other-scheme';

/** What stands around the files on one computer. Plain JSON without secrets. */
export interface Surroundings {
  readonly platform: string;
  /** By kind in the order of `installedKinds`; of one kind the one that is started first. */
  readonly programs: readonly InstalledProgram[];
  /** Folders that hold something. */
  readonly profiles: readonly FolderFact[];
  readonly bookmarks: readonly FolderFact[];
  readonly awsFiles: readonly FoundFile[];
  readonly caches: readonly FolderFact[];
  readonly variables: readonly VariableFact[];
  readonly proxies: readonly ProxyFact[];
  /** Hosts that no proxy is used for. */
  readonly noProxy?: string;
}
