import { editSource, maskSecrets } from '@duckbill/core';
import { octalMode, type Repair, type RepairOutcome } from '@duckbill/doctor';
import { changeMode } from '../change-mode.ts';
import { setAside } from '../set-aside.ts';
import { textDiff } from '../text-diff.ts';
import { reasonNotToReplace, type WriteOutcome, writeTextFile } from '../write-file.ts';

/** What became of a repair, but for what the checks say about it. */
export type MadeRepair = Omit<RepairOutcome, 'before' | 'after'>;

/** What a repair would change, in lines. No secret passes. */
export async function previewOf(repair: Repair, secrets: Iterable<string>): Promise<string> {
  switch (repair.kind) {
    case 'mode':
      return `mode ${octalMode(repair.from)} → ${octalMode(repair.to)}`;
    case 'cache':
      return `${repair.path} → ${repair.path}.bak`;
    case 'text': {
      const { path, before, edits } = repair;
      const diff = await textDiff(path, before.text, editSource(before, edits).text);
      // Without the two lines that only name the file once more.
      return maskSecrets(diff.slice(Math.max(0, diff.indexOf('\n--- ') + 1)), secrets);
    }
  }
}

/** A repair that was not made. */
export function notMade(repair: Repair, preview: string, outcome: 'declined' | 'offered'): MadeRepair {
  const { check, kind, path, title } = repair;
  return { check, kind, path, title, outcome, preview };
}

/** Does all of them; those of one file's text at once. Never throws for what the file system says. */
export async function makeRepairs(
  repairs: readonly { readonly repair: Repair; readonly preview: string }[],
): Promise<readonly MadeRepair[]> {
  const made: MadeRepair[] = [];
  const written = new Map<string, Made>();
  for (const { repair, preview } of repairs) {
    const { check, kind, path, title } = repair;
    let result = written.get(path);
    if (kind === 'text') {
      const own = repairs.flatMap(({ repair: other }) => (other.kind === 'text' && other.path === path ? [other] : []));
      result ??= await writeEdits(path, own);
      written.set(path, result);
    } else if (kind === 'mode') result = await changeMode(path, repair.from, repair.to);
    else result = madeOf(await setAside(path, repair.bytes));
    const { ok, ...rest } = result;
    made.push({ check, kind, path, title, outcome: ok ? 'done' : 'refused', preview, ...rest });
  }
  return made;
}

type Made = { readonly ok: true; readonly backup?: string } | { readonly ok: false; readonly reason: string };

async function writeEdits(path: string, repairs: readonly Extract<Repair, { kind: 'text' }>[]): Promise<Made> {
  const [first] = repairs;
  if (first === undefined) return { ok: true };
  const reason = await reasonNotToReplace(path);
  if (reason !== undefined) return { ok: false, reason };
  const after = editSource(
    first.before,
    repairs.flatMap(({ edits }) => edits),
  );
  return madeOf(await writeTextFile(path, after.origin?.bytes ?? after.text, { expected: first.bytes, backup: true }));
}

function madeOf(outcome: WriteOutcome): Made {
  if (!outcome.ok) return { ok: false, reason: outcome.reason };
  return { ok: true, ...(outcome.backup === undefined ? {} : { backup: outcome.backup }) };
}
