import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Document, PlanTarget } from '@duckbill/core';
import { lint } from '@duckbill/core';
import {
  allChecks,
  checkIds,
  type DoctorInput,
  type FileFact,
  nodeProbes,
  printDoctorReport,
  runChecks,
} from '@duckbill/doctor';
import { CommandFailure } from '../command-failure.ts';
import { doctorWorld } from '../doctor-world.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { machineHere } from '../machine-here.ts';
import type { DoctorOptions } from '../program.ts';
import { type ReadTarget, readTarget } from '../read-target.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { connectExitCodes } from './connect.ts';

/** `duckbill doctor`: one answer per check, the first thing to do first. */
export async function doctorCommand(terminal: Terminal, target: string, options: DoctorOptions): Promise<Exit> {
  if (options.listChecks === true) return listChecks(terminal, options.json === true);
  for (const id of [...(options.only ?? []), ...(options.skip ?? [])]) {
    if (!checkIds.some((known) => known === id)) {
      throw CommandFailure.usage(`unknown check "${id}"; known: ${checkIds.join(', ')}`);
    }
  }
  const read = await readTarget(terminal, target, options);
  const report = await runChecks(await doctorInput(terminal, read, options), {
    online: options.online === true,
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(options.skip === undefined ? {} : { skip: options.skip }),
  });
  const exit: Exit = { code: connectExitCodes[report.exit], reason: report.verdict };
  if (options.json === true) writeJson(terminal, report, exit, read.secrets);
  else terminal.stdout.write(printDoctorReport(report, paintFor(terminal.stdout, terminal.environment)));
  return exit;
}

function listChecks(terminal: Terminal, json: boolean): Exit {
  const exit: Exit = { code: exitCodes.ok, reason: 'listed' };
  const checks = allChecks.map(({ id, title, online, waitsFor }) => ({ id, title, online, waitsFor }));
  if (json) {
    writeJson(terminal, { version: 1, checks }, exit);
    return exit;
  }
  const width = Math.max(...checks.map(({ id }) => id.length));
  for (const { id, title, online } of checks) {
    terminal.stdout.write(`${id.padEnd(width)}  ${online ? 'online ' : 'offline'}  ${title}\n`);
  }
  return exit;
}

async function doctorInput(terminal: Terminal, read: ReadTarget, options: DoctorOptions): Promise<DoctorInput> {
  const { plan } = read.planned;
  const { target } = read.input;
  // Findings about the target and the AWS files; other installed profiles are none of its business.
  const own = read.documents.filter((document) => concernsTarget(document, read));
  const sources = own.flatMap((document) => (document.kind === 'aws' ? document.sources : [document.source]));
  const report = lint(sources, { programs: [plan.program], kindOf: (source) => kindOf(source.name, own) });
  const provider = vendorOf(target);
  const known = read.input.profiles.some((profile) => profile.strings.get('Vendor')?.value === provider);
  return {
    program: plan.program,
    target: plan.target,
    platform: terminal.platform === 'win32' ? 'windows' : 'posix',
    files: await Promise.all(own.flatMap(fileKinds).map(([name, kind]) => fileFact(terminal, name, kind))),
    diagnostics: report.files.flatMap((file) => file.diagnostics),
    ...(provider === undefined ? {} : { connectionProfile: { vendor: provider, found: known } }),
    planned: read.planned,
    machine: machineHere(terminal),
    world: doctorWorld(terminal, options),
    probes: nodeProbes,
  };
}

/** The profile that a bookmark or a URL names. */
function vendorOf(target: PlanTarget): string | undefined {
  if (target.kind === 'url') return target.url.protocol.vendor;
  return target.kind === 'bookmark' ? target.bookmark.provider?.value : undefined;
}

function concernsTarget(document: Document, read: ReadTarget): boolean {
  if (document.kind === 'aws' || document.kind === 'bookmark') return true;
  const { target } = read.input;
  const vendor = vendorOf(target);
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

async function fileFact(terminal: Terminal, name: string, kind: FileFact['kind']): Promise<FileFact> {
  const absolute = path.resolve(terminal.cwd, name);
  try {
    const { mode, uid } = await stat(absolute);
    const readable = await access(absolute, constants.R_OK).then(
      () => true,
      () => false,
    );
    const own = process.getuid?.();
    return {
      path: name,
      kind,
      exists: true,
      readable,
      ...(terminal.platform === 'win32' ? {} : { mode: mode & 0o777 }),
      ownerOk: own === undefined || own === uid,
    };
  } catch {
    return { path: name, kind, exists: false, readable: false, ownerOk: true };
  }
}
