import {
  addIniSection,
  findNested,
  findSettings,
  removeIniSetting,
  removeNestedIniSettings,
  renameIniSetting,
  renameNestedIniSetting,
  setIniSetting,
  setNestedIniSettings,
} from '../../ini/edit-ini.ts';
import type { IniNestedLine, IniSection, IniSettingLine } from '../../ini/ini-tree.ts';
import { isSecretName } from '../../report/secret-names.ts';
import type { AwsSectionRef, AwsSettingList } from './aws-change.ts';
import type { WrittenSetting } from './aws-effects.ts';
import { awsHeaderText, keyProblem, splitSettingKey } from './aws-text-problems.ts';
import type { EditWork, FileWork, FoundSection } from './edit-work.ts';
import { newSettings, refuseSection, refuseSettings } from './refuse-text.ts';

/**
 * Sets settings in the last section of the name, where most programs look; with `everySpelling` in the last one of each
 * spelling of the header, since programs do not agree which of them counts (aws-config A.3).
 */
export function setSettings(
  work: EditWork,
  section: AwsSectionRef,
  settings: AwsSettingList,
  everySpelling: boolean,
): void {
  if (refuseSection(work, section) || refuseSettings(work, section, settings)) return;
  const found = work.find(section);
  if (found.length === 0) {
    addSection(work, section, settings);
    return;
  }
  const bySpelling = new Map(found.map((one) => [one.header, one]));
  const plain = bySpelling.get(`[${awsHeaderText(section)}]`) ?? found.at(-1);
  work.spellingsLeft = !everySpelling && bySpelling.size > 1;
  for (const one of everySpelling ? bySpelling.values() : [plain])
    if (one !== undefined && work.mayChange(one)) setIn(work, one, section, settings);
}

/** Adds a section at the end of its file. */
function addSection(work: EditWork, section: AwsSectionRef, settings: AwsSettingList): void {
  const header = awsHeaderText(section);
  addIniSection(work[section.file].draft, header, newSettings(settings));
  noteNewSection(work, section, settings);
}

/** Notes what a section with these settings means to the programs. */
export function noteNewSection(work: EditWork, section: AwsSectionRef, settings: AwsSettingList): void {
  const { file } = section;
  const header = `[${awsHeaderText(section)}]`;
  work.touched.push({ ...section, what: 'added' });
  work.addEffect({ type: 'add-section', file, header });
  const repeated = repeatedKeys(settings);
  for (const [text, value] of settings) {
    const { parent, key } = splitSettingKey(text);
    const elsewhere = repeated.has(key);
    work.addEffect({ type: 'set', file, header, parent, key, value, replaced: [], elsewhere });
    work.goals.push({ section, parent, key, value, elsewhere });
  }
}

function setIn(work: EditWork, found: FoundSection, section: AwsSectionRef, settings: AwsSettingList): void {
  const { draft, source } = work[found.file];
  const { file, header } = found;
  const repeated = repeatedKeys(settings);
  const nested = new Map<string, { parent: string; entries: [string, string][] }>();
  for (const [text, value] of settings) {
    const { parent, key } = splitSettingKey(text);
    const above = parent === undefined ? undefined : findSettings(draft, found.section, parent).at(-1);
    const line = linesOf(work[found.file], found.section, text).at(-1);
    const writtenParent = above === undefined ? parent : source.slice(above.keySpan);
    const elsewhere = repeated.has(key) || standsElsewhere(work[found.file], found.section, text);
    work.goals.push({ section, parent: writtenParent, key, value, elsewhere });
    if (line !== undefined && says(work[found.file], line, key, value)) continue;
    const written = line === undefined ? key : source.slice(line.keySpan);
    const replaced = written === key ? [] : [written];
    if (parent === undefined) {
      const problem = setIniSetting(draft, found.section, key, value, isSecretName(key));
      if (problem !== undefined) work.refuse(problem, file, line?.keySpan, factsOf(section, key));
    } else if (above !== undefined && above.wholeValueSpan.end > above.wholeValueSpan.start) {
      work.refuse('setting-has-value', file, above.keySpan, factsOf(section, parent));
    } else {
      const block = nested.get(parent.toLowerCase()) ?? { parent, entries: [] };
      nested.set(parent.toLowerCase(), block);
      block.entries.push([key, value]);
    }
    work.touched.push({ ...section, what: 'set', key: text });
    work.addEffect({ type: 'set', file, header, parent: writtenParent, key, value, replaced, elsewhere });
  }
  for (const { parent, entries } of nested.values()) setNestedIniSettings(draft, found.section, parent, entries);
}

