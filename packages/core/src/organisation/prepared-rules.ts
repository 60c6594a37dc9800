import type { OrganisationPattern, OrganisationRules } from './organisation-rules.ts';
import { WildcardList } from './wildcard-list.ts';

/** Lists of names that files may use. */
export const namedLists = ['vendors', 'hosts', 'regions', 'accounts'] as const;

export type NamedList = (typeof namedLists)[number];

export interface PreparedPattern {
  readonly pattern: OrganisationPattern;
  readonly allow: WildcardList | undefined;
  readonly deny: WildcardList;
}

/** Rules in the form in which a hundred thousand values are compared with them. */
export interface PreparedRules {
  readonly rules: OrganisationRules;
  readonly lists: ReadonlyMap<NamedList, WildcardList>;
  /** By subject and key, see `patternKey`. */
  readonly patterns: ReadonlyMap<string, readonly PreparedPattern[]>;
}

const known = new WeakMap<OrganisationRules, PreparedRules>();

/** The same rules, prepared once. */
export function prepareRules(rules: OrganisationRules): PreparedRules {
  const before = known.get(rules);
  if (before !== undefined) return before;
  const prepared = { rules, lists: prepareLists(rules), patterns: preparePatterns(rules.patterns ?? []) };
  known.set(rules, prepared);
  return prepared;
}

function prepareLists(rules: OrganisationRules): ReadonlyMap<NamedList, WildcardList> {
  return new Map(
    namedLists.flatMap((name) => {
      const texts = rules[name];
      return texts === undefined ? [] : [[name, new WildcardList(texts.map((text) => foldName(name, text)))] as const];
    }),
  );
}

/** Letters of hosts have no case. */
export function foldName(list: NamedList, text: string): string {
  return list === 'hosts' ? text.toLowerCase() : text;
}

function preparePatterns(patterns: readonly OrganisationPattern[]): ReadonlyMap<string, readonly PreparedPattern[]> {
  const byKey = new Map<string, PreparedPattern[]>();
  for (const pattern of patterns) {
    const allow = pattern.allow && new WildcardList(pattern.allow);
    const prepared = { pattern, allow, deny: new WildcardList(pattern.deny ?? []) };
    const key = patternKey(pattern.in, pattern.key);
    const same = byKey.get(key);
    if (same === undefined) byKey.set(key, [prepared]);
    else same.push(prepared);
  }
  return byKey;
}

/** Under which a pattern is found. */
export function patternKey(subject: string, key: string): string {
  return `${subject} ${key}`;
}
