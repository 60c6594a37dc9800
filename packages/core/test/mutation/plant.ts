import { type Mistake, pick, type Planted, type Random } from './mistake.ts';

type Plant = Mistake['plant'];
type Change = (text: string, random: Random) => string;

/** Changes the group `part` (or the whole match) on any one line that matches. */
export function change(pattern: RegExp, by: Change | string): Plant {
  return (lines, random) => {
    const at = pick(linesWith(lines, pattern), random);
    const text = lines[at ?? -1];
    if (at === undefined || text === undefined) return undefined;
    const match = pattern.exec(text);
    const part = match?.groups?.['part'] ?? match?.[0] ?? '';
    const start = (match?.index ?? 0) + (match?.[0].lastIndexOf(part) ?? 0);
    const after = typeof by === 'string' ? by : by(part, random);
    if (after === part) return undefined;
    return { lines: lines.with(at, text.slice(0, start) + after + text.slice(start + part.length)), line: at + 1 };
  };
}

/** Changes the value of one of these keys of a property list, all that stands on its line. */
export function changeValue(keys: RegExp, by: Change | string): Plant {
  return (lines, random) => {
    const values = lines.flatMap((text, index) =>
      keys.test(keyOn(text) ?? '') && /^\s*<[^/].*(?:>|\/>)$/u.test(lines[index + 1] ?? '') ? [index + 1] : [],
    );
    const at = pick(values, random);
    const text = lines[at ?? -1];
    if (at === undefined || text === undefined) return undefined;
    const indent = /^\s*/u.exec(text)?.[0] ?? '';
    const value = text.slice(indent.length);
    const after = typeof by === 'string' ? by : by(value, random);
    return after === value ? undefined : { lines: lines.with(at, indent + after), line: at + 1 };
  };
}

/** Changes the text between the tags of the value of one of these keys. */
export function changeString(keys: RegExp, by: Change | string): Plant {
  return changeValue(keys, (value, random) => {
    const text = /^<string>(?<text>.+)<\/string>$/u.exec(value)?.groups?.['text'];
    if (text === undefined) return value;
    return `<string>${typeof by === 'string' ? by : by(text, random)}</string>`;
  });
}

/** Removes a key and its one-line value; the line to look at is the one on which `look` stands then. */
export function removeKey(key: RegExp, look: RegExp): Plant {
  return (lines) => {
    const at = lines.findIndex((text) => key.test(keyOn(text) ?? ''));
    return at === -1 ? undefined : lookAt(lines.toSpliced(at, 2), look);
  };
}

/** Removes one line that matches; the line to look at is `shift` lines from where it stood, or the one with `look`. */
export function removeLine(pattern: RegExp, look: number | RegExp): Plant {
  return (lines, random) => {
    const at = pick(linesWith(lines, pattern), random);
    if (at === undefined) return undefined;
    const left = lines.toSpliced(at, 1);
    if (typeof look === 'number') return { lines: left, line: at + 1 + look };
    // The nearest line above that says it.
    const above = left.slice(0, at).findLastIndex((text) => look.test(text));
    return above === -1 ? lookAt(left, look) : { lines: left, line: above + 1 };
  };
}

/** Writes new lines after any one line that matches; the last of them is the one to look at. */
export function insertAfter(pattern: RegExp, make: (line: string, random: Random) => readonly string[]): Plant {
  return (lines, random) => {
    const at = pick(linesWith(lines, pattern), random);
    if (at === undefined) return undefined;
    const added = make(lines[at] ?? '', random);
    return { lines: lines.toSpliced(at + 1, 0, ...added), line: at + 1 + added.length };
  };
}

function lookAt(lines: readonly string[], look: RegExp): Planted | undefined {
  const at = lines.findIndex((text) => look.test(text));
  return at === -1 ? undefined : { lines, line: at + 1 };
}

function linesWith(lines: readonly string[], pattern: RegExp): readonly number[] {
  return lines.flatMap((text, index) => (pattern.test(text) ? [index] : []));
}

function keyOn(line: string): string | undefined {
  return /<key>(?<key>[^<]*)<\/key>/u.exec(line)?.groups?.['key'];
}

/** A slip of the hand: a letter lost, doubled, or two in the wrong order. */
export function typo(word: string, random: Random): string {
  const places = word
    .split('')
    .flatMap((letter, index) =>
      index > 0 && /[a-z]/iu.test(letter) && /[a-z]/iu.test(word[index + 1] ?? '') ? [index] : [],
    );
  const at = pick(places, random);
  if (at === undefined) return word;
  const [before, letter, next, after] = [word.slice(0, at), word[at], word[at + 1], word.slice(at + 2)];
  const slip = random();
  if (slip < 0.33) return `${before}${next}${after}`;
  if (slip < 0.66 || letter === next) return `${before}${letter}${letter}${next}${after}`;
  return `${before}${next}${letter}${after}`;
}

/** The wrong case: all small, all large, or the first letter the other way. */
export function otherCase(word: string, random: Random): string {
  const [first = '', rest] = [word[0], word.slice(1)];
  const forms = [
    word.toLowerCase(),
    word.toUpperCase(),
    (first === first.toLowerCase() ? first.toUpperCase() : first.toLowerCase()) + rest,
  ];
  return (
    pick(
      forms.filter((form) => form !== word),
      random,
    ) ?? word
  );
}

/** The first number of twelve digits with one of them lost. */
export function dropDigit(text: string, random: Random): string {
  return changeAccount(text, (account) => {
    const at = Math.floor(random() * account.length);
    return account.slice(0, at) + account.slice(at + 1);
  });
}

/** The first number of twelve digits with one of them wrong. */
export function wrongDigit(text: string, random: Random): string {
  return changeAccount(text, (account) => {
    const at = Math.floor(random() * account.length);
    return (
      account.slice(0, at) + String((Number(account[at]) + 1 + Math.floor(random() * 9)) % 10) + account.slice(at + 1)
    );
  });
}

function changeAccount(text: string, by: (account: string) => string): string {
  return text.replace(/\d{12}/u, by);
}

/** An ARN of a partition that its region is not in. */
export function otherPartition(text: string): string {
  return /arn:aws-(?:cn|us-gov):/u.test(text)
    ? text.replace(/arn:aws-(?:cn|us-gov):/u, 'arn:aws:')
    : text.replace('arn:aws:', 'arn:aws-us-gov:');
}
