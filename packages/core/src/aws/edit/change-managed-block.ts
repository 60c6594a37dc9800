import { IniDraft } from '../../ini/edit-draft.ts';
import { newSectionLines } from '../../ini/edit-ini.ts';
import { parseIni } from '../../ini/parse-ini.ts';
import { SourceText } from '../../source/source-text.ts';
import type { AwsFileKind } from '../aws-reading.ts';
import type { AwsSectionContent } from './aws-change.ts';
import { awsHeaderText, ownerProblem } from './aws-text-problems.ts';
import { refuseUsed } from './change-sections.ts';
import { noteNewSection } from './change-settings.ts';
import type { EditWork, FoundSection } from './edit-work.ts';
import { beginMark, endMark, textsOf, type ManagedBlock } from './managed-blocks.ts';
import { newSettings, refuseSection, refuseSettings } from './refuse-text.ts';

/** Writes the sections of an owner between two marks, in place of those it has written before. */
export function putManagedBlock(
  work: EditWork,
  file: AwsFileKind,
  owner: string,
  sections: readonly AwsSectionContent[],
): void {
  if (sections.length === 0) {
    removeManagedBlock(work, file, owner);
    return;
  }
  const { draft, tree } = work[file];
  const block = blockOf(work, file, owner);
  if (block === 'refused' || refuseSections(work, file, owner, sections)) return;
  // Always in the same style: the block must not change with what stands around it.
  const plain = new IniDraft(parseIni(new SourceText(file, '')));
  const lines: string[] = [];
  for (const { kind, name, settings } of sections) {
    if (lines.length > 0) lines.push('');
    lines.push(...newSectionLines(plain, awsHeaderText({ file, kind, name }), newSettings(settings)));
  }
  if (block === undefined) {
    draft.append([beginMark(owner, lines), ...lines, endMark(owner)]);
    for (const { kind, name, settings } of sections) noteNewSection(work, { file, kind, name }, settings);
    return;
  }
  const old = textsOf(tree, block.lines);
  const same = old.length === lines.length && old.every((line, index) => line === lines[index]);
  if (!same) {
    const gone = sectionsOf(work, file, owner);
    if (refuseUsed(work, gone, new Set(sections.map(({ kind, name }) => `${kind} ${name}`)))) return;
    replaceLines(work, file, block, old, lines);
    noteGone(work, gone);
    for (const { kind, name, settings } of sections) noteNewSection(work, { file, kind, name }, settings);
  }
  draft.replace(block.begin, block.begin.span, beginMark(owner, lines));
}

/** Takes an owner's block away, with its marks. */
export function removeManagedBlock(work: EditWork, file: AwsFileKind, owner: string): void {
  const block = blockOf(work, file, owner);
  if (block === undefined || block === 'refused') return;
  const gone = sectionsOf(work, file, owner);
  if (refuseUsed(work, gone)) return;
  const { draft } = work[file];
  for (const line of [block.begin, ...block.lines, block.end]) draft.delete(line);
  for (const line of [...draft.linesFrom(block.end)].slice(1)) {
    if (line.type !== 'blank') break;
    draft.delete(line);
  }
  draft.trimEnd();
  noteGone(work, gone);
}

/** The block of an owner, when nobody else has had a hand in it. */
function blockOf(work: EditWork, file: AwsFileKind, owner: string): ManagedBlock | undefined | 'refused' {
  const { managed } = work[file];
  const problem = ownerProblem(owner);
  if (problem !== undefined) work.refuse(problem, file, undefined);
  for (const span of managed.damages) work.refuse('managed-block-damaged', file, span);
  const block = managed.blocks.find((one) => one.owner === owner);
  if (block?.edited === true && work.consent.managed !== true)
    work.refuse('managed-block-edited', file, block.begin.span, { owner });
  return work.problems.length > 0 ? 'refused' : block;
}

function refuseSections(
  work: EditWork,
  file: AwsFileKind,
  owner: string,
  sections: readonly AwsSectionContent[],
): boolean {
  const seen = new Set<string>();
  for (const { kind, name, settings } of sections) {
    const section = { file, kind, name };
    if (!refuseSection(work, section)) refuseSettings(work, section, settings);
    const taken = work.find(section).find((found) => found.owner !== owner);
    if (taken !== undefined || seen.has(`${kind} ${name}`))
      work.refuse('section-exists', file, taken?.headerSpan, { kind, name });
    seen.add(`${kind} ${name}`);
  }
  return work.problems.length > 0;
}

function sectionsOf(work: EditWork, file: AwsFileKind, owner: string): readonly FoundSection[] {
  return work[file].sections.filter((found) => found.owner === owner);
}

/** Only the lines between the first and the last that differ. */
function replaceLines(
  work: EditWork,
  file: AwsFileKind,
  block: ManagedBlock,
  old: readonly string[],
  lines: readonly string[],
): void {
  const { draft } = work[file];
  const most = Math.min(old.length, lines.length);
  let head = 0;
  while (head < most && old[head] === lines[head]) head += 1;
  let tail = 0;
  while (tail < most - head && old[old.length - 1 - tail] === lines[lines.length - 1 - tail]) tail += 1;
  for (const line of block.lines.slice(head, block.lines.length - tail)) draft.delete(line);
  const added = lines.slice(head, lines.length - tail);
  if (added.length > 0) draft.insertAfter(block.lines[head - 1] ?? block.begin, added);
}

function noteGone(work: EditWork, gone: readonly FoundSection[]): void {
  for (const { file, kind, name, header } of gone) {
    if (kind !== 'other') work.touched.push({ file, kind, name, what: 'removed' });
    work.addEffect({ type: 'remove-section', file, header });
  }
}
