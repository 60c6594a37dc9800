import type { Look } from '../work/desk-message.ts';
import { element } from './element.ts';

/** What the doctor said on the computers that bundles come from. It is told as it came: nobody can prove it here. */
export function showDoctors(into: HTMLElement, doctors: Look['doctors']): void {
  into.replaceChildren(
    ...doctors.map(({ name, text }) =>
      element(
        'div',
        { class: 'mended' },
        element('h4', {}, name),
        element(
          'pre',
          { class: 'frame', tabindex: 0, role: 'region', 'aria-label': `What the doctor said in ${name}` },
          element('code', {}, text),
        ),
      ),
    ),
  );
}
