import type { AwsModelSection, AwsModelSetting } from '../../aws/aws-config-model.ts';
import type { AwsFileKind } from '../../aws/aws-reading.ts';
import { awsRule, type AwsRule } from '../rule.ts';

export const awsAccessKeySplit: AwsRule = awsRule('aws-access-key-split', (config, report) => {
  for (const [profile, section] of config.profiles) {
    // A whole pair in the credentials file counts, whatever is left in the other (aws-config C.2).
    const id = section.settings.get('aws_access_key_id');
    const secret = section.settings.get('aws_secret_access_key');
    if (id === undefined || secret === undefined || id.kind === secret.kind) continue;
    const [half, other] = id.kind === 'config' ? [id, secret] : [secret, id];
    report({
      file: half.file,
      span: half.keySpan,
      facts: { profile },
      related: [{ file: other.file, span: other.keySpan, label: 'the other half' }],
    });
  }
});

export const awsSessionTokenApart: AwsRule = awsRule('aws-session-token-apart', (config, report) => {
  for (const [profile, section] of config.profiles) {
    const token = section.settings.get('aws_session_token');
    const id = section.settings.get('aws_access_key_id');
    if (token === undefined || id === undefined || token.value === '' || token.kind === id.kind) continue;
    // The two files may each hold a set of their own.
    if (hasIn(section, token.kind, 'aws_access_key_id') && hasIn(section, id.kind, 'aws_session_token')) continue;
    report({
      file: token.file,
      span: token.keySpan,
      facts: { profile, keysFile: fileNames[id.kind], tokenFile: fileNames[token.kind] },
      related: [{ file: id.file, span: id.keySpan, label: 'the keys' }],
    });
  }
});

const fileNames: Readonly<Record<AwsFileKind, string>> = { config: '~/.aws/config', credentials: '~/.aws/credentials' };

function hasIn({ blocks }: AwsModelSection, kind: AwsFileKind, key: string): boolean {
  return blocks.some(({ fileKind, settings }) => fileKind === kind && settings.some((setting) => setting.key === key));
}

export const awsSecretInConfig: AwsRule = awsRule('aws-secret-in-config', (config, report) => {
  for (const [profile, { blocks }] of config.profiles) {
    const secret = firstSecret(blocks.flatMap(({ settings }) => settings));
    if (secret !== undefined) report({ file: secret.file, span: secret.keySpan, facts: { profile } });
  }
});

function firstSecret(settings: readonly AwsModelSetting[]): AwsModelSetting | undefined {
  return settings.find(({ key, kind, value }) => kind === 'config' && key === 'aws_secret_access_key' && value !== '');
}
