import path from 'node:path';
import type { ProfileFile } from '@duckbill/profiles';
import { CommandFailure } from '../command-failure.ts';
import { type Exit, exitCodes } from '../exit-code.ts';
import { writeJson } from '../json-output.ts';
import { digestOf, readLedger, writeLedger } from '../profiles/install-ledger.ts';
import { bytesOf, profileExtension, profilesFolder, readProfileFolder } from '../profiles/installed-profiles.ts';
import { setAside } from '../set-aside.ts';
import type { Terminal } from '../terminal.ts';

export interface ProfilesUninstallOptions {
  readonly installed?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

type Outcome = 'removed' | 'edited' | 'foreign';

/**
 * `duckbill profiles uninstall`: takes profiles out of the folder that `install` wrote and nobody edited since; each is
 * kept as NAME.bak. Those of others are not touched.
 */
export async function profilesUninstallCommand(
  terminal: Terminal,
  names: readonly string[],
  { installed: asked, dryRun = false, json = false }: ProfilesUninstallOptions,
): Promise<Exit> {
  const folder = profilesFolder(terminal, asked);
  const ledger = await readLedger(terminal);
  const files = readProfileFolder(folder, true);
  const chosen = new Set(names.flatMap((name) => namedFiles(name, files)));
  const results = [...chosen].map((file) => {
    const digest = ledger.get(path.join(folder, file.name));
    const outcome: Outcome =
      digest === undefined ? 'foreign' : digest === digestOf(bytesOf(file)) ? 'removed' : 'edited';
    return { file, place: path.join(folder, file.name), outcome };
  });
  if (!dryRun) {
    const left = new Map(ledger);
    for (const { file, place, outcome } of results) {
      if (outcome !== 'removed') continue;
      const done = await setAside(place, bytesOf(file));
      if (!done.ok) throw CommandFailure.couldNotFinish(`cannot take away ${place}: ${done.reason}`);
      left.delete(place);
    }
    if (left.size < ledger.size) await writeLedger(terminal, left);
  }
  const kept = results.filter(({ outcome }) => outcome !== 'removed').length;
  const exit: Exit =
    kept === 0
      ? { code: exitCodes.ok, reason: dryRun ? 'nothing taken away: dry run' : `${results.length} taken away` }
      : { code: exitCodes.findings, reason: `${kept} left alone` };
  if (json) {
    const steps = results.map(({ file, outcome }) => ({ fileName: file.name, outcome }));
    writeJson(terminal, { version: 1, folder, dryRun, steps }, exit);
  } else for (const { place, outcome } of results) terminal.stdout.write(lineOf(place, outcome, dryRun));
  return exit;
}

/** By file name with or without its extension, or by Vendor. */
function namedFiles(name: string, files: readonly ProfileFile[]): readonly ProfileFile[] {
  const found = files.filter(
    (file) =>
      file.name === name ||
      file.name === `${name}${profileExtension}` ||
      file.profile?.strings.get('Vendor')?.value === name,
  );
  if (found.length === 0) throw CommandFailure.usage(`"${name}" is not installed; see: duckbill profiles diff`);
  return found;
}

function lineOf(place: string, outcome: Outcome, dryRun: boolean): string {
  switch (outcome) {
    case 'removed':
      return dryRun ? `- would take away  ${place}\n` : `✓ taken away  ${place}, kept as .bak\n`;
    case 'edited':
      return `✗ left alone  ${place}: it was edited since it was installed\n`;
    case 'foreign':
      return `✗ left alone  ${place}: Duckbill did not install it\n`;
  }
}
