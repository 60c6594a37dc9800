import type { AwsSetting } from '../aws/aws-reading.ts';
import type { PlistDict, PlistValue } from '../plist/plist-tree.ts';
import { isSecretName } from '../report/secret-names.ts';
import type { Document } from './document.ts';

/** Every value in a document that must never be printed. */
export function findSecrets(document: Document): readonly string[] {
  const found = new Set<string>();
  if (document.kind === 'aws') {
    for (const block of document.model.blocks) for (const setting of block.settings) addSetting(setting, found);
  } else if (document.plist.root?.type === 'dict') {
    addDict(document.plist.root, found);
  }
  found.delete('');
  return [...found];
}

function addSetting(setting: AwsSetting, found: Set<string>): void {
  if (isSecretName(setting.key)) found.add(setting.value.trim());
  for (const nested of setting.nested?.values() ?? []) addSetting(nested, found);
}

/** Trees are no deeper than the reader's limit, so this needs no stack of its own. */
function addDict(dict: PlistDict, found: Set<string>): void {
  for (const { key, value } of dict.entries) addValue(key, value, found);
}

function addValue(key: string, value: PlistValue, found: Set<string>): void {
  if (value.type === 'string') {
    if (isSecretName(key)) found.add(value.value.trim());
    // The array form of Properties holds `name=value` (cyberduck-formats §3.2).
    const equals = value.value.indexOf('=');
    if (equals !== -1 && isSecretName(value.value.slice(0, equals))) found.add(value.value.slice(equals + 1).trim());
  } else if (value.type === 'dict') {
    addDict(value, found);
  } else if (value.type === 'array') {
    for (const item of value.items) addValue(key, item, found);
  }
}
