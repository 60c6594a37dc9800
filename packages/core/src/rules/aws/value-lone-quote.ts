import { awsRule, type AwsRule } from '../rule.ts';

export const awsValueLoneQuote: AwsRule = awsRule('aws-value-lone-quote', (config, report) => {
  for (const { file, settings } of config.blocks) {
    for (const setting of settings) {
      for (const { value, quoted, valueSpan, writtenKey } of [setting, ...(setting.nested?.values() ?? [])]) {
        if (!quoted && (value === '"' || value === "'")) report({ file, span: valueSpan, facts: { key: writtenKey } });
      }
    }
  }
});
