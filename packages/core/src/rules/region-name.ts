import { partitionById, partitionOfRegion, partitions } from '../identifiers/partitions.ts';
import { NameIndex } from './name-index.ts';

const names = partitions.flatMap(({ regions }) => regions);
const index = new NameIndex(names);
/** Middle words of region names: `west` in `eu-west-1`. A new region has one of them. */
const places: ReadonlySet<string> = new Set(names.map((name) => name.split('-').at(-2) ?? ''));

/** Whether a text is a region of AWS, or could be a new one (aws-config E.3). */
export function isRegion(text: string): boolean {
  if (text.endsWith('-global')) return partitionById(text.slice(0, -'-global'.length)) !== undefined;
  return partitionOfRegion(text) !== undefined && places.has(text.split('-').at(-2) ?? '');
}

/** The region that was probably meant. */
export function nearestRegion(text: string): string | undefined {
  return index.nearest(text);
}
