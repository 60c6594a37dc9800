import {
  type AwsFiles,
  type Code,
  completeBookmark,
  type Diagnostic,
  type HandedCredentials,
  type HandoverForm,
  handoverForms,
  refusalReport,
  saveProfile,
  SourceText,
  type SsoValues,
} from '@duckbill/core';
import type { Asked, OtherExample } from './other-example.ts';

const keys: HandedCredentials = {
  target: 'Reports.duck',
  accessKeyId: 'ASIAEXAMPLEEXAMPLE11',
  secretAccessKey: 'example',
  sessionToken: 'example',
  expiresAt: '2026-01-01T12:00:00.000Z',
  from: 'sts',
};
const { sessionToken: _, expiresAt: __, ...longTerm } = keys;

const alice: AwsFiles = {
  credentials: source('credentials', '[alice]\naws_access_key_id = AKIAEXAMPLEEXAMPLE11\naws_secret_access_key = …\n'),
};
const role: AwsFiles = {
  config: source(
    'config',
    '[profile reports]\nrole_arn = arn:aws:iam::111122223333:role/Reports\nsource_profile = alice\n',
  ),
};

const withoutRole: SsoValues = { sso_region: 'eu-west-1', sso_start_url: 'https://example.awsapps.com/start' };
const identityCenter: SsoValues = { ...withoutRole, sso_account_id: '111122223333', sso_role_name: 'Reports' };
const bookmark = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
    <key>Protocol</key>
    <string>s3</string>
    <key>Provider</key>
    <string>s3-iam-identity-center</string>
</dict>
</plist>
`;

const examples: ReadonlyMap<Code, OtherExample> = new Map([
  [
    'handover-value-unquotable',
    {
      ...exported('cmd', { ...keys, region: 'eu-west-1%PATH%' }),
      better: exported('cmd', { ...keys, region: 'eu-west-1' }),
    },
  ],
  ['handover-not-temporary', { ...exported('cache', longTerm), better: exported('cache', keys) }],
  ['handover-long-term-keys', { ...saved('alice', alice), better: saved('alice-session', alice) }],
  [
    'handover-bookmark-incomplete',
    { ...completed(bookmark, withoutRole), better: completed(bookmark, identityCenter) },
  ],
  [
    'handover-file-not-editable',
    { ...completed('{ Protocol = "s3"; }\n', identityCenter), better: completed(bookmark, identityCenter) },
  ],
  ['handover-keys-ignored', { ...saved('reports', role), better: saved('reports-session', role) }],
]);

/** Keys that were to be handed to another tool. */
export function handoverExample(code: Code): OtherExample | undefined {
  return examples.get(code);
}

function exported(form: HandoverForm, credentials: HandedCredentials): Asked {
  const command = `duckbill connect Reports.duck --export ${form}`;
  const printed = handoverForms[form](credentials);
  if (!printed.ok) return answered(command, {}, [printed.diagnostic]);
  // Secret, even made up: nobody is to learn that this is fine.
  return { shown: [], command, output: printed.text.replaceAll('example', '…'), codes: [] };
}

function saved(name: string, files: AwsFiles): Asked {
  const command = `duckbill connect Reports.duck --save-profile ${name}`;
  const outcome = saveProfile(files, name, keys, false);
  return answered(command, files, outcome.ok ? [] : outcome.diagnostics, `profile ${name} is saved\n`);
}

function completed(text: string, values: SsoValues): Asked {
  const file = new SourceText('Reports.duck', text);
  const outcome = completeBookmark(file, values);
  const shown = [{ name: file.name, language: 'xml', text }];
  const command = 'duckbill connect aws:reports --complete-bookmark Reports.duck';
  if (outcome.ok) return { shown, command, output: `${file.name} is then:\n\n${outcome.source.text}`, codes: [] };
  const codes = outcome.diagnostics.map(({ code }) => code);
  return { shown, command, output: refusalReport(outcome.diagnostics, [file]), codes };
}

function answered(command: string, files: AwsFiles, diagnostics: readonly Diagnostic[], done = ''): Asked {
  const sources = [files.config, files.credentials].filter((one) => one !== undefined);
  return {
    shown: sources.map(({ name, text }) => ({ name, language: 'ini', text })),
    command,
    output: diagnostics.length === 0 ? done : refusalReport(diagnostics, sources),
    codes: diagnostics.map(({ code }) => code),
  };
}

function source(name: 'config' | 'credentials', text: string): SourceText {
  return new SourceText(`~/.aws/${name}`, text);
}
