import path from 'node:path';
import { lint, maskSecrets, SourceText, textReport } from '@duckbill/core';
import {
  allProfiles,
  catalogueReferences,
  type InstallStep,
  planInstall,
  profileFile,
  type ProfileFile,
  profileText,
} from '@duckbill/profiles';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { chooseProfile } from '../profiles/choose-profile.ts';
import { differenceLines, jsonDifference } from '../profiles/difference-text.ts';
import { digestOf, readLedger, writeLedger } from '../profiles/install-ledger.ts';
import {
  bytesOf,
  profileExtension,
  profilesFolder,
  readProfileFile,
  readProfileFolder,
} from '../profiles/installed-profiles.ts';
import { paintFor, type Terminal } from '../terminal.ts';
import { writeTextFile } from '../write-file.ts';
import type { ProfileParameters } from './profiles-show.ts';

export interface ProfilesInstallOptions extends ProfileParameters {
  readonly installed?: string;
  readonly dryRun?: boolean;
  readonly force?: boolean;
  readonly json?: boolean;
}

/** `duckbill profiles install`: profiles of the catalogue, or files, into the folder where Cyberduck finds them. */
export async function profilesInstallCommand(
  terminal: Terminal,
  names: readonly string[],
  options: ProfilesInstallOptions,
): Promise<Exit> {
  const { installed: asked, dryRun = false, force = false, json = false, ...parameters } = options;
  const folder = profilesFolder(terminal, asked);
  const wanted = names.map((name) => wantedFile(terminal, name, parameters));
  refuseFaulty(terminal, wanted, json);
  const ledger = await readLedger(terminal);
  const steps = planInstall(wanted, {
    installed: readProfileFolder(folder, true),
    references: catalogueReferences(allProfiles()),
    isOurs: (file) => ledger.get(path.join(folder, file.name)) === digestOf(bytesOf(file)),
    force,
  });
  const writes = steps.filter(({ action }) => action === 'write' || action === 'replace');
  if (!dryRun && writes.length > 0) {
    const written = writes.map((step) => [placeOf(folder, step), digestOf(bytesOf(step.wanted))] as const);
    await writeLedger(terminal, new Map([...ledger, ...written]));
    for (const step of writes) await writeStep(folder, step);
  }
  const refused = steps.filter(({ action }) => action.startsWith('refuse')).length;
  const exit: Exit =
    refused === 0
      ? { code: exitCodes.ok, reason: dryRun ? 'nothing written: dry run' : `${writes.length} written` }
      : { code: exitCodes.findings, reason: `${refused} left alone` };
  if (json) writeJson(terminal, { version: 1, folder, dryRun, steps: steps.map((step) => jsonStep(step)) }, exit);
  else terminal.stdout.write(maskSecrets(installText(folder, steps, dryRun)));
  return exit;
}

/** A file of the disk where there is one, otherwise a name of the catalogue. */
function wantedFile(terminal: Terminal, name: string, parameters: ProfileParameters): ProfileFile {
  const isPath = name.includes('/') || name.includes(path.sep);
  if (isPath || name.endsWith(profileExtension)) {
    const file = path.resolve(terminal.cwd, name);
    if (!file.endsWith(profileExtension))
      throw CommandFailure.usage(`${name}: Cyberduck loads only files named *${profileExtension}`);
    try {
      return readProfileFile(file);
    } catch (error) {
      // The name of a catalogued file, without a folder, is a name like others.
      if (isPath) throw error;
    }
  }
  const entry = chooseProfile(name, parameters);
  if (entry.origin === 'bundled') throw CommandFailure.usage(`"${name}" ships with Cyberduck: nothing to install`);
  return profileFile(entry.fileName, new SourceText(entry.fileName, profileText(entry)));
}

/** What Cyberduck would refuse is not installed at all. */
function refuseFaulty(terminal: Terminal, wanted: readonly ProfileFile[], json: boolean): void {
  const report = lint(wanted.map(({ source }) => source));
  const files = report.files
    .map((file) => ({ ...file, diagnostics: file.diagnostics.filter(({ severity }) => severity === 'error') }))
    .filter(({ diagnostics }) => diagnostics.length > 0);
  const faulty = wanted.filter(
    ({ profile, source }) => profile === undefined || files.some((file) => file.source === source),
  );
  if (faulty.length === 0) return;
  if (!json && files.length > 0)
    terminal.stderr.write(textReport({ files, skipped: [] }, paintFor(terminal.stderr, terminal.environment)));
  const list = faulty.map(({ name }) => name).join(', ');
  throw CommandFailure.usage(`nothing installed, Cyberduck would not take it as it is meant: ${list}`);
}

function placeOf(folder: string, { wanted, before }: InstallStep): string {
  // Where case makes no difference, the file that is there keeps its name.
  return path.join(folder, before?.name ?? wanted.name);
}

async function writeStep(folder: string, step: InstallStep): Promise<void> {
  const { wanted, before } = step;
  const outcome = await writeTextFile(placeOf(folder, step), bytesOf(wanted), {
    expected: before === undefined ? null : bytesOf(before),
    backup: true,
  });
  if (!outcome.ok) throw CommandFailure.couldNotFinish(`cannot write ${outcome.path}: ${outcome.reason}`);
}

function installText(folder: string, steps: readonly InstallStep[], dryRun: boolean): string {
  const lines = steps.map((step) => {
    const { action, alike, differences } = step;
    const place = placeOf(folder, step);
    const others = alike.length === 0 ? '' : `    same Protocol and Vendor as ${alike.join(', ')}\n`;
    const changes = differenceLines(differences, 'there', 'new');
    switch (action) {
      case 'write':
        return `${dryRun ? '+ would write' : '✓ installed'}  ${place}\n${others}`;
      case 'replace':
        return `${dryRun ? '± would replace' : '✓ replaced'}  ${place}${dryRun ? '' : ', kept as .bak'}\n${changes}${others}`;
      case 'keep':
        return `· there already  ${place}\n${others}`;
      case 'refuse-edited':
        return `✗ left alone  ${place}: it was edited or is not of Duckbill; --force replaces it\n${changes}`;
      case 'refuse-alike':
        return `✗ left alone  ${place}: bookmarks could not tell it from another one; --force installs it beside\n${others}`;
    }
  });
  const isNew = !dryRun && steps.some(({ action }) => action === 'write' || action === 'replace');
  const next = isNew
    ? 'Start Cyberduck again: it reads the folder then. A profile that is off is turned on in its preferences, Profiles.\n'
    : '';
  return `${lines.join('')}${next}`;
}

function jsonStep({ wanted, action, alike, differences }: InstallStep): object {
  return { fileName: wanted.name, action, alike, differences: differences.map((one) => jsonDifference(one)) };
}
