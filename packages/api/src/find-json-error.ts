const space = /[ \t\n\r]*/uy;
const word = /true|false|null/uy;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/uy;

/** Where a text stops being JSON; undefined when it is. `JSON.parse` quotes the text, which may hold secrets. */
export function findJsonError(text: string): number | undefined {
  const closers: string[] = [];
  let at = skip(space, text, 0);
  // One turn for each value; keys and closing brackets are eaten on the way.
  for (;;) {
    const opener = text[at];
    if (opener === '{' || opener === '[') {
      const closer = opener === '{' ? '}' : ']';
      at = skip(space, text, at + 1);
      if (text[at] === closer) {
        at += 1;
      } else {
        closers.push(closer);
        if (closer === ']') continue;
        const key = skipKey(text, at);
        if (!key.ok) return key.at;
        at = key.at;
        continue;
      }
    } else {
      const scalar = skipScalar(text, at);
      if (!scalar.ok) return scalar.at;
      at = scalar.at;
    }
    at = skip(space, text, at);
    while (closers.length > 0 && text[at] === closers.at(-1)) {
      closers.pop();
      at = skip(space, text, at + 1);
    }
    const closer = closers.at(-1);
    if (closer === undefined) return at === text.length ? undefined : at;
    if (text[at] !== ',') return at;
    at = skip(space, text, at + 1);
    if (closer === ']') continue;
    const key = skipKey(text, at);
    if (!key.ok) return key.at;
    at = key.at;
  }
}

/** The end of what was read, or the place where it is wrong. */
interface Step {
  readonly ok: boolean;
  readonly at: number;
}

function skip(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : at;
}

function skipKey(text: string, at: number): Step {
  const key = skipString(text, at);
  if (!key.ok) return key;
  const colon = skip(space, text, key.at);
  return text[colon] === ':' ? { ok: true, at: skip(space, text, colon + 1) } : { ok: false, at: colon };
}

function skipScalar(text: string, at: number): Step {
  if (text[at] === '"') return skipString(text, at);
  const end = Math.max(skip(word, text, at), skip(number, text, at));
  return { ok: end > at, at: end };
}

const escape = /["\\/bfnrt]|u[0-9A-Fa-f]{4}/uy;

function skipString(text: string, at: number): Step {
  if (text[at] !== '"') return { ok: false, at };
  let index = at + 1;
  for (;;) {
    const code = text.charCodeAt(index);
    if (code === 0x22) return { ok: true, at: index + 1 };
    // NaN, the end of the text, is not above 0x1f either.
    if (!(code > 0x1f)) return { ok: false, at: index };
    if (code !== 0x5c) {
      index += 1;
      continue;
    }
    const end = skip(escape, text, index + 1);
    if (end === index + 1) return { ok: false, at: index };
    index = end;
  }
}
