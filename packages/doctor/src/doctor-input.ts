import type { Diagnostic, PlanInput, PlannedConnection, ProgramId, SourceText } from '@duckbill/core';
import type { Machine } from './machine/machine.ts';
import type { GivenPolicies } from './policies/role-policies.ts';
import type { Probes } from './probes.ts';
import type { InstalledProgram, Surroundings } from './surroundings/surroundings.ts';
import type { DoctorWorld } from './world.ts';

/** What the door found out about a file; the doctor itself opens none. */
export interface FileFact {
  /** As the person knows it. */
  readonly path: string;
  readonly kind: 'config' | 'credentials' | 'bookmark' | 'profile';
  readonly exists: boolean;
  readonly readable: boolean;
  /** No file stands there, and most programs go on without: a folder, a link that leads nowhere. */
  readonly ignored?: boolean;
  /** Why it is not readable. */
  readonly reason?: string;
  /** Whether secrets stand in it. */
  readonly secret?: boolean;
  /** Permission bits; not on Windows. */
  readonly mode?: number;
  /** Whether it belongs to the person who runs this. */
  readonly ownerOk: boolean;
}

/** The connection profile that a bookmark names. */
export interface ProfileFact {
  readonly vendor: string;
  readonly found: boolean;
}

/** Why a program is stood for. */
export interface StandsFor {
  /** asked: somebody named it; installed: it is here; newest: neither, so the newest of its kind. */
  readonly because: 'asked' | 'installed' | 'newest';
  /** The one that is meant, where it is here. */
  readonly installed?: InstalledProgram;
}

/** Everything the doctor is told about its patient. */
export interface DoctorInput {
  readonly program: ProgramId;
  readonly target: string;
  readonly platform: 'posix' | 'windows';
  readonly files: readonly FileFact[];
  /** What lint says about the target's files. */
  readonly diagnostics: readonly Diagnostic[];
  /** The texts of the files, for lines and columns in the report; without one, its file is named alone. */
  readonly sources?: readonly SourceText[];
  /** None for an AWS profile. */
  readonly connectionProfile?: ProfileFact;
  /** None when the files could not be read at all. */
  readonly planned?: PlannedConnection;
  /** A folder with the connection profiles that Cyberduck's makers publish. */
  readonly profilesFolder?: string;
  /** What the plan was made from. */
  readonly planInput?: PlanInput;
  readonly standsFor?: StandsFor;
  /** There is no target: only the computer is looked at. */
  readonly checkUp?: true;
  /** Where they are known already; otherwise the doctor looks around. */
  readonly surroundings?: Surroundings;
  /** The computer that is looked at; another than this one when it came in a bundle. */
  readonly machine: Machine;
  /** Policy files that the person gave. */
  readonly policies?: GivenPolicies;
  readonly world: DoctorWorld;
  readonly probes: Probes;
}
