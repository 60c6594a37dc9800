import type { AwsEditProblem } from '../../catalogue/aws-edit.ts';
import { namePrograms } from '../../programs/name-programs.ts';
import { programs, type ProgramFamily, type ProgramId } from '../../programs/program.ts';
import type { SourceText } from '../../source/source-text.ts';
import { awsFileKinds, type AwsFileKind } from '../aws-reading.ts';
import { readAwsFile } from '../read-aws-files.ts';
import { applyEffects } from './aws-effects.ts';
import { anything, factsOf, nestedFact, sectionFact, type AwsFacts, type SectionFacts } from './aws-facts.ts';
import { awsHeaderText } from './aws-text-problems.ts';
import type { EditGoal, EditWork } from './edit-work.ts';
import type { HeaderPlaces } from './header-places.ts';

/**
 * Reads the changed files as every program does, and refuses the change when one of them would see anything but what was
 * asked for. What a program refused before is not its business.
 */
export function checkEdit(
  work: EditWork,
  after: Readonly<Record<AwsFileKind, SourceText>>,
  wanted: readonly ProgramId[],
  places: HeaderPlaces,
): void {
  const families = new Set(wanted.map((program) => programs[program].family));
  for (const file of awsFileKinds) {
    if (work[file].source.text === after[file].text) continue;
    const refusing: ProgramFamily[] = [];
    const mistaken: ProgramFamily[] = [];
    let oddSection = '';
    const effects = work.effects.filter((effect) => effect.file === file);
    for (const family of families) {
      const expected = read(work[file].source, file, family);
      if (expected === undefined) continue;
      const facts = read(after[file], file, family);
      if (facts === undefined) {
        refusing.push(family);
        continue;
      }
      applyEffects(expected, effects, family, places);
      const odd = firstDifference(expected, facts) ?? firstMissed(work.goals, facts, file, family, places);
      if (odd === undefined) continue;
      mistaken.push(family);
      oddSection = odd;
    }
    const ids = (of: readonly ProgramFamily[]) => wanted.filter((program) => of.includes(programs[program].family));
    const refuse = (problem: AwsEditProblem, of: readonly ProgramFamily[], section: string) => {
      const facts = { readers: namePrograms(ids(of)), section };
      if (of.length > 0) work.refuse(problem, file, undefined, facts, [], ids(of));
    };
    refuse('program-would-refuse', refusing, '');
    refuse('program-would-read-otherwise', mistaken, oddSection);
  }
}

function read(source: SourceText, file: AwsFileKind, family: ProgramFamily): AwsFacts | undefined {
  return factsOf(readAwsFile({ [file]: source }, file, family), family);
}

/** The section in which two readings differ. */
function firstDifference(expected: AwsFacts, facts: AwsFacts): string | undefined {
  for (const [place, section] of expected) {
    const seen = facts.get(place);
    if (seen === undefined ? !mayBeMissing(section) : !agree(section, seen)) return place;
  }
  for (const place of facts.keys()) if (!expected.has(place)) return place;
  return undefined;
}

/** A section of which nothing is known may be there or not. */
function mayBeMissing(section: SectionFacts): boolean {
  return section.size > 0 && [...section.values()].every((value) => value === anything);
}

function agree(expected: SectionFacts, seen: SectionFacts): boolean {
  if (expected.get('') === anything) return true;
  for (const [key, value] of expected) if (value !== anything && seen.get(key) !== value) return false;
  for (const key of seen.keys()) if (!expected.has(key)) return false;
  return true;
}

/** The section in which a program does not see a new value. */
function firstMissed(
  goals: readonly EditGoal[],
  facts: AwsFacts,
  file: AwsFileKind,
  family: ProgramFamily,
  places: HeaderPlaces,
): string | undefined {
  for (const { section, parent, key, value, elsewhere } of goals) {
    if (section.file !== file || (family === 'cyberduck' && elsewhere)) continue;
    const place = places.placeOf(family, file, `[${awsHeaderText(section)}]`);
    if (place === undefined) continue;
    if (facts.get(place)?.get(nestedFact(family, parent, key)) !== value)
      return sectionFact(section.kind, section.name);
  }
  return undefined;
}
