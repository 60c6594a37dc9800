import type { Document, SourceText, TextEdit } from '@duckbill/core';
import type { CopyInput } from './copy-files.ts';

type AwsDocument = Extract<Document, { readonly kind: 'aws' }>;
type Block = AwsDocument['model']['blocks'][number];
type Setting = Block['settings'][number];

/** Never copied: commands would be run, and may hold anything. */
const commands: ReadonlySet<string> = new Set(['credential_process', 'source_credentials_command']);
const tokens: ReadonlySet<string> = new Set(['aws_session_token', 'aws_security_token']);

/**
 * What changes in a copied AWS file besides its secrets: where the sandbox is, other access key ids, keys in the place of
 * commands, no token beside the keys of a user, no comments.
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
    let hasEndpoint = false;
    for (const setting of block.settings) {
      if (setting.key === 'endpoint_url') hasEndpoint = true;
      edits.push(...settingEdits(setting, input, keyId));
    }
    if (!hasEndpoint) edits.push(...endpointEdit(block, source, input.url));
    for (const line of block.section.lines) {
      if (line.type === 'comment') edits.push({ span: line.commentSpan, text: '#' });
    }
  }
  return withoutOverlaps(edits);
}

function settingEdits(setting: Setting, input: CopyInput, keyId: (id: string) => string): readonly TextEdit[] {
  const { key, value } = setting;
  const whole = wholeLines(setting);
  if (commands.has(key)) {
    const { keys } = input;
    const made =
      keys === undefined
        ? ''
        : `aws_access_key_id = ${keys.id}\n${indentOf(setting)}aws_secret_access_key = ${keys.secret}`;
    return [{ span: whole, text: made }];
  }
  if (input.withoutMfa === true && key === 'mfa_serial') return [{ span: whole, text: '' }];
  if (tokens.has(key) && value === input.sessionToken) return [{ span: whole, text: '' }];
  if (key === 'aws_access_key_id' && value !== '') return [inPlace(setting, keyId(value))];
  if (key === 'web_identity_token_file') return [inPlace(setting, input.tokenFile)];
  const nested = [...(setting.nested?.values() ?? [])];
  const inside = nested.flatMap((one) => (one.key === 'endpoint_url' ? [inPlace(one, input.url)] : []));
  if (key === 'endpoint_url' && nested.length === 0) return [inPlace(setting, input.url)];
  const { commentSpan } = setting.line;
  return commentSpan === undefined ? inside : [...inside, { span: commentSpan, text: '#' }];
}

/** Trailing comments go with the value: they may say anything. */
function inPlace({ line }: Setting, text: string): TextEdit {
  return { span: line.wholeValueSpan, text };
}

function indentOf({ line }: Setting): string {
  return ' '.repeat(line.indent);
}

/** From the key to the end of the last line that belongs to the value. */
function wholeLines({ keySpan, line }: Setting): TextEdit['span'] {
  const children = line.type === 'setting' ? line.children : [];
  return { start: keySpan.start, end: children.at(-1)?.span.end ?? line.span.end };
}

/** A profile without an endpoint gets one below its header. */
function endpointEdit(block: Block, source: SourceText, url: string): readonly TextEdit[] {
  const { header, section } = block;
  if (header?.kind !== 'profile' || section.header === undefined) return [];
  const { end } = section.header.fullSpan;
  const newline = source.text.slice(section.header.span.end, end);
  return [
    {
      span: { start: end, end },
      text: newline === '' ? `\nendpoint_url = ${url}\n` : `endpoint_url = ${url}${newline}`,
    },
  ];
}

/** Of two that overlap the one that begins first: it takes the whole value away. */
function withoutOverlaps(edits: readonly TextEdit[]): readonly TextEdit[] {
  let done = -1;
  return edits
    .toSorted((one, other) => one.span.start - other.span.start || other.span.end - one.span.end)
    .filter(({ span }) => {
      if (span.start < done) return false;
      done = span.end;
      return true;
    });
}
