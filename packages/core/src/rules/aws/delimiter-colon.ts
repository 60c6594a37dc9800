import { replaceText } from '../replace-text.ts';
import { awsRule, type AwsRule } from '../rule.ts';

export const awsDelimiterColon: AwsRule = awsRule('aws-delimiter-colon', (config, report) => {
  for (const { file, fileKind, settings } of config.blocks) {
    const text = config[fileKind]?.source.text ?? '';
    for (const { line, writtenKey, nested } of settings) {
      for (const { line: own, writtenKey: key } of [{ line, writtenKey }, ...(nested?.values() ?? [])]) {
        if (own.delimiter !== ':') continue;
        const rest = text.slice(own.delimiterSpan.end, own.span.end);
        // `a:b = c` is a key with a colon to most, and nobody asks for it.
        if (rest.includes('=') && !/^\s/u.test(rest)) continue;
        const fixes = /^\w+$/u.test(key) ? [replaceText(file, own.delimiterSpan, '=', 'write "="', true)] : [];
        report({ file, span: own.delimiterSpan, facts: { key }, fixes });
      }
    }
  }
});
