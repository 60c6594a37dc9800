import { createHash } from 'node:crypto';
import {
  type Code,
  convert,
  type ConvertKind,
  type ConvertSource,
  openBookmark,
  openDuckCommand,
  openProfile,
  parseConnectionUrl,
  readDuckCommand,
  type Report,
  SourceText,
  textReport,
  urlProtocols,
} from '@duckbill/core';
import { catalogueProfiles } from '@duckbill/profiles';
import type { Asked, OtherExample, ShownText } from './other-example.ts';
import { reportPaint } from './report-paint.ts';

/** Files by their names, as they are typed; `aws:NAME` and URLs stand for themselves. */
interface ConvertRequest {
  readonly from: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
  readonly to: ConvertKind;
}

const legacy = `[profile audit]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
sso_account_id = 111122223333
sso_role_name = Auditor
`;
const session = `[profile audit]
sso_session = example
sso_account_id = 111122223333
sso_role_name = Auditor

[sso-session example]
sso_start_url = https://example.awsapps.com/start
sso_region = eu-west-1
`;

function bookmark(entries: Readonly<Record<string, string>>): string {
  const lines = Object.entries(entries).map(([key, value]) => `    <key>${key}</key>\n    <string>${value}</string>\n`);
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0">
<dict>
${lines.join('')}</dict>
</plist>
`;
}

const plain = { Protocol: 's3', Username: 'AKIAEXAMPLEEXAMPLE11', Path: '/reports' };

function ofConfig(config: string): ConvertRequest {
  return { from: ['.aws/config'], files: { '.aws/config': config }, to: 'sso-session' };
}

function ofBookmark(entries: Readonly<Record<string, string>>, to: ConvertKind): ConvertRequest {
  return { from: ['reports.duck'], files: { 'reports.duck': bookmark(entries) }, to };
}

const role = 'role_arn = arn:aws:iam::111122223333:role/Reports\n';
const device = 'mfa_serial = arn:aws:iam::111122223333:mfa/alice\n';
const keys = 'aws_access_key_id = AKIAEXAMPLEEXAMPLE11\n';
const shared = session
  .replace('profile audit', 'default')
  .replaceAll('example\n', 'default\n')
  .replace('sso-session example', 'sso-session default');

function toBookmark(config: string): ConvertRequest {
  return { from: ['.aws/config'], files: { '.aws/config': config }, to: 'bookmark' };
}

/** What shows a finding, and what is converted without it. */
const requests: ReadonlyMap<Code, readonly [shows: ConvertRequest, better: ConvertRequest]> = new Map([
  ['convert-sso-sign-in-again', [ofConfig(legacy), ofConfig(session)]],
  ['convert-sso-reader-too-old', [ofConfig(legacy), ofConfig(session)]],
  ['convert-nothing-to-do', [ofConfig(session), ofConfig(legacy)]],
  ['convert-field-lost', [ofBookmark({ ...plain, Nickname: 'Reports' }, 'duck'), ofBookmark(plain, 'duck')]],
  ['convert-secret-left-out', [toBookmark(`[default]\n${keys}aws_secret_access_key = example\n`), toBookmark(shared)]],
  [
    'convert-meaning-differs',
    [
      toBookmark(`[default]\n${keys}${device}`),
      toBookmark(`[default]\n${role}${device}source_profile = default-keys\n\n[profile default-keys]\n${keys}`),
    ],
  ],
  [
    'convert-name-changed',
    [
      toBookmark(`[default]\n${role}source_profile = alice\n\n[profile alice]\n${keys}`),
      toBookmark(`[default]\n${role}source_profile = default-keys\n\n[profile default-keys]\n${keys}`),
    ],
  ],
  ['convert-still-needed', [toBookmark('[default]\ncredential_process = /opt/example/keys\n'), toBookmark(shared)]],
  ['convert-not-possible', [ofBookmark(plain, 'sso-session'), ofBookmark(plain, 'url')]],
]);

/** Command lines of `duck`: one that shows a finding, one that does not. */
const commands: ReadonlyMap<Code, readonly [shows: string, better: string]> = new Map(
  (
    [
      ['duck-command-missing', '--list s3:/reports/'],
      ['duck-quote-open', "duck --username audit --list 's3-cli:/reports/"],
      ['duck-value-unknown', 'duck --username "$AWS_PROFILE" --list s3-cli:/reports/'],
      ['duck-parsing-stopped', 'duck --% --username audit --list s3-cli:/reports/'],
      ['duck-option-unknown', 'duck --usrname audit --list s3-cli:/reports/'],
      ['duck-value-missing', 'duck --username --list s3-cli:/reports/'],
      ['duck-address-missing', 'duck --username audit'],
      ['duck-action-missing', 'duck --username audit s3-cli:/reports'],
      ['duck-profile-missing', 'duck --profile S3.cyberduckprofile --username audit --list s3-cli:/reports/'],
      ['duck-not-read', 'AWS_PROFILE=audit duck --username audit --list s3-cli:/reports/'],
      ['duck-secret', 'duck --username AKIAEXAMPLEEXAMPLE11 --password example --list s3:/reports/'],
    ] as const
  ).map(([code, shows]) => [code, [shows, 'duck --username audit --list s3-cli:/reports/']]),
);

function askedOfCommand(text: string): Asked {
  const protocols = urlProtocols(catalogueProfiles());
  const name = text.includes('--%') ? 'open.ps1' : 'open.sh';
  const { source, diagnostics, secrets } = openDuckCommand(readDuckCommand(new SourceText(name, `${text}\n`)), {
    protocols,
  });
  const report: Report = { files: [{ source, diagnostics, secrets }], skipped: [] };
  return {
    shown: [{ name, language: name === 'open.sh' ? 'sh' : 'powershell', text: `${text}\n` }],
    command: `duckbill convert ${name} --from duck --to bookmark`,
    output: diagnostics.length === 0 ? '' : textReport(report, reportPaint),
    codes: diagnostics.map(({ code }) => code),
  };
}

/** A conversion that loses something, and one that does not. */
export function convertExample(code: Code): OtherExample | undefined {
  const command = commands.get(code);
  if (command !== undefined) return { ...askedOfCommand(command[0]), better: askedOfCommand(command[1]) };
  const request = requests.get(code);
  return request === undefined ? undefined : { ...asked(request[0]), better: asked(request[1]) };
}

function asked({ from, files = {}, to }: ConvertRequest): Asked {
  const protocols = urlProtocols(catalogueProfiles());
  const sources = from.map((name) => sourceOf(name, files));
  const { files: made, losses } = convert(
    sources.map(({ source }) => source),
    to,
    {
      profiles: catalogueProfiles(),
      protocols,
      sha1Hex: (text) => createHash('sha1').update(text).digest('hex'),
      newUuid: '3f0c2b52-6d0e-4f7c-9a56-0d2f8f4f9b11',
    },
  );
  const report: Report = {
    files: sources.map(({ text }) => ({
      source: text,
      diagnostics: losses.filter(({ file }) => file === text.name),
      secrets: [],
    })),
    skipped: [],
  };
  return {
    shown: Object.entries(files).map(([name, text]): ShownText => ({ name, language: languageOf(name), text })),
    command: `duckbill convert ${from.join(' ')} --to ${to}`,
    output: [...made.map(({ text }) => text), losses.length === 0 ? '' : textReport(report, reportPaint)]
      .filter((part) => part !== '')
      .join('\n'),
    codes: losses.map(({ code }) => code),
  };
}

function languageOf(name: string): string {
  return name.endsWith('.duck') || name.endsWith('.cyberduckprofile') ? 'xml' : 'ini';
}

function sourceOf(
  name: string,
  files: Readonly<Record<string, string>>,
): { readonly source: ConvertSource; readonly text: SourceText } {
  const text = new SourceText(name, files[name] ?? '');
  if (name.endsWith('.duck')) {
    const { bookmark: found } = openBookmark(text);
    if (found !== undefined) return { source: { kind: 'bookmark', bookmark: found }, text };
  }
  if (name.endsWith('.cyberduckprofile')) {
    const { profile } = openProfile(text);
    if (profile !== undefined) return { source: { kind: 'profile', profile }, text };
  }
  if (files[name] === undefined) {
    const url = parseConnectionUrl(name, urlProtocols(catalogueProfiles()));
    return { source: { kind: 'url', url }, text: url.source };
  }
  return { source: { kind: 'aws-profile', files: { config: text }, names: [] }, text };
}
