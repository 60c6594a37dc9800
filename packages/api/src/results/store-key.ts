const longest = 512;
/** Lower case, because some file systems tell no other; never a dot first, which hides a file or climbs. */
const name = /^[a-z0-9][a-z0-9._-]*$/u;
/** Names that Windows has given away, with whatever ending. */
const taken = /^(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)/u;

/** Refuses what is no key: names of small letters, digits, `.`, `_` and `-`, with `/` between them. Throws `RangeError`. */
export function checkKey(key: string): void {
  const names = key.split('/');
  if (key.length > longest || !names.every(isName))
    throw new RangeError(`no key of an object: ${JSON.stringify(key.slice(0, 100))}`);
}

/** Refuses what no key can begin with; an empty prefix is that of all. Throws `RangeError`. */
export function checkPrefix(prefix: string): void {
  if (prefix === '') return;
  checkKey(prefix.endsWith('/') ? prefix.slice(0, -1) : prefix);
}

function isName(text: string): boolean {
  return name.test(text) && !text.endsWith('.') && !taken.test(text);
}
