import { encodeBase64 } from '../plist/encode-base64.ts';
import { parsePlist } from '../plist/parse-plist.ts';
import type { PlistValue } from '../plist/plist-tree.ts';
import { decodeData } from '../plist/read-data.ts';
import { isSecretName } from '../report/secret-names.ts';
import { secretMark } from '../report/known-secrets.ts';
import { SourceText } from '../source/source-text.ts';
import { fleetFileKind } from './fleet-file-kind.ts';
import { readFleetSections } from './managed-sections.ts';

/** One thing that differs between two states of a file. */
export interface FleetChange {
  readonly what: 'added' | 'removed' | 'changed';
  /** A setting (`profile reports: region`), a key (`Custom: role_arn`), or `text` for what has neither. */
  readonly item: string;
  /** Secrets are masked. */
  readonly before?: string;
  readonly after?: string;
  /** In the text of before; where nothing stands there, in the one after. 1-based. */
  readonly line: number;
}

interface Fact {
  readonly value: string;
  readonly secret: boolean;
  readonly line: number;
}

/**
 * What differs between two texts of a file, as the programs that read it would see: settings of AWS profiles, values of
 * property lists; for other files, and where only the layout differs, that the text does. No change: the same bytes.
 */
export function compareFleetText(path: string, before: string, after: string): readonly FleetChange[] {
  if (before === after) return [];
  const [old, now] = [factsOf(path, before), factsOf(path, after)];
  const changes = old === undefined || now === undefined ? [] : compareFacts(old, now);
  if (changes.length > 0) return changes;
  return [{ what: 'changed', item: 'text', line: firstDifferentLine(before, after) }];
}

/** Whether a property list says everything that another one says, and what it says besides; undefined: neither is one. */
export function plistBeyond(path: string, wanted: string, text: string): readonly string[] | undefined {
  const [wish, have] = [factsOf(path, wanted), factsOf(path, text)];
  if (wish === undefined || have === undefined || fleetFileKind(path) === 'aws-config') return undefined;
  for (const [item, { value }] of wish) if (have.get(item)?.value !== value) return undefined;
  return [...have.keys()].filter((item) => !wish.has(item));
}

type Facts = ReadonlyMap<string, Fact>;

function factsOf(path: string, text: string): Facts | undefined {
  const source = new SourceText(path, text);
  switch (fleetFileKind(path)) {
    case 'aws-config':
      return awsFacts(source);
    case 'profile':
    case 'bookmark':
      return plistFacts(source);
    case 'other':
      return undefined;
  }
}

function awsFacts(source: SourceText): Facts {
  const facts = new Map<string, Fact>();
  for (const { kind, name, settings, line, settingLines } of readFleetSections(source)) {
    facts.set(`${kind} ${name}`, { value: '', secret: false, line });
    for (const [index, [key, value]] of settings.entries())
      facts.set(`${kind} ${name}: ${key}`, {
        value,
        secret: isSecretName(key),
        line: settingLines[index] ?? line,
      });
  }
  return facts;
}

function plistFacts(source: SourceText): Facts | undefined {
  const { root } = parsePlist(source);
  if (root === undefined) return undefined;
  const facts = new Map<string, Fact>();
  addValue(facts, source, '', root);
  return facts;
}

function addValue(facts: Map<string, Fact>, source: SourceText, item: string, value: PlistValue): void {
  const { line } = source.position(value.span.start);
  if (value.type === 'dict') {
    if (item !== '') facts.set(item, { value: '', secret: false, line });
    for (const entry of value.entries)
      addValue(facts, source, item === '' ? entry.key : `${item}: ${entry.key}`, entry.value);
  } else if (value.type === 'array' || value.type === 'set') {
    facts.set(item, { value: `${value.items.length} members`, secret: false, line });
    for (const [index, member] of value.items.entries()) addValue(facts, source, `${item}[${index}]`, member);
  } else {
    const key = item.slice(item.lastIndexOf(': ') + 1);
    facts.set(item, { value: leafText(value), secret: isSecretName(key), line });
  }
}

function leafText(value: Exclude<PlistValue, { type: 'dict' | 'array' | 'set' }>): string {
  return value.type === 'data' ? encodeBase64(decodeData(value)) : String(value.value);
}

function compareFacts(old: Facts, now: Facts): readonly FleetChange[] {
  const changes: FleetChange[] = [];
  for (const [item, fact] of old) {
    const after = now.get(item);
    if (after === undefined) changes.push({ what: 'removed', item, ...part('before', fact), line: fact.line });
    else if (after.value !== fact.value)
      changes.push({ what: 'changed', item, ...part('before', fact), ...part('after', after), line: fact.line });
  }
  for (const [item, fact] of now)
    if (!old.has(item)) changes.push({ what: 'added', item, ...part('after', fact), line: fact.line });
  return changes;
}

function part(side: 'before' | 'after', { value, secret }: Fact): Partial<Pick<FleetChange, 'before' | 'after'>> {
  return value === '' ? {} : { [side]: secret ? hidden : value };
}

const hidden = secretMark.repeat(8);

function firstDifferentLine(before: string, after: string): number {
  let line = 1;
  const length = Math.min(before.length, after.length);
  for (let at = 0; at < length && before.charCodeAt(at) === after.charCodeAt(at); at += 1)
    if (before.charCodeAt(at) === LF) line += 1;
  return line;
}

const LF = 10;
