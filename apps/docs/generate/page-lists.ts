import { catalogueEntry, guidance } from '@duckbill/core';
import { escapeText } from './escape-text.ts';
import { severityBadge } from './severity-badge.ts';
import { errorGroups, ruleGroups } from './page-groups.ts';

/** Every rule with its page, in tables. */
export function ruleList(): string {
  return ruleGroups()
    .map(({ title, codes }) => {
      const rows = codes.map((code) => {
        const entry = catalogueEntry(code);
        return `| [${code}](/rules/${code}.md) | ${escapeText(entry.title)} | ${severityBadge(entry.severity)} |`;
      });
      return `## ${title}\n\n| Code | What it finds | Severity |\n| --- | --- | --- |\n${rows.join('\n')}`;
    })
    .join('\n\n');
}

/** Every failure with its page. */
export function errorList(): string {
  return errorGroups()
    .map(({ title, codes }) => `## ${title}\n\n${codes.map((code) => errorItem(code)).join('\n')}`)
    .join('\n\n');
}

/** Failures by their codes, with what they mean. */
export function chosenErrors(codes: readonly string[]): string {
  const known = errorGroups().flatMap((group) => group.codes);
  return codes
    .map((code) => {
      const found = known.find((other) => other === code);
      if (found === undefined) throw new Error(`no such failure: ${code}`);
      return `${errorItem(found)}  \n  ${escapeText(guidance[found].meaning)}`;
    })
    .join('\n');
}

function errorItem(code: keyof typeof guidance): string {
  return `- [${escapeText(guidance[code].title)}](/errors/${code}.md)`;
}
