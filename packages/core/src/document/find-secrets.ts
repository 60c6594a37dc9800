import type { AwsBlock, AwsModelSetting } from '../aws/aws-config-model.ts';
import type { Diagnostic } from '../diagnostic/diagnostic.ts';
import type { IniLine } from '../ini/ini-tree.ts';
import type { PlistDict, PlistValue } from '../plist/plist-tree.ts';
import { endsInSecretName, findNamedSecrets } from '../report/mask-secrets.ts';
import { passwordInAddress } from '../report/password-in-address.ts';
import { isSecretName } from '../report/secret-names.ts';
import type { SourceText } from '../source/source-text.ts';
import type { Document } from './document.ts';

/** Every text in a document that must never be printed: values, and what stands for them in the file. */
export function findSecrets(document: Document): readonly string[] {
  const found = new Set<string>();
  if (document.kind === 'aws') {
    const sources = new Map(document.sources.map((source) => [source.name, source]));
    for (const block of document.model.blocks) {
      const source = sources.get(block.file);
      if (source !== undefined) addBlock(block, source, found);
    }
    for (const source of document.sources) addLinesWithoutSign(source, found);
  } else {
    if (document.plist.root?.type === 'dict') addDict(document.plist.root, document.source, found);
    addLost(document.diagnostics, document.source, found);
  }
  found.delete('');
  return [...found];
}

function addBlock({ settings, section }: AwsBlock, source: SourceText, found: Set<string>): void {
  for (const setting of settings) addSetting(setting, source, found);
  for (const line of section.lines) addStrayLine(line, source, found);
}

/** A value of several lines is printed line by line, so each counts; what is no setting inside it belongs to it. */
function addSetting(setting: AwsModelSetting, source: SourceText, found: Set<string>): void {
  for (const nested of setting.nested?.values() ?? []) addSetting(nested, source, found);
  if (setting.key.toLowerCase() === 'credential_process') addCommand(setting.value, found);
  if (!isSecretName(setting.key)) return;
  for (const line of setting.value.split('\n')) found.add(line.trim());
  // For the AWS CLI a note behind the secret is a part of it.
  found.add(source.slice(setting.line.wholeValueSpan));
  if (setting.line.type !== 'setting') return;
  for (const child of setting.line.children) found.add(source.slice(child.span).trim());
}

/** What follows `--secret`, `--client-secret` and the like in a command. */
function addCommand(command: string, found: Set<string>): void {
  const words = command.split(/[ \t\n]/u).filter((word) => word !== '');
  words.forEach((word, index) => {
    const next = words[index + 1];
    if (next !== undefined && word.startsWith('-') && endsInSecretName(word)) found.add(next);
  });
}

/** Shortest word on a line of its own that is taken for a piece of a key that was wrapped when it was pasted. */
const shortestStrayWord = 16;

function addStrayLine(line: IniLine, source: SourceText, found: Set<string>): void {
  if (line.type !== 'unrecognised') return;
  const text = source.slice(line.textSpan);
  if (text.length >= shortestStrayWord && !/\s/u.test(text)) found.add(text);
}

/** No name of a setting is longer; to look for secret names in a word costs more than its length. */
const longestName = 80;

/** `aws_secret_access_key VALUE`, whose sign was forgotten: no setting to any program, but a secret to everybody. */
function addLinesWithoutSign(source: SourceText, found: Set<string>): void {
  for (let number = 1; number <= source.lineCount; number += 1) {
    const line = source.slice(source.lineSpan(number)).trim();
    const end = line.search(/[ \t]/u);
    if (end === -1 || end > longestName || !endsInSecretName(line.slice(0, end))) continue;
    const value = line.slice(end).trim();
    if (!value.startsWith('=') && !value.startsWith(':')) found.add(value);
  }
}

/** How far around a finding a text is shown at most, with room for a long token. */
const surroundings = 2000;

/**
 * A value that the reader lost, of a cut-off file or an unknown element, stands in no tree; a frame shows it. A damaged
 * file has many findings, close together: what surrounds several is looked at once.
 */
function addLost(findings: readonly Diagnostic[], { text }: SourceText, found: Set<string>): void {
  const starts = findings.map(({ span }) => span.start).toSorted((a, b) => a - b);
  for (let first = 0, next: number; first < starts.length; first = next) {
    next = first + 1;
    while ((starts[next] ?? Infinity) - (starts[next - 1] ?? 0) <= 2 * surroundings) next += 1;
    const from = Math.max(0, (starts[first] ?? 0) - surroundings);
    const near = text.slice(from, (starts[next - 1] ?? 0) + surroundings);
    for (const { start, end } of findNamedSecrets(near)) addLines(near.slice(start, end), found);
  }
}

/** Trees are no deeper than the reader's limit, so this needs no stack of its own. */
function addDict(dict: PlistDict, source: SourceText, found: Set<string>): void {
  for (const { key, value } of dict.entries) addValue(key, value, source, found);
}

function addValue(key: string, value: PlistValue, source: SourceText, found: Set<string>): void {
  if (value.type === 'string') {
    const isSecret = isSecretName(key);
    addText(value.value, isSecret, found);
    // A frame shows the text as it is written, entities and all.
    const written = source.slice(value.textSpan);
    if (written !== value.value) addText(written, isSecret, found);
  } else if (value.type === 'dict') {
    addDict(value, source, found);
  } else if (value.type === 'array') {
    for (const item of value.items) addValue(key, item, source, found);
  }
}

function addText(text: string, isSecret: boolean, found: Set<string>): void {
  if (isSecret) addLines(text, found);
  const password = passwordInAddress(text);
  if (password !== undefined) found.add(password);
  // The array form of Properties holds `name=value` (cyberduck-formats §3.2).
  const equals = text.indexOf('=');
  if (equals !== -1 && isSecretName(text.slice(0, equals))) addLines(text.slice(equals + 1), found);
}

function addLines(text: string, found: Set<string>): void {
  for (const line of text.split('\n')) found.add(line.trim());
}
