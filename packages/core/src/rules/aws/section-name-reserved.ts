import { awsRule, type AwsRule } from '../rule.ts';
import { headedBlocks } from './header-text.ts';

/** Members of every JavaScript object: a bare section of that name is written onto them (aws-config A.5). */
const builtIn: ReadonlySet<string> = new Set([
  'constructor',
  'hasOwnProperty',
  'isPrototypeOf',
  'propertyIsEnumerable',
  'toLocaleString',
  'toString',
  'valueOf',
]);

export const awsSectionNameReserved: AwsRule = awsRule('aws-section-name-reserved', (config, report) => {
  for (const { file, fileKind, header } of headedBlocks(config)) {
    const bare = fileKind === 'credentials' || header.oddities.includes('no-profile-prefix');
    if (header.name !== '__proto__' && !(bare && builtIn.has(header.name))) continue;
    report({ file, span: header.nameSpan, facts: { name: header.name } });
  }
});
