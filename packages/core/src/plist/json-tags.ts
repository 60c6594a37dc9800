/** Keys that say what an object with no other key stands for. */
export const jsonTags = ['$date', '$data', '$real'] as const;
export type JsonTag = (typeof jsonTags)[number];

/** The tag that the only key of an object is; undefined for any other key. */
export function tagOf(key: string): JsonTag | undefined {
  return jsonTags.find((tag) => tag === key);
}

/** A key that happens to look like a tag gets one more `$`, so that it is taken for a key. */
export function escapeTagKey(key: string): string {
  return looksLikeTag(key) ? `$${key}` : key;
}

/** The key that was meant by the only key of an object. */
export function unescapeTagKey(key: string): string {
  return key.startsWith('$$') && looksLikeTag(key) ? key.slice(1) : key;
}

function looksLikeTag(key: string): boolean {
  let at = 0;
  while (key[at] === '$') at += 1;
  return at > 0 && tagOf(key.slice(at - 1)) !== undefined;
}
