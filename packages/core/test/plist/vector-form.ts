import { lookUp } from '../../src/plist/look-up.ts';
import type { PlistDocument, PlistOutcome } from '../../src/plist/plist-document.ts';
import type { PlistArray, PlistDict, PlistSet, PlistValue } from '../../src/plist/plist-tree.ts';
import { decodeData } from '../../src/plist/read-data.ts';
import { readBoolean, readInteger, readList, readMap, readString } from '../../src/plist/typed-reads.ts';
import { canonicalJson, hashOf } from './canonical-json.ts';
import type { PlistVector, VectorHash, VectorReads, VectorTree } from './shared-vectors.ts';

/** A tree in the form of the vectors. */
export function treeForm(value: PlistValue): VectorTree {
  switch (value.type) {
    case 'dict': {
      const members = record<VectorTree>([]);
      for (const [key, member] of keysOf(value)) members[key] = treeForm(member);
      return { t: 'dict', v: members };
    }
    case 'array':
    case 'set':
      return { t: value.type, v: itemsForm(value) };
    case 'integer':
    case 'uid':
      return { t: value.type, v: String(value.value) };
    case 'real':
      return { t: 'real', v: realForm(value.value) };
    case 'data':
      return { t: 'data', v: Buffer.from(decodeData(value)).toString('base64') };
    default:
      return { t: value.type, v: value.value };
  }
}

function itemsForm({ items, gaps = [] }: PlistArray | PlistSet): VectorTree[] {
  const form: VectorTree[] = [];
  let gap = 0;
  for (let at = 0; at <= items.length; at += 1) {
    for (; gaps[gap]?.before === at; gap += 1) form.push({ t: 'null' });
    const item = items[at];
    if (item !== undefined) form.push(treeForm(item));
  }
  return form;
}

function realForm(value: number): number | string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value > 0 ? 'inf' : '-inf';
  return value;
}

/** Keys in the place of their first entry, with the value of their last. */
function keysOf(dict: PlistDict): Map<string, PlistValue> {
  return new Map(dict.entries.map((entry) => [entry.key, entry.value]));
}

/** Without a prototype: a key may be `__proto__`. */
function record<T>(members: readonly (readonly [string, T])[]): Record<string, T> {
  const made: Record<string, T> = Object.create(null);
  for (const [key, value] of members) made[key] = value;
  return made;
}

/** The reads that Cyberduck makes of a dictionary, in the form of the vectors. */
export function readsForm(dict: PlistDict): Record<string, VectorReads> {
  return record([...keysOf(dict).keys()].map((key) => [key, readsOfKey(dict, key)]));
}

function readsOfKey(dict: PlistDict, key: string): VectorReads {
  const type = lookUp(dict, key)?.value.type;
  return {
    string: readString(dict, key)?.value ?? null,
    boolean: readBoolean(dict, key)?.value ?? false,
    ...(type === 'array' ? { list: listForm(dict, key) } : {}),
    ...(type === 'dict' ? { map: mapForm(dict, key) } : {}),
    ...(key.includes('Port') && !key.includes('Config') ? { parseInt: readInteger(dict, key)?.value ?? null } : {}),
  };
}

function listForm(dict: PlistDict, key: string): unknown[] {
  const items = readList(dict, key)?.value ?? [];
  return items.map((item) => (typeof item.value === 'string' ? item.value : { dict: true }));
}

function mapForm(dict: PlistDict, key: string): Record<string, string> {
  const members = [...(readMap(dict, key)?.value ?? [])];
  return record(members.map(([name, member]) => [name, member.value]));
}

const outcomes: Readonly<Record<NonNullable<PlistVector['cyberduckOutcome']>, PlistOutcome>> = {
  dict: 'dict',
  'cast-error': 'other-root',
  'null-root': 'null',
  refused: 'refused',
  unhandled: 'refused',
};

/** `ddplist`: accepted or not, and the tree. `cyberduck`: what its reader meets, and its typed reads. */
export type PlistColumn = 'ddplist' | 'cyberduck';

export interface FormDifference {
  readonly column: PlistColumn;
  readonly expected: string;
  readonly got: string;
}

/** What of a case we read otherwise than dd-plist and Cyberduck; a column that the case lacks asserts nothing. */
export function differences(vector: PlistVector, document: PlistDocument): FormDifference[] {
  const found: FormDifference[] = [];
  const { ddplist, cyberduck, cyberduckOutcome } = vector;
  const { root, outcome } = document;
  const expect = (column: PlistColumn, expected: unknown, actual: unknown): void => {
    const got = isHash(expected) ? hashOf(actual) : actual;
    const [want, have] = [garbageMasked(canonicalJson(expected)), garbageMasked(canonicalJson(got))];
    if (want !== have) found.push({ column, expected: shorten(want), got: shorten(have) });
  };
  if (ddplist !== undefined) {
    const accepted = root === undefined ? { t: 'null' } : treeForm(root);
    expect('ddplist', 'error' in ddplist ? 'refused' : ddplist, outcome === 'refused' ? 'refused' : accepted);
  }
  if (cyberduckOutcome !== undefined) expect('cyberduck', outcomes[cyberduckOutcome], outcome);
  if (cyberduck !== undefined) expect('cyberduck', cyberduck, root?.type === 'dict' ? readsForm(root) : outcome);
  return found;
}

function isHash(value: unknown): value is VectorHash {
  return typeof value === 'object' && value !== null && 'sha256' in value;
}

/** Java's object texts: the vectors write `<hash>` for the number, we write an ellipsis. */
function garbageMasked(json: string): string {
  return json.replaceAll('@<hash>', '@\\u2026');
}

function shorten(text: string): string {
  return text.length <= 300 ? text : `${text.slice(0, 300)}…`;
}
