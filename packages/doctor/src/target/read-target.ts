import {
  type ConnectionProfile,
  type Document,
  findSecrets,
  openDocuments,
  openProfile,
  type PlanInput,
  type PlannedConnection,
  planConnection,
  type PlanTarget,
  type ProgramId,
  programs,
  type SourceText,
} from '@duckbill/core';
import { catalogueProfiles, findProfile } from '@duckbill/profiles';
import type { Machine } from '../machine/machine.ts';
import { defaultPrograms } from './default-programs.ts';
import { findTarget } from './find-target.ts';
import { readInstalledProfiles } from './known-profiles.ts';
import { type FlowWish, planSurroundings } from './plan-surroundings.ts';
import { readAws } from './read-aws.ts';
import { readMachineSource } from './read-machine-source.ts';
import { isAwsTarget } from './target-kind.ts';

/** A target with everything that its plan may need, read from one computer. */
export interface ReadTarget {
  readonly input: PlanInput;
  readonly planned: PlannedConnection;
  /** Every text that was read, for places in reports. */
  readonly sources: readonly SourceText[];
  readonly documents: readonly Document[];
  /** Values that must never be printed. */
  readonly secrets: ReadonlySet<string>;
}

export interface TargetWish extends FlowWish {
  /** Default: Cyberduck for files and URLs, the AWS CLI for its profiles. */
  readonly program?: ProgramId;
  /** Files with connection profiles, which come before the installed ones. */
  readonly profiles?: readonly string[];
  /** go-on: an AWS file that cannot be read counts as missing; the doctor tells of it. */
  readonly whenShut?: 'throw' | 'go-on';
}

/**
 * Reads TARGET, the AWS files and the installed profiles of a computer, and plans the connection. Throws a TargetFailure
 * when TARGET is none, or a file cannot be read.
 */
export async function readTarget(machine: Machine, text: string, wish: TargetWish = {}): Promise<ReadTarget> {
  const program = wish.program ?? defaultPrograms[isAwsTarget(text) ? 'aws' : 'cyberduck'];
  const aws = await readAws(machine, program, wish.whenShut);
  // Only Cyberduck opens an AWS profile by a connection profile.
  const needsProfiles = !isAwsTarget(text) || programs[program].family === 'cyberduck';
  const profileSources = await readProfiles(machine, wish.profiles ?? [], needsProfiles);
  const profileDocuments = profileSources.map(openProfile);
  const installed = profileDocuments.map(({ profile }) => profile).filter((profile) => profile !== undefined);
  const { target, document } = await findTarget(machine, text, () => [...installed, ...catalogueProfiles()]);
  const profiles: ConnectionProfile[] = [
    ...(target.kind === 'profile' ? [target.profile] : []),
    ...installed,
    ...(needsProfiles ? fromCatalogue(target, installed) : []),
  ];
  const input: PlanInput = {
    target,
    program,
    profiles,
    aws,
    environment: machine.environment,
    surroundings: await planSurroundings(machine, wish),
  };
  const planned = planConnection(input);
  const awsSources = [aws.config, aws.credentials].filter((source) => source !== undefined);
  const awsKinds = new Map(
    awsSources.map((source) => [source, source === aws.config ? 'aws-config' : 'aws-credentials'] as const),
  );
  const awsDocuments = openDocuments(awsSources, (source) => awsKinds.get(source)).documents;
  const own = document === undefined ? [] : [document];
  const documents = [...own, ...profileDocuments, ...awsDocuments];
  const { secretAccessKey, sessionToken } = planned.keys;
  const url = target.kind === 'url' ? target.url : undefined;
  return {
    input,
    planned,
    documents,
    sources: [
      ...own.map(({ source }) => source),
      ...(url === undefined ? [] : [url.source]),
      ...profileSources,
      ...awsSources,
      ...profiles.map(({ plist }) => plist.source),
    ],
    secrets: new Set(
      [...documents.flatMap(findSecrets), ...(url?.secrets ?? []), secretAccessKey ?? '', sessionToken ?? ''].filter(
        (secret) => secret !== '',
      ),
    ),
  };
}

/** Those that may be the target's; all of them where its own is not known, since one of them may be meant. */
function fromCatalogue(target: PlanTarget, installed: readonly ConnectionProfile[]): readonly ConnectionProfile[] {
  if (target.kind !== 'bookmark') return catalogueProfiles();
  const vendor = target.bookmark.provider?.value;
  const isInstalled = installed.some(({ strings }) => strings.get('Vendor')?.value === vendor);
  return isInstalled && vendor !== undefined && findProfile({ vendor }) === undefined ? [] : catalogueProfiles(vendor);
}

/** Profiles named on the command line come before the installed ones; a target of the AWS CLI has none. */
async function readProfiles(
  machine: Machine,
  named: readonly string[],
  needsInstalled: boolean,
): Promise<readonly SourceText[]> {
  const sources: SourceText[] = [];
  for (const name of named) sources.push(await readMachineSource(machine, name));
  return needsInstalled ? [...sources, ...(await readInstalledProfiles(machine))] : sources;
}
