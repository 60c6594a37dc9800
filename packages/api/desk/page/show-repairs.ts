import type { MendedView } from '../work/desk-message.ts';
import { button, element } from './element.ts';

/** What safe repairs would change, and the mended files to take. */
export function showRepairs(
  into: HTMLElement,
  mended: readonly MendedView[],
  take: (names: readonly string[]) => void,
): void {
  into.replaceChildren(
    ...mended.map(({ name, repairs, diff, hasSecrets }) =>
      element(
        'div',
        { class: 'mended' },
        element('h4', {}, name),
        element(
          'ul',
          {},
          repairs.map((text) => element('li', {}, text)),
        ),
        diff === undefined
          ? element('p', {}, 'The change is too long to be shown here.')
          : element(
              'pre',
              { class: 'frame diff', tabindex: 0, role: 'region', 'aria-label': `Changes to ${name}` },
              element('code', {}, diffLines(diff)),
            ),
        hasSecrets
          ? element(
              'p',
              { class: 'note' },
              'The secrets of this file are hidden here. The file that you download holds them, as yours does.',
            )
          : undefined,
        button('Download the mended file', () => take([name]), { 'aria-label': `Download the mended ${name}` }),
      ),
    ),
    ...(mended.length < 2
      ? []
      : [
          element(
            'p',
            {},
            button(`Download all ${mended.length} mended files (ZIP)`, () => take(mended.map(({ name }) => name))),
          ),
        ]),
  );
}

function diffLines(diff: string): (Node | string)[] {
  const all = diff.trimEnd().split('\n');
  // The lines before name the file, which stands above.
  const lines = all.slice(all.findIndex((line) => line.startsWith('@@')));
  return lines.flatMap((line, index) => {
    const kind = line.startsWith('+') ? 'good' : line.startsWith('-') ? 'error' : line.startsWith('@@') ? 'hint' : '';
    const end = index === lines.length - 1 ? '' : '\n';
    return kind === '' ? [`${line}${end}`] : [element('span', { class: kind }, line), end];
  });
}
