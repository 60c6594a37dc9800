import { type Facts, fillTemplate, fillTemplates, guidance, type GuidanceMatch } from '@duckbill/core';
import { quoteArgument } from './quote-argument.ts';

/** What a failure means and what helps, with the user's own names. */
export interface GuidanceWords {
  readonly code: GuidanceMatch['code'];
  readonly title: string;
  readonly meaning: string;
  readonly causes: readonly string[];
  readonly whatToDo: readonly string[];
  readonly inCyberduck?: string;
  readonly links: readonly string[];
}

/** The words of a guidance entry. `facts` are the match's own and what else is known about the call. */
export function describeGuidance(match: GuidanceMatch, facts: Facts, target: string): GuidanceWords {
  const entry = guidance[match.code];
  const known = { ...facts, ...match.facts };
  const fill = (templates: readonly string[]): string[] =>
    fillTemplates(templates, known).map((text) => fillPlaceholders(text, known, target));
  const inCyberduck = entry.inCyberduck === undefined ? undefined : fillTemplate(entry.inCyberduck, known);
  return {
    code: match.code,
    title: entry.title,
    meaning: fillTemplate(entry.meaning, known) ?? entry.meaning,
    causes: fill(entry.causes),
    whatToDo: fill(entry.whatToDo),
    ...(inCyberduck === undefined ? {} : { inCyberduck }),
    links: entry.links,
  };
}

/** The catalogue's commands name TARGET and NAME where `explain` knows neither; here they are known. */
function fillPlaceholders(text: string, facts: Facts, target: string): string {
  const role = lastPart(facts['role'] ?? facts['resource'], ':role/');
  const user = lastPart(facts['caller'], ':user/');
  let filled = text.replaceAll(/(duckbill [a-z]+ )TARGET\b/gu, (_, command: string) => command + quoteArgument(target));
  if (role !== undefined) filled = filled.replaceAll('--role-name NAME', `--role-name ${quoteArgument(role)}`);
  if (user !== undefined) filled = filled.replaceAll('--user-name NAME', `--user-name ${quoteArgument(user)}`);
  return filled;
}

/** The name in an ARN of this kind, without its path. */
function lastPart(arn: Facts[string] | undefined, kind: string): string | undefined {
  return typeof arn === 'string' && arn.includes(kind) ? arn.slice(arn.lastIndexOf('/') + 1) : undefined;
}
