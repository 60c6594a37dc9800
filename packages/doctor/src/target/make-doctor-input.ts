import {
  type AwsFiles,
  awsFilePath,
  type Document,
  findSecrets,
  lint,
  type PlanInput,
  type PlanTarget,
} from '@duckbill/core';
import type { DoctorInput, FileFact } from '../doctor-input.ts';
import type { Machine } from '../machine/machine.ts';
import { machinePaths } from '../machine/machine-paths.ts';
import type { Probes } from '../probes.ts';
import type { DoctorWorld } from '../world.ts';
import type { ChosenProgram } from './choose-program.ts';
import type { ReadTarget } from './read-target.ts';

/** What the doctor works with. */
export interface DoctorTools {
  readonly machine: Machine;
  readonly world: DoctorWorld;
  readonly probes: Probes;
  /** Why this program is stood for; without it, nobody chose. */
  readonly chosen?: ChosenProgram;
  /** A folder with published connection profiles. */
  readonly profilesFolder?: string;
}

/** What the doctor looks at: the target's own files, what lint says about them, and the plan. */
export async function makeDoctorInput(
  read: ReadTarget,
  { machine, world, probes, chosen, profilesFolder }: DoctorTools,
): Promise<DoctorInput> {
  const { plan } = read.planned;
  // Findings about the target and the AWS files; other installed profiles are none of its business.
  const own = read.documents.filter((document) => concernsTarget(document, read));
  const sources = own.flatMap((document) => (document.kind === 'aws' ? document.sources : [document.source]));
  const report = lint(sources, { programs: [plan.program], kindOf: (source) => kindOf(source.name, own) });
  const provider = vendorOf(read.input.target);
  const known = read.input.profiles.some((profile) => profile.strings.get('Vendor')?.value === provider);
  return {
    program: plan.program,
    target: plan.target,
    platform: machine.platform === 'win32' ? 'windows' : 'posix',
    files: [
      ...(await Promise.all(own.flatMap((document) => factsOf(machine, document)))),
      ...(await unusableAwsFiles(machine, read.input)),
    ],
    diagnostics: report.files.flatMap((file) => file.diagnostics),
    sources: read.sources,
    ...(provider === undefined ? {} : { connectionProfile: { vendor: provider, found: known } }),
    planned: read.planned,
    planInput: read.input,
    ...(profilesFolder === undefined ? {} : { profilesFolder }),
    ...(chosen === undefined ? {} : { standsFor: chosen.standsFor, surroundings: chosen.surroundings }),
    machine,
    world,
    probes,
  };
}

/** The profile that a bookmark or a URL names. */
function vendorOf(target: PlanTarget): string | undefined {
  if (target.kind === 'url') return target.url.protocol.vendor;
  return target.kind === 'bookmark' ? target.bookmark.provider?.value : undefined;
}

/** Whether a file has to do with the target: AWS files always, profiles when it is made from them. */
export function concernsTarget(document: Document, read: ReadTarget): boolean {
  if (document.kind === 'aws' || document.kind === 'bookmark') return true;
  const vendor = vendorOf(read.input.target);
  return document.source.name === read.planned.plan.target || document.profile?.strings.get('Vendor')?.value === vendor;
}

function kindOf(
  name: string,
  documents: readonly Document[],
): 'profile' | 'bookmark' | 'aws-config' | 'aws-credentials' | undefined {
  for (const document of documents) {
    if (document.kind !== 'aws') {
      if (document.source.name === name) return document.kind;
      continue;
    }
    const kind = document.fileKinds.get(name);
    if (kind !== undefined) return `aws-${kind}`;
  }
  return undefined;
}

function fileKinds(document: Document): readonly (readonly [string, FileFact['kind']])[] {
  return document.kind === 'aws' ? [...document.fileKinds] : [[document.source.name, document.kind]];
}

/** What is known of a document's files without their texts. */
export function factsOf(machine: Machine, document: Document): readonly Promise<FileFact>[] {
  const secret = document.kind === 'bookmark' && findSecrets(document).length > 0;
  return fileKinds(document).map(async ([name, kind]) => {
    const fact = await fileFact(machine, name, kind);
    return secret ? { ...fact, secret } : fact;
  });
}

/** AWS files that are there and could not be taken: shut, a folder, or a link that leads nowhere. */
async function unusableAwsFiles(machine: Machine, { aws, program }: PlanInput): Promise<readonly FileFact[]> {
  const kinds = (['config', 'credentials'] as const satisfies readonly (keyof AwsFiles)[]).filter(
    (kind) => aws[kind] === undefined,
  );
  const facts = await Promise.all(kinds.map((kind) => unusable(machine, kind, program)));
  return facts.filter((fact) => fact !== undefined);
}

async function unusable(
  machine: Machine,
  kind: 'config' | 'credentials',
  program: PlanInput['program'],
): Promise<FileFact | undefined> {
  const paths = machinePaths(machine);
  const where = awsFilePath(kind, program, machine.home, machine.environment);
  if (where === undefined) return undefined;
  const name = paths.resolve(machine.cwd, where);
  const fact = await fileFact(machine, name, kind);
  if (fact.exists) return fact.readable ? undefined : fact;
  const isListed = (await machine.list(paths.dirname(name))).includes(paths.basename(name));
  return isListed ? { ...fact, exists: true, ignored: true, reason: 'it is a link that leads nowhere' } : undefined;
}

async function fileFact(machine: Machine, name: string, kind: FileFact['kind']): Promise<FileFact> {
  const state = await machine.read(name);
  if (state.state === 'absent') return { path: name, kind, exists: false, readable: false, ownerOk: true };
  const { mode, ownerOk = true } = state;
  const reason = state.state === 'folder' ? 'it is a folder' : state.state === 'unreadable' ? state.reason : undefined;
  return {
    path: name,
    kind,
    exists: true,
    readable: state.state === 'read',
    ...(mode === undefined ? {} : { mode }),
    ...(reason === undefined ? {} : { reason }),
    ...(state.state === 'folder' ? { ignored: true } : {}),
    ownerOk,
  };
}
