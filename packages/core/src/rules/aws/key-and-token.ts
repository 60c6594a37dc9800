import type { AwsModelSection } from '../../aws/aws-config-model.ts';
import { cyberduckPrograms } from '../../programs/program-sets.ts';
import { classifyAccessKeyId } from '../../identifiers/access-key-id.ts';
import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { wholeLines } from './line-fixes.ts';

export const awsAccessKeyKind: AwsRule = awsRule('aws-access-key-kind', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const id = settings.get('aws_access_key_id');
    const kind = id === undefined ? undefined : classifyAccessKeyId(id.value).idOf;
    if (id === undefined || kind === undefined) continue;
    report({ file: id.file, span: id.valueSpan, facts: { profile, kind, prefix: id.value.slice(0, 4) } });
  }
});

export const awsSessionTokenMissing: AwsRule = awsRule('aws-session-token-missing', (config, report) => {
  for (const [profile, section] of config.profiles) {
    const id = section.settings.get('aws_access_key_id');
    if (id === undefined || !isKey(section, 'temporary') || hasToken(section)) continue;
    report({ file: id.file, span: id.valueSpan, facts: { profile } });
  }
});

export const awsSessionTokenNeedless: AwsRule = awsRule('aws-session-token-needless', (config, report) => {
  for (const [profile, section] of config.profiles) {
    const id = section.settings.get('aws_access_key_id');
    const token = section.settings.get('aws_session_token');
    if (id === undefined || token === undefined || token.value === '' || !isKey(section, 'long-term')) continue;
    // In the other file it hurts those alone who put the two together (aws-config C.2).
    const programs =
      token.kind === id.kind ? {} : { programs: [...cyberduckPrograms, 'sdk-js@3', 'sdk-go@2'] as const };
    const line = token.line.type === 'setting' ? wholeLines(token.line) : token.line.fullSpan;
    report({
      file: token.file,
      span: token.keySpan,
      facts: { profile },
      ...programs,
      related: [{ file: id.file, span: id.keySpan, label: 'a key of a user' }],
      fixes: [replaceText(token.file, line, '', 'remove the token', false)],
    });
  }
});

function isKey({ settings }: AwsModelSection, kind: 'temporary' | 'long-term'): boolean {
  const key = classifyAccessKeyId(settings.get('aws_access_key_id')?.value ?? '');
  // Test keys and those of other vendors have other forms.
  return key.kind === kind && key.usualForm;
}

function hasToken({ settings }: AwsModelSection): boolean {
  return settings.has('aws_session_token') || settings.has('aws_security_token');
}

export const awsSecurityTokenDiffers: AwsRule = awsRule('aws-security-token-differs', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const old = settings.get('aws_security_token');
    const token = settings.get('aws_session_token');
    // The AWS CLI 2 writes both, equal (aws-config A.6).
    if (old === undefined || token === undefined || old.value === token.value || old.kind !== token.kind) continue;
    const line = old.line.type === 'setting' ? wholeLines(old.line) : old.line.fullSpan;
    report({
      file: old.file,
      span: old.keySpan,
      facts: { profile },
      related: [{ file: token.file, span: token.keySpan, label: 'everybody else takes this one' }],
      fixes: [replaceText(old.file, line, '', 'remove the older one', false)],
    });
  }
});

export const awsSecurityTokenAlone: AwsRule = awsRule('aws-security-token-alone', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const old = settings.get('aws_security_token');
    if (old === undefined || old.value === '' || settings.has('aws_session_token')) continue;
    const fixes = [replaceText(old.file, old.keySpan, 'aws_session_token', 'write aws_session_token', true)];
    report({ file: old.file, span: old.keySpan, facts: { profile }, fixes });
  }
});
