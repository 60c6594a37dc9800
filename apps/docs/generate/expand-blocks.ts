import { codeBlock } from './escape-text.ts';
import { chosenErrors, errorList, ruleList } from './page-lists.ts';
import { providerList } from './provider-page.ts';
import { runExample } from './run-example.ts';

const runBlock = /^```duckbill\n(?<commands>[^`]*)^```$/gmu;
const list = /^<!-- (?<name>rules|errors|providers)(?::(?<codes>[a-z0-9 -]*))? -->$/gmu;

/**
 * Fills in what pages leave to Duckbill: a block of code in the language `duckbill` holds commands and is shown with
 * their output; `<!-- rules -->`, `<!-- errors -->`, `<!-- providers -->` and `<!-- errors: CODE CODE -->` become lists.
 */
export function expandBlocks(markdown: string): string {
  return markdown
    .replaceAll(runBlock, (_whole, commands: string) => {
      const shown = commands
        .trim()
        .split('\n')
        .map((command) => `$ ${command}\n${runExample(command)}`);
      return codeBlock('ansi', shown.join('\n'));
    })
    .replaceAll(list, (_whole, name: string, codes: string | undefined) => {
      if (codes !== undefined) return chosenErrors(codes.trim().split(/ +/u));
      if (name === 'providers') return providerList();
      return name === 'rules' ? ruleList() : errorList();
    });
}
