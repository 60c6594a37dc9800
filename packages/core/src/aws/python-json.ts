/** What Python's `json.dumps` is given: plain values; an object is a list of its members in their order. */
export type PythonJson = string | number | boolean | null | readonly PythonJson[] | PythonObject | RawJson;

/** Members in the order in which they are written; those without a value are left out. */
export interface PythonObject {
  readonly members: readonly (readonly [key: string, value: PythonJson | undefined])[];
}

/** JSON that stands somewhere already and is repeated as it stands. */
export interface RawJson {
  readonly raw: string;
}

export interface Separators {
  readonly item: string;
  readonly key: string;
}

/** What `json.dumps` puts between items and behind keys when it is told nothing. */
export const spacedJson: Separators = { item: ', ', key: ': ' };

/** `separators=(',', ':')`. */
export const compactJson: Separators = { item: ',', key: ':' };

/** A value as Python's `json.dumps` writes it: everything beyond ASCII escaped (aws-config D.4). */
export function printPythonJson(value: PythonJson, separators: Separators = spacedJson): string {
  if (typeof value !== 'object' || value === null) return asciiJson(value);
  if ('raw' in value) return value.raw;
  if (!('members' in value)) return `[${value.map((item) => printPythonJson(item, separators)).join(separators.item)}]`;
  const members: string[] = [];
  for (const [key, member] of value.members)
    if (member !== undefined) members.push(`${asciiJson(key)}${separators.key}${printPythonJson(member, separators)}`);
  return `{${members.join(separators.item)}}`;
}

/** The members of a flat object in the order of `sort_keys=True`; those without a value are left out. */
export function sortedMembers(value: Readonly<Record<string, PythonJson | undefined>>): PythonObject {
  return { members: Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)) };
}

function asciiJson(value: string | number | boolean | null): string {
  const json = JSON.stringify(value);
  let ascii = '';
  for (let at = 0; at < json.length; at += 1) {
    const code = json.charCodeAt(at);
    ascii += code < 0x7f ? json.charAt(at) : `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return ascii;
}
