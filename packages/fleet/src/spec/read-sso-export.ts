import { parseJson } from '@duckbill/core';
import { flattenObject, scalarOf } from '../roster/flatten-object.ts';
import type { JsonNode } from '@duckbill/core';

/** An account, and the permission sets that somebody found in it. */
export interface SsoAccount {
  readonly id: string;
  readonly name: string;
  readonly permissionSets: readonly string[];
}

/** What `duckbill sso roles` found in an access portal. */
export interface SsoExport {
  readonly startUrl: string;
  readonly region: string;
  readonly accounts: readonly SsoAccount[];
}

export type SsoExportOutcome =
  | { readonly ok: true; readonly found: SsoExport }
  | { readonly ok: false; readonly line: number; readonly problem: string };

type JsonObject = Extract<JsonNode, { type: 'object' }>;

/** Reads what `duckbill sso roles --json` prints, or the lines of `--format fleet`. Never throws. */
export function readSsoExport(text: string): SsoExportOutcome {
  const whole = parseJson(text);
  if (whole.ok && whole.root.type === 'object' && memberOf(whole.root, 'accounts') !== undefined) {
    const list = memberOf(whole.root, 'accounts');
    const objects = list?.type === 'array' ? list.items.filter((item) => item.type === 'object') : [];
    return foundIn(whole.root, objects);
  }
  const objects: JsonObject[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const outcome = parseJson(line);
    if (!outcome.ok) return { ok: false, line: index + 1, problem: outcome.problem.problem };
    if (outcome.root.type !== 'object' || memberOf(outcome.root, 'accountId') === undefined)
      return { ok: false, line: index + 1, problem: 'this is no output of "duckbill sso roles"' };
    objects.push(outcome.root);
  }
  const [first] = objects;
  if (first === undefined) return { ok: false, line: 1, problem: 'there are no accounts' };
  return foundIn(first, objects);
}

function foundIn(portal: JsonObject, objects: readonly JsonObject[]): SsoExportOutcome {
  const { startUrl, region } = textsOf(portal, ['startUrl', 'region']);
  const accounts = objects.map((object) => {
    const { accountId = '', accountName = '' } = textsOf(object, ['accountId', 'accountName']);
    const list = memberOf(object, 'permissionSets');
    const permissionSets = list?.type === 'array' ? list.items.flatMap((item) => scalarOf(item) ?? []) : [];
    return { id: accountId, name: accountName, permissionSets };
  });
  if (startUrl === undefined || region === undefined)
    return { ok: false, line: 1, problem: 'it has no startUrl and region' };
  if (accounts.length === 0) return { ok: false, line: 1, problem: 'there are no accounts' };
  return { ok: true, found: { startUrl, region, accounts } };
}

function textsOf<K extends string>(object: JsonObject, keys: readonly K[]): Readonly<Partial<Record<K, string>>> {
  const values = flattenObject(object);
  const texts: Partial<Record<K, string>> = {};
  for (const key of keys) {
    const value = values.get(key);
    if (value !== undefined && value !== '') texts[key] = value;
  }
  return texts;
}

function memberOf({ members }: JsonObject, name: string): JsonNode | undefined {
  return members.find(({ key }) => key === name)?.value;
}
