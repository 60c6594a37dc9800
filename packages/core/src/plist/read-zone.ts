/** Minutes east of Greenwich, and where the text of the zone ends. */
export interface ZoneReading {
  readonly offset: number;
  readonly end: number;
}

/** The abbreviations that Java knows in English and that people meet; the rest refuses the file. */
const abbreviations: ReadonlyMap<string, number> = new Map([
  ['UTC', 0],
  ['UT', 0],
  ['WET', 0],
  ['WEST', 60],
  ['BST', 60],
  ['CET', 60],
  ['CEST', 120],
  ['MET', 60],
  ['MEST', 120],
  ['EET', 120],
  ['EEST', 180],
  ['MSK', 180],
  ['JST', 540],
  ['KST', 540],
  ['HST', -600],
  ['AKST', -540],
  ['AKDT', -480],
  ['PST', -480],
  ['PDT', -420],
  ['MST', -420],
  ['MDT', -360],
  ['CST', -360],
  ['CDT', -300],
  ['EST', -300],
  ['EDT', -240],
  ['AST', -240],
  ['ADT', -180],
]);

/** Names in full, in lower case; Java takes them in any. */
const names: readonly (readonly [string, number])[] = [
  ['coordinated universal time', 0],
  ['greenwich mean time', 0],
  ['central european standard time', 60],
  ['central european summer time', 120],
  ['eastern standard time', -300],
  ['eastern daylight time', -240],
  ['central standard time', -360],
  ['central daylight time', -300],
  ['mountain standard time', -420],
  ['mountain daylight time', -360],
  ['pacific standard time', -480],
  ['pacific daylight time', -420],
];

/** Reads a zone as Java's pattern letter `Z` does: `+0100`, `GMT`, `GMT+1:00`, an abbreviation. */
export function readZone(text: string, start: number): ZoneReading | undefined {
  let at = start;
  while (text[at] === ' ' || text[at] === '\t') at += 1;
  const sign = signAt(text, at);
  if (sign !== 0) return readOffset(text, at + 1, sign, false);
  if (text.slice(at, at + 3).toUpperCase() === 'GMT') {
    const after = signAt(text, at + 3);
    return after === 0 ? { offset: 0, end: at + 3 } : readOffset(text, at + 4, after, true);
  }
  for (const [name, offset] of names)
    if (text.slice(at, at + name.length).toLowerCase() === name) return { offset, end: at + name.length };
  for (const length of [4, 3, 2]) {
    const offset = abbreviations.get(text.slice(at, at + length).toUpperCase());
    if (offset !== undefined) return { offset, end: at + length };
  }
  return undefined;
}

function signAt(text: string, at: number): -1 | 0 | 1 {
  return text[at] === '+' ? 1 : text[at] === '-' ? -1 : 0;
}

function readOffset(text: string, start: number, sign: -1 | 1, colon: boolean): ZoneReading | undefined {
  let at = start;
  const digit = (): number => {
    const value = text.charCodeAt(at) - 0x30;
    return value >= 0 && value <= 9 ? value : -1;
  };
  let hours = digit();
  if (hours < 0) return undefined;
  at += 1;
  const second = digit();
  if (second >= 0) {
    hours = hours * 10 + second;
    at += 1;
  } else if (!colon) return undefined;
  if (hours > 23) return undefined;
  if (colon) {
    if (text[at] !== ':') return undefined;
    at += 1;
  }
  const tens = digit();
  at += 1;
  const ones = digit();
  at += 1;
  if (tens < 0 || ones < 0 || tens > 5) return undefined;
  return { offset: sign * (hours * 60 + tens * 10 + ones), end: at };
}
