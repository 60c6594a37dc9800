import { awsRule, type AwsRule } from '../rule.ts';

export const awsNestedTooDeep: AwsRule = awsRule('aws-nested-too-deep', (config, report) => {
  for (const { file, section } of config.blocks) {
    for (const { children } of section.settings) {
      for (const [at, child] of children.entries()) {
        const next = children[at + 1];
        if (child.type !== 'nested' || next?.type !== 'nested' || next.indent <= child.indent) continue;
        if (child.valueSpan.end === child.valueSpan.start) report({ file, span: child.keySpan });
      }
    }
  }
});
