import { toneRuns } from '../work/frame-paint.ts';
import { element } from './element.ts';

/** A code frame as a terminal shows it. It scrolls by itself, so the keyboard has to reach it. */
export function frameRows(rows: readonly string[], label: string): HTMLElement {
  const lines = rows.flatMap((row, index) => [
    ...(index === 0 ? [] : ['\n']),
    ...toneRuns(row).map(({ text, tone }) => (tone === undefined ? text : element('span', { class: tone }, text))),
  ]);
  return element(
    'pre',
    { class: 'frame', tabindex: 0, role: 'region', 'aria-label': label },
    element('code', {}, lines),
  );
}
