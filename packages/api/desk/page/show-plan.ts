import type { PlanWords } from '@duckbill/core';
import { element } from './element.ts';
import { frameRows } from './frame-rows.ts';

/** A plan: what stops it first, then steps and settings. */
export function showPlan(into: HTMLElement, plan: PlanWords): void {
  const { program, wayIn, problems, settings, steps } = plan;
  into.replaceChildren(
    element('p', { class: 'way-in' }, element('strong', {}, `${program}: `), wayIn),
    ...problems.map((problem) =>
      element(
        'div',
        { class: `problem ${problem.severity}` },
        element(
          'h4',
          {},
          element('span', { class: `badge ${problem.severity}` }, problem.weight),
          ' ',
          element('span', { class: 'message' }, problem.message),
        ),
        element(
          'p',
          { class: 'about' },
          element('span', { class: 'place' }, problem.place ?? ''),
          ' ',
          element('a', { href: `#explain=${problem.code}`, class: 'code' }, problem.code),
        ),
        problem.frame.length === 0 ? undefined : frameRows(problem.frame, `Code at ${problem.place ?? 'the file'}`),
        element(
          'ul',
          {},
          problem.advice.map((text) => element('li', {}, text)),
        ),
      ),
    ),
    ...(steps.length === 0 ? [] : [element('h4', {}, 'Steps'), stepList(steps)]),
    ...(settings.length === 0 ? [] : [element('h4', {}, 'Settings and where they come from'), settingTable(settings)]),
  );
}

function stepList(steps: PlanWords['steps']): HTMLElement {
  return element(
    'ol',
    { class: 'steps' },
    steps.map(({ verb, object, note, purpose, parameters }) =>
      element(
        'li',
        {},
        element('p', {}, element('span', { class: `verb ${verb}` }, verb), ' ', element('strong', {}, object)),
        note === '' ? undefined : element('p', { class: 'note' }, note),
        purpose.map((text) => element('p', {}, text)),
        parameters.length === 0
          ? undefined
          : element(
              'ul',
              { class: 'parameters' },
              parameters.map((text) => element('li', {}, element('code', {}, text))),
            ),
      ),
    ),
  );
}

function settingTable(settings: PlanWords['settings']): HTMLElement {
  const head = ['Setting', 'Value', 'From'].map((text) => element('th', { scope: 'col' }, text));
  const rows = settings.map(({ name, value, origin }) =>
    element(
      'tr',
      {},
      element('th', { scope: 'row' }, name),
      element('td', {}, element('code', {}, value)),
      element('td', {}, origin),
    ),
  );
  return element(
    'div',
    { class: 'scroll', tabindex: 0, role: 'region', 'aria-label': 'Settings' },
    element('table', {}, element('thead', {}, element('tr', {}, head)), element('tbody', {}, rows)),
  );
}
