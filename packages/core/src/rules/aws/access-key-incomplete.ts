import { awsRule, type AwsRule } from '../rule.ts';

export const awsAccessKeyIncomplete: AwsRule = awsRule('aws-access-key-incomplete', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const id = settings.get('aws_access_key_id');
    const secret = settings.get('aws_secret_access_key');
    const half = id ?? secret;
    if (half === undefined || (id !== undefined && secret !== undefined)) continue;
    // Each file has to hold a whole pair, so it does not matter whether the other file was given (aws-config C.2).
    const [present, missing] =
      id === undefined
        ? ['aws_secret_access_key', 'aws_access_key_id']
        : ['aws_access_key_id', 'aws_secret_access_key'];
    report({ file: half.file, span: half.keySpan, facts: { profile, present, missing } });
  }
});
