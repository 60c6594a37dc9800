import type { AwsConfigModel, AwsModelSetting } from '../../aws/aws-config-model.ts';
import { awsRule, type AwsRule, type ReportFinding } from '../rule.ts';
import { shellSign } from './shell-sign.ts';

export const awsProcessShellSyntax: AwsRule = awsRule('aws-process-shell-syntax', (config, report) => {
  for (const [profile, setting, command] of processes(config)) {
    const sign = shellSign(command);
    if (sign !== undefined) reportAt(setting, { profile, sign: `"${sign}"` }, report);
  }
});

export const awsProcessQuoted: AwsRule = awsRule('aws-process-quoted', (config, report) => {
  for (const [profile, setting, command] of processes(config)) {
    const quote = command.charAt(0);
    const wrapped = command.length > 1 && (quote === '"' || quote === "'") && command.endsWith(quote);
    // One word without blanks stays whole when its quotes go.
    if (wrapped && /\s/u.test(command)) reportAt(setting, { profile }, report);
  }
});

/** Folders whose names hold blanks, as installers make them. */
const foldersWithBlanks = ['Program Files', 'Application Support'];

export const awsProcessPathBlank: AwsRule = awsRule('aws-process-path-blank', (config, report) => {
  for (const [profile, setting, command] of processes(config)) {
    const first = command.charAt(0);
    if (first === '"' || first === "'") continue;
    const [word = '', next = ''] = command.split(/\s/u, 2);
    const inFolder = foldersWithBlanks.some((folder) => `${word} ${next}`.includes(folder));
    const inApp = word.startsWith('/Applications/') && !word.includes('.app/') && next.includes('.app/');
    if ((inFolder || inApp) && /[/\\]/u.test(word)) reportAt(setting, { profile, word }, report);
  }
});

/** Every credential_process with the command as it stands, quotes included. */
function* processes(config: AwsConfigModel): Generator<readonly [string, AwsModelSetting, string]> {
  for (const [profile, { settings }] of config.profiles) {
    const setting = settings.get('credential_process');
    if (setting === undefined || setting.value === '') continue;
    yield [profile, setting, config[setting.kind]?.source.slice(setting.valueSpan) ?? setting.value];
  }
}

function reportAt(setting: AwsModelSetting, facts: Readonly<Record<string, string>>, report: ReportFinding): void {
  report({ file: setting.file, span: setting.valueSpan, facts });
}
