import { programIds, programs, type ProgramId } from './program.ts';

/** Sets of programs that people call by one name, the widest first. */
const groups: readonly { readonly title: string; readonly ids: readonly ProgramId[] }[] = [
  { title: 'every program', ids: programIds },
  { title: 'Cyberduck', ids: ['cyberduck@9.2', 'cyberduck@9.4', 'cyberduck@9.5'] },
  { title: 'Cyberduck since 9.3', ids: ['cyberduck@9.4', 'cyberduck@9.5'] },
  { title: 'Mountain Duck', ids: ['mountain-duck@5.1', 'mountain-duck@5.2', 'mountain-duck@5.3'] },
  { title: 'Mountain Duck since 5.2', ids: ['mountain-duck@5.2', 'mountain-duck@5.3'] },
  { title: 'AWS CLI', ids: ['aws-cli@1', 'aws-cli@2'] },
  { title: 'AWS SDKs for JavaScript, Java and Go', ids: ['sdk-js@3', 'sdk-java@2', 'sdk-go@2'] },
];

/** Programs in words, as short as they can be told: `Cyberduck since 9.3, AWS CLI`. */
export function namePrograms(ids: readonly ProgramId[]): string {
  const left = new Set(ids);
  const names: string[] = [];
  for (const group of groups) {
    if (!group.ids.every((id) => left.has(id))) continue;
    names.push(group.title);
    for (const id of group.ids) left.delete(id);
  }
  return [...names, ...[...left].map((id) => programs[id].title)].join(', ');
}
