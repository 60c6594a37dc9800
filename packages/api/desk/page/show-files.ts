import type { DocumentKind } from '@duckbill/core';
import type { FileView } from '../work/desk-message.ts';
import { button, element, sizeText } from './element.ts';
import { countsText } from './show-findings.ts';

const kinds: Readonly<Record<DocumentKind, string>> = {
  profile: 'Cyberduck profile',
  bookmark: 'Cyberduck bookmark',
  'aws-config': 'AWS config',
  'aws-credentials': 'AWS credentials',
};

const kindNames = Object.keys(kinds) as readonly DocumentKind[];

export interface FileActions {
  readonly remove: (name: string) => void;
  readonly readAs: (name: string, kind: DocumentKind | 'auto') => void;
}

/** The files on the desk, each with what it is read as. */
export function showFiles(list: HTMLUListElement, files: readonly FileView[], actions: FileActions): void {
  list.replaceChildren(...files.map((file, index) => fileItem(file, index, actions)));
}

function fileItem(file: FileView, index: number, { remove, readAs }: FileActions): HTMLLIElement {
  const { name, size, kind, chosen, counts, hasSecrets } = file;
  const choice = element(
    'select',
    { id: `kind-${index}`, 'aria-label': `Read ${name} as` },
    element('option', { value: 'auto' }, kind === undefined || chosen ? 'Tell by itself' : kinds[kind]),
    kindNames
      .filter((other) => chosen || other !== kind)
      .map((other) => element('option', { value: other, selected: chosen && other === kind }, kinds[other])),
  );
  if (kind === undefined) choice.options[0]?.replaceChildren('Not one of ours');
  choice.addEventListener('change', () => {
    const { value } = choice;
    readAs(name, kindNames.find((one) => one === value) ?? 'auto');
  });
  const found = kind === undefined ? 'not looked at' : countsText(counts) || 'nothing found';
  const worst = counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : counts.hint > 0 ? 'hint' : 'good';
  return element(
    'li',
    { class: 'file' },
    element(
      'div',
      { class: 'file-head' },
      element('span', { class: 'file-name' }, name),
      button('Remove', () => remove(name), { class: 'quiet', 'aria-label': `Remove ${name}` }),
    ),
    element(
      'p',
      { class: 'file-facts' },
      element('span', { class: kind === undefined ? 'faint' : `state ${worst}` }, found),
      ` · ${sizeText(size)}`,
      hasSecrets ? ' · secrets hidden' : '',
    ),
    element('p', { class: 'file-kind' }, choice),
  );
}
