import { escapeXml } from '../xml-text.ts';

/** Markup that is safe to send. Made by `html` alone. */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }
}

type HtmlPart = string | number | Html | readonly Html[] | undefined;

/** Markup with values in it: texts are escaped, markup stays, undefined is nothing. Attributes stand in double quotes. */
export function html(texts: TemplateStringsArray, ...parts: readonly HtmlPart[]): Html {
  return new Html(texts.map((text, index) => text + markupOf(parts[index])).join(''));
}

function markupOf(part: HtmlPart): string {
  if (part === undefined) return '';
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string' || typeof part === 'number') return escapeXml(String(part));
  return part.map(({ markup }) => markup).join('');
}
