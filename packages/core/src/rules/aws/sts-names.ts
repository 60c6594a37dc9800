import type { AwsModelSetting } from '../../aws/aws-config-model.ts';
import { awsRule, type AwsRule } from '../rule.ts';

/** What STS takes (aws-config E.1). */
const sessionName = { characters: /^[\w+=,.@-]*$/u, least: 2, most: 64 };
const externalId = { characters: /^[\w+=,.@:/-]*$/u, least: 2, most: 1224 };

export const awsRoleSessionNameMalformed: AwsRule = awsRule('aws-role-session-name-malformed', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const setting = settings.get('role_session_name');
    const problem = problemOf(setting, sessionName);
    if (setting !== undefined && problem !== undefined)
      report({ file: setting.file, span: setting.valueSpan, facts: { profile, problem } });
  }
});

export const awsExternalIdMalformed: AwsRule = awsRule('aws-external-id-malformed', (config, report) => {
  for (const [profile, { settings }] of config.profiles) {
    const setting = settings.get('external_id');
    const problem = problemOf(setting, externalId);
    if (setting !== undefined && problem !== undefined)
      report({ file: setting.file, span: setting.valueSpan, facts: { profile, problem } });
  }
});

/** An empty value is the business of aws-value-empty. */
function problemOf(setting: AwsModelSetting | undefined, form: typeof sessionName): string | undefined {
  if (setting === undefined || setting.value === '') return undefined;
  if (!form.characters.test(setting.value)) return 'has characters that are not allowed';
  if (setting.value.length < form.least) return 'is too short';
  return setting.value.length > form.most ? 'is too long' : undefined;
}
