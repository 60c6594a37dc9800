import type { PlistFindings } from './plist-findings.ts';
import type { PlistValue } from './plist-tree.ts';
import { readData } from './read-data.ts';
import { readDate } from './read-date.ts';
import { remarkShiftedDate } from './read-leaf.ts';

/** Reports what dd-plist reads otherwise than an OpenStep or GNUstep text says: a date that rolls over, data cut short. */
export function remarkOpenStepLeaf(value: PlistValue, text: string, findings: PlistFindings): void {
  if (value.type === 'date') {
    const { textSpan } = value;
    const written = text.slice(textSpan.start, textSpan.end);
    const date = readDate(written);
    if (date !== undefined) remarkShiftedDate(findings, textSpan, written, date);
  } else if (value.type === 'data') {
    const { textSpan, content } = value;
    const lost = typeof content === 'string' ? (readData(content)?.lost ?? 0) : oddDigit(text, textSpan);
    if (lost > 0) findings.remark('plist-data-cut', textSpan, { facts: { lost } });
  }
}

/** Two digits make a byte; the last one of an odd number is dropped. */
function oddDigit(text: string, { start, end }: { readonly start: number; readonly end: number }): number {
  let digits = 0;
  for (let at = start; at < end; at += 1) if (!' \t\n\v\f\r'.includes(text.charAt(at))) digits += 1;
  return digits % 2;
}
