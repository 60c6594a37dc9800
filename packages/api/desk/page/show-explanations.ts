import type { ExplanationView } from '../work/desk-message.ts';
import { element } from './element.ts';

/** What is known about a text or a code, best first. */
export function showExplanations(into: HTMLElement, explanations: readonly ExplanationView[]): void {
  into.replaceChildren(...explanations.map(explanationArticle));
}

function explanationArticle({ title, about, parts, links }: ExplanationView): HTMLElement {
  return element(
    'article',
    { class: 'explanation' },
    element('h4', {}, title),
    about === '' ? undefined : element('p', { class: 'about' }, about),
    parts.flatMap(({ heading, texts, form }) => [
      heading === undefined ? undefined : element('h5', {}, heading),
      ...(form === 'text'
        ? texts.map((text) => element('p', {}, text))
        : [
            element(
              form === 'steps' ? 'ol' : 'ul',
              {},
              texts.map((text) => element('li', {}, text)),
            ),
          ]),
    ]),
    links.length === 0
      ? undefined
      : [
          element('h5', {}, 'Pages that say so'),
          element(
            'ul',
            { class: 'links' },
            links.map((link) =>
              element('li', {}, element('a', { href: link, rel: 'noreferrer noopener', target: '_blank' }, link)),
            ),
          ),
        ],
  );
}
