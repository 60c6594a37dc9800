import type { CatalogueEntry } from './catalogue-entry.ts';
import { plistCatalogue, type PlistCode } from './plist.ts';

/** Every code a diagnostic can have. A code without an entry does not compile. */
export type Code = PlistCode;

/** Every code with its words: the one place that knows them all. */
export const catalogue: Readonly<Record<Code, CatalogueEntry>> = {
  ...plistCatalogue,
};

/** The entry of a code. */
export function catalogueEntry(code: Code): CatalogueEntry {
  return catalogue[code];
}