/** Takes settings away from every section of the name. */
export function removeSettings(work: EditWork, section: AwsSectionRef, keys: readonly string[]): void {
  for (const found of work.find(section)) {
    const file = work[found.file];
    const nested = new Map<string, string[]>();
    for (const text of new Set(keys)) {
      const { parent, key } = splitSettingKey(text);
      const lines = linesOf(file, found.section, text);
      if (lines.length === 0) continue;
      if (!work.mayChange(found)) return;
      work.touched.push({ ...section, what: 'removed', key: text });
      if (parent !== undefined) {
        nested.set(parent, [...(nested.get(parent) ?? []), key]);
        continue;
      }
      removeIniSetting(file.draft, found.section, key);
      work.addEffect({
        type: 'remove',
        file: found.file,
        header: found.header,
        settings: writtenSettings(file, lines),
        uncovers: file.hasDefaults,
        elsewhere: standsElsewhere(file, found.section, text),
      });
    }
    for (const [parent, below] of nested) removeNested(work, found, parent, below);
  }
}

function removeNested(work: EditWork, found: FoundSection, parent: string, keys: readonly string[]): void {
  const file = work[found.file];
  const { draft, source } = file;
  for (const above of findSettings(draft, found.section, parent)) {
    const gone = keys.flatMap((key) => findNested(draft, above, key));
    work.addEffect({
      type: 'remove-nested',
      file: found.file,
      header: found.header,
      parent: source.slice(above.keySpan),
      keys: gone.map((line) => source.slice(line.keySpan)),
      parentToo: gone.length > 0 && above.children.every((child) => gone.some((line) => line === child)),
    });
  }
  removeNestedIniSettings(draft, found.section, parent, keys);
}

/** Gives a setting another key in every section of the name; `to` without the head of its block. */
export function renameSetting(work: EditWork, section: AwsSectionRef, from: string, to: string): void {
  const { parent, key } = splitSettingKey(from);
  if (to.includes('.') || keyProblem(to) !== undefined) {
    work.refuse('key-character', section.file, undefined, factsOf(section, to));
    return;
  }
  let seen = false;
  for (const found of work.find(section)) {
    const file = work[found.file];
    const lines = linesOf(file, found.section, from);
    const [first] = lines;
    if (first === undefined) continue;
    seen = true;
    if (from === to || lines.every((line) => file.source.slice(line.keySpan) === to)) continue;
    if (!work.mayChange(found)) return;
    const above = parent === undefined ? undefined : findSettings(file.draft, found.section, parent).at(-1);
    const problem =
      parent === undefined
        ? renameIniSetting(file.draft, found.section, key, to)
        : renameNestedIniSetting(file.draft, found.section, parent, key, to);
    if (problem !== undefined) work.refuse(problem, found.file, first.keySpan, factsOf(section, to));
    work.touched.push({ ...section, what: 'renamed', key: from, to });
    work.addEffect({
      type: 'rename',
      file: found.file,
      header: found.header,
      parent: above === undefined ? undefined : file.source.slice(above.keySpan),
      settings: writtenSettings(file, lines),
      to,
      uncovers: file.hasDefaults,
    });
  }
  if (!seen) work.refuse('setting-missing', section.file, undefined, factsOf(section, from));
}

/** Every line of a section that says something about a key, `parent.key` for a nested one. */
function linesOf({ draft }: FileWork, section: IniSection, text: string): readonly (IniSettingLine | IniNestedLine)[] {
  const { parent, key } = splitSettingKey(text);
  if (parent === undefined) return findSettings(draft, section, key);
  return findSettings(draft, section, parent).flatMap((above) => findNested(draft, above, key));
}

/** Keys that several of the settings have, in blocks or as heads of blocks. */
function repeatedKeys(settings: AwsSettingList): ReadonlySet<string> {
  const heads = new Set(settings.flatMap(([text]) => splitSettingKey(text).parent ?? []));
  const seen = new Set<string>(heads);
  const repeated = new Set<string>();
  for (const [text] of settings) {
    const { key } = splitSettingKey(text);
    if (seen.has(key)) repeated.add(key);
    seen.add(key);
  }
  return repeated;
}

/** Whether another line of the section has the same key, in a block or outside one. */
function standsElsewhere({ draft }: FileWork, section: IniSection, text: string): boolean {
  const { parent, key } = splitSettingKey(text);
  const wanted = parent?.toLowerCase();
  const isOwn = (above: IniSettingLine) => draft.tree.source.slice(above.keySpan).toLowerCase() === wanted;
  if (parent !== undefined && findSettings(draft, section, key).length > 0) return true;
  return section.settings.some((above) => !isOwn(above) && findNested(draft, above, key).length > 0);
}

function says({ source }: FileWork, line: IniSettingLine | IniNestedLine, key: string, value: string): boolean {
  return (
    line.delimiter === '=' &&
    source.slice(line.keySpan) === key &&
    source.slice(line.wholeValueSpan) === value &&
    (line.type === 'nested' || line.children.length === 0)
  );
}

function writtenSettings(
  { source }: FileWork,
  lines: readonly (IniSettingLine | IniNestedLine)[],
): readonly WrittenSetting[] {
  return lines.map((line) => ({
    key: source.slice(line.keySpan),
    children:
      line.type === 'nested'
        ? []
        : line.children.filter((child) => child.type === 'nested').map((child) => source.slice(child.keySpan)),
  }));
}

function factsOf({ kind, name }: AwsSectionRef, key: string): { kind: string; name: string; key: string } {
  return { kind, name, key };
}
