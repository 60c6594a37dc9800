import { type Document, findAwsSetting, type SourceText, type TextEdit } from '@duckbill/core';
import { blur } from './blur.ts';
import type { CopyInput } from './copy-files.ts';

type AwsDocument = Extract<Document, { readonly kind: 'aws' }>;
type Block = AwsDocument['model']['blocks'][number];
type Setting = Block['settings'][number];

const tokens: ReadonlySet<string> = new Set(['aws_session_token', 'aws_security_token']);

/**
 * What changes in a copied AWS file besides its secrets: where the sandbox is, other access key ids, keys in the place of
 * commands, no token beside the keys of a user, and nothing of what may be anything: comments, stray lines, settings that
 * nobody knows.
 */
export function awsEdits(
  { model }: AwsDocument,
  source: SourceText,
  input: CopyInput,
  keyId: (id: string) => string,
): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  for (const block of model.blocks) {
    if (block.file !== source.name) continue;
    for (const setting of block.settings) edits.push(...settingEdits(setting, source, input, keyId));
    if (!block.settings.some(({ key }) => key === 'endpoint_url'))
      edits.push(...endpointEdit(block, source, input.url));
    edits.push(...lineEdits(block, source));
  }
  return withoutOverlaps(edits);
}

function settingEdits(
  setting: Setting,
  source: SourceText,
  input: CopyInput,
  keyId: (id: string) => string,
): readonly TextEdit[] {
  const { key, value } = setting;
  const whole = wholeLines(setting);
  // Never copied: it would be run, and may hold anything.
  if (key === 'credential_process') return [{ span: whole, text: keysFor(setting, input) }];
  if (input.withoutMfa === true && key === 'mfa_serial') return [{ span: whole, text: '' }];
  if (tokens.has(key) && value === input.sessionToken) return [{ span: whole, text: '' }];
  if (key === 'aws_access_key_id' && value !== '') return [inPlace(setting, keyId(value))];
  if (key === 'web_identity_token_file') return [inPlace(setting, input.tokenFile)];
  const nested = [...(setting.nested?.values() ?? [])];
  if (key === 'endpoint_url' && nested.length === 0) return [inPlace(setting, input.url)];
  // Nobody reads it, so it may hold anything.
  if (nested.length === 0 && !isKnown(key)) return [inPlace(setting, blur(source.slice(setting.line.wholeValueSpan)))];
  return nested.flatMap((one) => (one.key === 'endpoint_url' ? [inPlace(one, input.url)] : []));
}

function keysFor({ line }: Setting, { keys }: CopyInput): string {
  if (keys === undefined) return '';
  return `aws_access_key_id = ${keys.id}\n${' '.repeat(line.indent)}aws_secret_access_key = ${keys.secret}`;
}

/** Trailing comments go with the value: they may say anything. */
function inPlace({ line }: Setting, text: string): TextEdit {
  return { span: line.wholeValueSpan, text };
}

/** From the key to the end of the last line that belongs to the value. */
function wholeLines({ keySpan, line }: Setting): TextEdit['span'] {
  const children = line.type === 'setting' ? line.children : [];
  return { start: keySpan.start, end: children.at(-1)?.span.end ?? line.span.end };
}

/** A profile without an endpoint gets one below its header. */
function endpointEdit({ header, section }: Block, source: SourceText, url: string): readonly TextEdit[] {
  if (header?.kind !== 'profile' || section.header === undefined) return [];
  const { end } = section.header.fullSpan;
  const newline = source.text.slice(section.header.span.end, end);
  const text = newline === '' ? `\nendpoint_url = ${url}\n` : `endpoint_url = ${url}${newline}`;
  return [{ span: { start: end, end }, text }];
}

/** What is no setting may be anything, such as a key that was pasted there. */
function lineEdits({ section }: Block, source: SourceText): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  const replace = (span: TextEdit['span'], change: (text: string) => string): void => {
    edits.push({ span, text: change(source.slice(span)) });
  };
  const trailing = section.header?.trailing;
  if (trailing !== undefined) replace(trailing.span, trailing.kind === 'comment' ? () => '#' : blur);
  for (const line of section.lines) {
    if (line.type === 'comment') replace(line.commentSpan, () => '#');
    if (line.type === 'unrecognised') replace(line.textSpan, blurLine);
    if (line.type === 'continuation') replace(line.valueSpan, blur);
    if (line.type === 'nested' && !isNestedKnown(source.slice(line.keySpan))) replace(line.wholeValueSpan, blur);
    if ((line.type === 'nested' || line.type === 'setting') && line.commentSpan !== undefined)
      replace(line.commentSpan, () => '#');
  }
  return edits;
}

/** The name of a setting whose sign was forgotten stays: that is what is wrong with the line. */
function blurLine(text: string): string {
  const [name = ''] = /^\w{1,40}(?=\s|$)/u.exec(text) ?? [];
  return isKnown(name) ? `${name}${blur(text.slice(name.length))}` : blur(text);
}

function isKnown(key: string): boolean {
  return (['profile', 'sso-session', 'services'] as const).some((place) => findAwsSetting(key, place) !== undefined);
}

function isNestedKnown(key: string): boolean {
  return (['s3', 'service', 'proxies_config', 'emr'] as const).some(
    (place) => findAwsSetting(key, place) !== undefined,
  );
}

/** What is put in front of a span stays beside what becomes of the span itself; else the longer one first. */
function insertedFirst({ span: one }: TextEdit, { span: other }: TextEdit): number {
  if (one.start === one.end || other.start === other.end) return one.end - other.end;
  return other.end - one.end;
}

/** Of two that overlap the one that begins first: it takes the whole value away. */
function withoutOverlaps(edits: readonly TextEdit[]): readonly TextEdit[] {
  let done = -1;
  return edits
    .toSorted((one, other) => one.span.start - other.span.start || insertedFirst(one, other))
    .filter(({ span }) => {
      if (span.start < done) return false;
      done = span.end;
      return true;
    });
}
