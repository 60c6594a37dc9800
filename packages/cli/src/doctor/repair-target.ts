import { type DoctorInput, findRepairs } from '@duckbill/doctor';
import type { DoctorOptions } from '../program.ts';
import type { Terminal } from '../terminal.ts';
import { askForRepairs, type OfferedRepair } from './ask-for-repairs.ts';
import { type MadeRepair, makeRepairs, notMade, previewOf } from './make-repairs.ts';

/** What `--fix` came to. */
export interface TargetRepairs {
  readonly repairs: readonly MadeRepair[];
  /** Something could be mended, and nobody was there to agree. */
  readonly needsConsent: boolean;
}

/** Finds what can be mended, and mends what is agreed to: all with `--yes`, nothing with `--dry-run` or nobody there. */
export async function repairTarget(
  terminal: Terminal,
  input: DoctorInput,
  secrets: Iterable<string>,
  options: DoctorOptions,
): Promise<TargetRepairs> {
  const { only, skip, yes = false, dryRun = false } = options;
  const found = (await findRepairs(input)).filter(
    ({ check }) => (only === undefined || only.includes(check)) && skip?.includes(check) !== true,
  );
  const hidden = [...secrets];
  const offered: OfferedRepair[] = [];
  for (const repair of found) offered.push({ repair, preview: await previewOf(repair, hidden) });
  const somebodyThere = terminal.stdin.isTTY === true && options.input;
  if (dryRun || (!yes && !somebodyThere)) {
    const repairs = offered.map(({ repair, preview }) => notMade(repair, preview, 'offered'));
    return { repairs, needsConsent: !dryRun && repairs.length > 0 };
  }
  const wanted = yes ? new Set(found) : await askForRepairs(terminal, offered);
  const declined = offered.filter(({ repair }) => !wanted.has(repair));
  const made = await makeRepairs(offered.filter(({ repair }) => wanted.has(repair)));
  return {
    repairs: [...made, ...declined.map(({ repair, preview }) => notMade(repair, preview, 'declined'))],
    needsConsent: false,
  };
}
