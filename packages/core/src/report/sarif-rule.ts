import { catalogueEntry } from '../catalogue/catalogue.ts';
import type { Code } from '../catalogue/catalogue.ts';
import type { Severity } from '../diagnostic/diagnostic.ts';
import { namePrograms } from '../programs/name-programs.ts';
import { escapeMarkdown } from './escape-markdown.ts';
import { rulePage } from './rule-page.ts';

export type SarifLevel = 'error' | 'warning' | 'note';

export const sarifLevels: Readonly<Record<Severity, SarifLevel>> = { error: 'error', warning: 'warning', hint: 'note' };

const problemSeverities: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  hint: 'recommendation',
};

/** A code as a rule of SARIF: the words of the catalogue, the names of facts standing for facts. */
export function sarifRule(code: Code, site: string | undefined): object {
  const { title, because, whatToDo, severity, programs, aliases } = catalogueEntry(code);
  const [why, remedy] = [generalText(because), generalText(whatToDo)];
  const page = rulePage(code, site);
  return {
    id: code,
    name: code.split('-').map(capitalised).join(''),
    shortDescription: { text: generalText(title) },
    fullDescription: { text: why },
    help: {
      text: `${why}\n\n${remedy}\n\nFor: ${namePrograms(programs)}\n${page}`,
      markdown: `${escapeMarkdown(why)}\n\n**${escapeMarkdown(remedy)}**\n\n[${code}](${page})`,
    },
    helpUri: page,
    defaultConfiguration: { level: sarifLevels[severity] },
    properties: {
      tags: ['configuration', code.split('-')[0] ?? code],
      precision: 'very-high',
      'problem.severity': problemSeverities[severity],
      ...(aliases.length === 0 ? {} : { aliases }),
    },
  };
}

/** A template of the catalogue about every occurrence; braces would be placeholders to SARIF. */
function generalText(template: string): string {
  return template
    .replaceAll(/\{(?<fact>[A-Za-z]{1,40})\}/gu, '<$<fact>>')
    .replaceAll('{', '{{')
    .replaceAll('}', '}}');
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}
