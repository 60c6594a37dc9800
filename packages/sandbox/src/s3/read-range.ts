import { ServiceFailure } from '../service-failure.ts';
import { textElement } from '../xml-text.ts';

/** From `start` up to the byte before `end`. */
export interface PartOfObject {
  readonly start: number;
  readonly end: number;
}

/**
 * The part that a Range header asks for; undefined for the whole, which is also the answer to a header that says nothing
 * sensible, and to several ranges (RFC 9110 §14). 416 for a part that begins behind the end.
 */
export function readRange(header: string | undefined, size: number): PartOfObject | undefined {
  const groups = /^bytes=(?<first>[0-9]{0,15})-(?<last>[0-9]{0,15})$/.exec(header?.trim() ?? '')?.groups;
  if (groups === undefined || header === undefined) return undefined;
  const { first = '', last = '' } = groups;
  if (first === '' && last === '') return undefined;
  if (first !== '' && last !== '' && Number(last) < Number(first)) return undefined;
  const start = first === '' ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === '' || last === '' ? size : Math.min(size, Number(last) + 1);
  if (start < size && end > start) return { start, end };
  throw new ServiceFailure(416, 'InvalidRange', 'The requested range is not satisfiable', {
    elements: [textElement('RangeRequested', header.trim()), textElement('ActualObjectSize', size)],
  });
}
