import { catalogueEntry, isCode } from '../catalogue/catalogue.ts';
import { namePrograms } from '../programs/name-programs.ts';

/** What a code is about, as Markdown: its title, and what to do where that needs no facts. */
export function codeWords(word: string): string | undefined {
  if (!isCode(word)) return undefined;
  const { title, because, whatToDo, programs, severity } = catalogueEntry(word);
  const general = [because, whatToDo].filter((words) => !words.includes('{'));
  return [`**${title}**`, ...general, `${severity} for ${namePrograms(programs)}`].join('\n\n');
}
