/** A version as numbers: `9.5.2` is 9, 5, 2. */
export type VersionParts = readonly number[];

const longestNumber = 9;

/** The numbers at the beginning of a text, up to three; a fourth is a build. Undefined when it begins with none. */
export function versionParts(text: string): VersionParts | undefined {
  const numbers = (/^[\d.]+/u.exec(text.trim())?.[0] ?? '').split('.');
  const parts = numbers.slice(0, 3);
  if (parts.some((part) => part === '' || part.length > longestNumber)) return undefined;
  return parts.map(Number);
}

/** Whether `version` is `needed` or later; a version that says less than asked counts as its first. */
export function isAtLeast(version: string, needed: string): boolean {
  return compareVersions(version, needed) >= 0;
}

/** Below zero when `a` is the older; what is no version is older than everything. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [versionParts(a) ?? [], versionParts(b) ?? []];
  for (let at = 0; at < 3; at += 1) {
    const difference = (left[at] ?? 0) - (right[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** A version with its build: `9.5.2.44410` and `9.5.2 (44410)` are 9.5.2 and 44410. */
export function splitBuild(text: string): { readonly version: string; readonly revision?: string } | undefined {
  const parts = versionParts(text);
  if (parts === undefined) return undefined;
  const revision = /^\d+\.\d+\.\d+(?:\.| \()(\d+)/u.exec(text.trim())?.[1];
  return { version: parts.join('.'), ...(revision === undefined ? {} : { revision }) };
}
