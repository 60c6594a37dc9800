import type { Repair } from '@duckbill/doctor';
import { askPerson } from '../ask.ts';
import { paintDiff } from '../text-diff.ts';
import { paintFor, type Terminal } from '../terminal.ts';

/** A repair with what it would change. */
export interface OfferedRepair {
  readonly repair: Repair;
  readonly preview: string;
}

/** Shows each repair and asks for it, one by one; those that the person wants. Whoever breaks off wants no more. */
export async function askForRepairs(
  terminal: Terminal,
  offered: readonly OfferedRepair[],
): Promise<ReadonlySet<Repair>> {
  const wanted = new Set<Repair>();
  const { stderr } = terminal;
  const paint = paintFor(stderr, terminal.environment);
  for (const { repair, preview } of offered) {
    stderr.write(`${paint.strong(repair.path)}\n${paintDiff(preview.trimEnd(), paint)}\n`);
    const question = {
      label: `${repair.title.slice(0, 1).toUpperCase()}${repair.title.slice(1)}?`,
      hidden: false,
      choices: [
        { value: 'yes', label: 'yes' },
        { value: 'no', label: 'no' },
      ],
    };
    const answer = await askPerson(terminal.stdin, terminal.streams.stderr, question);
    if (answer === undefined) break;
    if (answer === 'yes') wanted.add(repair);
  }
  return wanted;
}
