import type { Counts, Severity } from '@duckbill/core';
import type { FindingView } from '../work/desk-message.ts';
import { button, counted, element } from './element.ts';
import { frameRows } from './frame-rows.ts';

const words: Readonly<Record<Severity, string>> = { error: 'Error', warning: 'Warning', hint: 'Hint' };

/** `2 errors, 1 warning`; nothing for none. */
export function countsText({ error, warning, hint }: Counts): string {
  return [
    error === 0 ? '' : counted(error, 'error'),
    warning === 0 ? '' : counted(warning, 'warning'),
    hint === 0 ? '' : counted(hint, 'hint'),
  ]
    .filter((text) => text !== '')
    .join(', ');
}

/** How many more are shown at a time. */
const moreFindings = 100;

/** Findings as a list; the next ones come when they are asked for. */
export function showFindings(
  list: HTMLOListElement,
  first: readonly FindingView[],
  total: number,
  more: (from: number, count: number) => Promise<readonly FindingView[]>,
): void {
  list.replaceChildren(...first.map(findingItem));
  list.parentElement?.querySelector('.more')?.remove();
  if (first.length >= total) return;
  let shown = first.length;
  const showNext = async (): Promise<void> => {
    next.disabled = true;
    try {
      const items = (await more(shown, moreFindings)).map(findingItem);
      list.append(...items);
      shown = items.length === 0 ? total : shown + items.length;
      label();
      // Where reading goes on.
      items[0]?.querySelector<HTMLElement>('h4')?.focus();
      if (shown >= total) next.remove();
    } finally {
      next.disabled = false;
    }
  };
  const next = button('', () => void showNext());
  next.className = 'more';
  const label = (): void => {
    const coming = Math.min(moreFindings, total - shown);
    next.textContent = `Show ${coming} more (${shown} of ${total} are shown)`;
  };
  label();
  list.after(next);
}

function findingItem(finding: FindingView): HTMLLIElement {
  const { code, severity, message, frames, hints, because, whatToDo, repair, programs } = finding;
  const [own] = frames;
  const place = own?.place ?? '';
  return element(
    'li',
    { class: `finding ${severity}` },
    element(
      'h4',
      { tabindex: -1 },
      element('span', { class: `badge ${severity}` }, words[severity]),
      ' ',
      element('span', { class: 'message' }, message),
    ),
    element(
      'p',
      { class: 'about' },
      element('span', { class: 'place' }, place),
      ' ',
      element('a', { href: `#explain=${code}`, class: 'code', 'aria-label': `About the rule ${code}` }, code),
    ),
    frames.flatMap((frame, index) => [
      index === 0 ? undefined : element('p', { class: 'place' }, frame.place),
      frame.rows.length === 0 ? undefined : frameRows(frame.rows, `Code at ${frame.place}`),
    ]),
    element(
      'dl',
      { class: 'words' },
      hints.flatMap((hint) => pair('Hint', hint)),
      pair('Why', because),
      pair('Fix', whatToDo),
      repair === undefined
        ? []
        : pair(
            'Repair',
            repair.safe
              ? `${repair.title} (safe: offered below)`
              : `${repair.title} (look at it first: duckbill lint --fix-unsafe --diff)`,
          ),
      pair('For', programs),
    ),
  );
}

function pair(term: string, text: string): HTMLElement[] {
  return [element('dt', {}, term), element('dd', {}, text)];
}
