import type { AwsSectionRef, AwsSettingList } from './aws-change.ts';
import { keyProblem, sectionProblem, splitSettingKey, valueProblems } from './aws-text-problems.ts';
import type { EditWork } from './edit-work.ts';

/** Refuses a section that cannot be written; whether it did. */
export function refuseSection(work: EditWork, section: AwsSectionRef): boolean {
  const problem = sectionProblem(section);
  if (problem === undefined) return false;
  work.refuse(problem, section.file, undefined, { kind: section.kind, name: section.name });
  return true;
}

/** Refuses keys and values that cannot be written, and keys that are given twice; whether it did. */
export function refuseSettings(work: EditWork, section: AwsSectionRef, settings: AwsSettingList): boolean {
  const { file, kind, name } = section;
  const before = work.problems.length;
  const heads = new Set(settings.flatMap(([text]) => splitSettingKey(text).parent?.toLowerCase() ?? []));
  const keys = new Set<string>();
  for (const [key, value] of settings) {
    const facts = { kind, name, key };
    const lower = key.toLowerCase();
    const wrongKey = keyProblem(key);
    if (wrongKey !== undefined) work.refuse(wrongKey, file, undefined, facts);
    else if (keys.has(lower)) work.refuse('setting-exists', file, undefined, facts);
    else if (heads.has(lower)) work.refuse('setting-is-block', file, undefined, facts);
    keys.add(lower);
    for (const problem of valueProblems(value)) work.refuse(problem, file, undefined, facts);
  }
  return work.problems.length > before;
}

type NewSetting = [key: string, value: string | [key: string, value: string][]];

/** Settings as the lines of a new section: those of a nested block together. */
export function newSettings(settings: AwsSettingList): readonly NewSetting[] {
  const blocks = new Map<string, [string, string][]>();
  const lines: NewSetting[] = [];
  for (const [text, value] of settings) {
    const { parent, key } = splitSettingKey(text);
    if (parent === undefined) {
      lines.push([key, value]);
      continue;
    }
    let block = blocks.get(parent.toLowerCase());
    if (block === undefined) {
      block = [];
      blocks.set(parent.toLowerCase(), block);
      lines.push([parent, block]);
    }
    block.push([key, value]);
  }
  return lines;
}
