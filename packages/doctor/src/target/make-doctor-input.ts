import { type Document, lint, type PlanTarget } from '@duckbill/core';
import type { DoctorInput, FileFact } from '../doctor-input.ts';
import type { Machine } from '../machine/machine.ts';
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
}

/** What the doctor looks at: the target's own files, what lint says about them, and the plan. */
export async function makeDoctorInput(
  read: ReadTarget,
  { machine, world, probes, chosen }: DoctorTools,
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
    files: await Promise.all(own.flatMap(fileKinds).map(([name, kind]) => fileFact(machine, name, kind))),
    diagnostics: report.files.flatMap((file) => file.diagnostics),
    sources: read.sources,
    ...(provider === undefined ? {} : { connectionProfile: { vendor: provider, found: known } }),
    planned: read.planned,
    planInput: read.input,
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

async function fileFact(machine: Machine, name: string, kind: FileFact['kind']): Promise<FileFact> {
  const state = await machine.read(name);
  if (state.state === 'absent') return { path: name, kind, exists: false, readable: false, ownerOk: true };
  if (state.state === 'folder') return { path: name, kind, exists: true, readable: false, ownerOk: true };
  const { mode, ownerOk } = state;
  return {
    path: name,
    kind,
    exists: true,
    readable: state.state === 'read',
    ...(mode === undefined ? {} : { mode }),
    ownerOk,
  };
}
