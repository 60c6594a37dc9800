import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';
import { wholeLines } from './line-fixes.ts';
import { knownSettings } from './placed-settings.ts';

/** Where the AWS CLI comes to an error for nothing (aws-config C.3, C.5). */
const refusedWhenEmpty: ReadonlySet<string> = new Set(['mfa_serial', 'external_id', 'credential_process', 'role_arn']);

export const awsValueEmpty: AwsRule = awsRule('aws-value-empty', (config, report) => {
  for (const { setting, entry } of knownSettings(config)) {
    const { line, value, file, keySpan, writtenKey, nested } = setting;
    if (value !== '' || setting.quoted || nested !== undefined || entry.type === 'nested') continue;
    if (line.commentSpan !== undefined || (line.type === 'setting' && line.children.length > 0)) continue;
    const span = line.type === 'setting' ? wholeLines(line) : line.fullSpan;
    report({
      file,
      span: keySpan,
      facts: { key: writtenKey },
      ...(refusedWhenEmpty.has(entry.name) ? { severity: 'error' } : {}),
      fixes: [replaceText(file, span, '', 'remove the line', false)],
    });
  }
});
