import type { RelatedSpan } from '../../diagnostic/diagnostic.ts';
import { removeIniSection, renameIniSection } from '../../ini/edit-ini.ts';
import { awsFileKinds } from '../aws-reading.ts';
import type { AwsSectionKind } from './aws-change.ts';
import { awsHeaderText } from './aws-text-problems.ts';
import type { EditWork, FoundSection } from './edit-work.ts';
import { findReferences } from './references.ts';
import { refuseSection } from './refuse-text.ts';

/** Renames a section in both files, and every setting that names it. */
export function renameSection(work: EditWork, kind: AwsSectionKind, from: string, to: string): void {
  const found = awsFileKinds.flatMap((file) => work.find({ file, kind, name: from }));
  const [first] = found;
  if (first === undefined) {
    work.refuse('section-missing', 'config', undefined, { kind, name: from });
    return;
  }
  if (refuseSection(work, { file: kind === 'profile' ? first.file : 'config', kind, name: to }) || from === to) return;
  for (const taken of awsFileKinds.flatMap((file) => work.find({ file, kind, name: to })))
    work.refuse('section-exists', taken.file, taken.headerSpan, { kind, name: to });
  for (const one of found) {
    if (!work.mayChange(one)) return;
    const { file, header, section } = one;
    const { draft, source } = work[file];
    const inner = awsHeaderText({ file, kind, name: to });
    renameIniSection(draft, section, inner);
    work.touched.push({ file, kind, name: from, what: 'renamed', to });
    if (section.header === undefined) continue;
    const { span, innerSpan } = section.header;
    const before = source.slice({ start: span.start, end: innerSpan.start });
    const after = source.slice({ start: innerSpan.end, end: span.end });
    work.addEffect({ type: 'rename-section', file, header, newHeader: before + inner + after });
  }
  for (const { from: user, line, name, nameSpan } of findReferences(work, [kind])) {
    if (name !== from || !work.mayChange(user)) continue;
    const { draft, source } = work[user.file];
    draft.replace(line, nameSpan, to);
    const key = source.slice(line.keySpan);
    work.touched.push({ file: user.file, kind: 'profile', name: user.name, what: 'reference', key, to });
    const header = found.includes(user) ? renamedHeader(work, user, kind, to) : user.header;
    work.addEffect({ type: 'refer', file: user.file, header, key, from, to });
  }
}

/** A profile that names itself stands under its new name by then. */
function renamedHeader(
  work: EditWork,
  { file, section, header }: FoundSection,
  kind: AwsSectionKind,
  to: string,
): string {
  if (section.header === undefined) return header;
  const { span, innerSpan } = section.header;
  const { source } = work[file];
  const before = source.slice({ start: span.start, end: innerSpan.start });
  return before + awsHeaderText({ file, kind, name: to }) + source.slice({ start: innerSpan.end, end: span.end });
}

/** Removes a section from both files; refused while others name it. */
export function removeSection(work: EditWork, kind: AwsSectionKind, name: string): void {
  const found = awsFileKinds.flatMap((file) => work.find({ file, kind, name }));
  if (refuseUsed(work, found)) return;
  removeFound(work, found);
}

/** Removes what nothing names; with `keep`, also the profiles that are neither kept nor needed by one that is. */
export function pruneSections(work: EditWork, keep: readonly string[] | undefined): void {
  const gone = new Set<FoundSection>();
  if (keep !== undefined) {
    const needed = neededProfiles(work, keep);
    for (const found of work.sections)
      if (found.kind === 'profile' && found.owner === undefined && !needed.has(found.name)) gone.add(found);
  }
  const named = new Set<string>();
  for (const { from, kind, name } of findReferences(work, ['sso-session', 'services']))
    if (!gone.has(from)) named.add(`${kind} ${name}`);
  for (const found of work.sections) {
    const { kind, owner, name } = found;
    if ((kind === 'sso-session' || kind === 'services') && owner === undefined && !named.has(`${kind} ${name}`))
      gone.add(found);
  }
  removeFound(work, [...gone]);
}

/** The profiles kept and every source of theirs. */
function neededProfiles(work: EditWork, keep: readonly string[]): ReadonlySet<string> {
  const sources = new Map<string, string[]>();
  for (const { from, name } of findReferences(work, ['profile'])) listOf(sources, from.name).push(name);
  const managed = work.sections.filter(({ kind, owner }) => kind === 'profile' && owner !== undefined);
  const needed = new Set<string>([...keep, ...managed.map(({ name }) => name)]);
  // A set hands out what is added to it on the way.
  for (const name of needed) for (const source of sources.get(name) ?? []) needed.add(source);
  return needed;
}

/** Refuses, unless it was agreed to, when a section that stays names one that goes; whether it did. */
export function refuseUsed(
  work: EditWork,
  gone: readonly FoundSection[],
  staying: ReadonlySet<string> = new Set(),
): boolean {
  if (work.consent.inUse === true) return false;
  const going = new Set(gone);
  // Of one that stands in both files, config's.
  const names = new Map(gone.toReversed().map((found) => [`${found.kind} ${found.name}`, found]));
  const users = new Map<FoundSection, RelatedSpan[]>();
  for (const { from, line, kind, name } of findReferences(work, ['profile', 'sso-session', 'services'])) {
    const target = names.get(`${kind} ${name}`);
    if (target === undefined || going.has(from) || staying.has(`${kind} ${name}`)) continue;
    const file = work[from.file].source.name;
    listOf(users, target).push({ file, span: line.valueSpan, label: 'named here' });
  }
  for (const [{ file, kind, name, headerSpan }, related] of users)
    work.refuse('section-in-use', file, headerSpan, { kind, name, count: related.length }, related);
  return users.size > 0;
}

function removeFound(work: EditWork, found: readonly FoundSection[]): void {
  for (const one of found) {
    if (!work.mayChange(one)) continue;
    const { file, kind, name, header, section } = one;
    removeIniSection(work[file].draft, section);
    if (kind !== 'other') work.touched.push({ file, kind, name, what: 'removed' });
    work.addEffect({ type: 'remove-section', file, header });
  }
}

function listOf<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const list = lists.get(key) ?? [];
  lists.set(key, list);
  return list;
}
