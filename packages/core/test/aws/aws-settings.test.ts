import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { type AwsSettingPlace, honours } from '../../src/aws/aws-setting.ts';
import { awsSettings, findAwsSetting } from '../../src/aws/aws-settings.ts';
import { toolOfCommand } from '../../src/aws/tool-of-command.ts';
import type { ProgramId } from '../../src/programs/program.ts';

const reference = fileURLToPath(new URL('../../../../../shared/reference/aws-config.md', import.meta.url));

describe('awsSettings', () => {
  it.each(awsSettings.map((entry) => [`${entry.place} ${entry.name}`, entry] as const))(
    'tells name, meaning, values and readers of %s',
    (_title, { name, meaning, type, values, readers, owner, place }) => {
      expect(name).toMatch(/^[a-z0-9_]+$/u);
      expect(meaning).toMatch(/\S/u);
      expect(type === 'choice').toBe(values !== undefined);
      expect(new Set(values).size).toBe(values?.length ?? 0);
      expect(new Set(readers).size).toBe(readers.length);
      // Somebody reads it: a program of AWS, Cyberduck, or the tool that made it up; never both.
      expect(readers.length === 0).toBe(owner !== undefined);
      expect(findAwsSetting(name, place)).toMatchObject({ name, place });
    },
  );

  it('has each setting once in a place', () => {
    const names = awsSettings.map(({ place, name }) => `${place} ${name}`);
    expect(new Set(names).size).toBe(names.length);
  });
});

const cli1: ProgramId = 'aws-cli@1';

describe('findAwsSetting', () => {
  it('takes names in any case, as botocore and Go do', () => {
    expect(findAwsSetting('AWS_Access_Key_ID')).toBe(findAwsSetting('aws_access_key_id'));
  });

  it.each<readonly [string, AwsSettingPlace]>([
    ['sso_registration_scopes', 'profile'],
    ['role_arn', 'sso-session'],
    ['addressing_style', 'profile'],
    ['sso_start_ulr', 'profile'],
  ])('knows nobody who reads %s in %s', (name, place) => {
    expect(findAwsSetting(name, place)).toBeUndefined();
  });

  it.each<readonly [string, AwsSettingPlace, object]>([
    ['sso_region', 'sso-session', { type: 'region' }],
    ['sso_registration_scopes', 'sso-session', { type: 'list' }],
    ['addressing_style', 's3', { type: 'choice', values: ['auto', 'virtual', 'path'] }],
    ['endpoint_url', 'service', { type: 'url' }],
    ['key_name', 'emr', { type: 'text' }],
    ['proxy_ca_bundle', 'proxies_config', { type: 'path' }],
  ])('knows %s in %s with what may stand there', (name, place, expected) => {
    expect(findAwsSetting(name, place)).toMatchObject(expected);
  });

  it.each([
    ['mfa_process', 'aws-vault'],
    ['include_profile', 'aws-vault'],
    ['granted_sso_start_url', 'granted'],
    ['granted_whatever_comes_next', 'granted'],
    ['common_fate_generated_from', 'granted'],
    ['sso_auto_populated', 'aws-sso-util'],
    ['sso_account_name', 'aws-sso-util'],
    ['x_principal_arn', 'saml2aws'],
    ['azure_tenant_id', 'aws-azure-login'],
  ])('knows who made up %s', (name, owner) => {
    const entry = findAwsSetting(name);
    expect(entry).toMatchObject({ owner, readers: [] });
    expect(entry && honours(cli1, entry)).toBe('no');
  });
});

describe('toolOfCommand', () => {
  it.each([
    ['aws-vault exec reports --json', 'aws-vault'],
    ['/usr/local/bin/aws-sso process --arn arn', 'aws-sso-cli'],
    ['"C:\\Program Files\\Leapp\\leapp.exe" session generate 1', 'leapp'],
    ['granted', 'granted'],
    ['/opt/vend --tool aws-vault', undefined],
    ['"aws-vault', 'aws-vault'],
    ['', undefined],
    ['"', undefined],
  ])('knows who runs in %s', (command, tool) => {
    expect(toolOfCommand(command)).toBe(tool);
  });
});

describe('honours', () => {
  it.each<readonly [string, AwsSettingPlace, Readonly<Partial<Record<ProgramId, 'yes' | 'no' | 'unknown'>>>]>([
    ['aws_security_token', 'profile', { 'aws-cli@1': 'yes', 'aws-cli@2': 'yes', 'sdk-js@3': 'no', 'sdk-go@2': 'no' }],
    ['sts_regional_endpoints', 'profile', { 'aws-cli@1': 'yes', 'aws-cli@2': 'no', 'sdk-js@3': 'no' }],
    ['ca_bundle', 'profile', { 'aws-cli@2': 'yes', 'sdk-js@3': 'no', 'sdk-go@2': 'yes' }],
    ['external_id', 'profile', { 'cyberduck@9.2': 'yes', 'cyberduck@9.4': 'no', 'cyberduck@9.5': 'no' }],
    ['credential_process', 'profile', { 'cyberduck@9.2': 'no', 'cyberduck@9.4': 'yes', 'cyberduck@9.5': 'yes' }],
    ['region', 'profile', { 'aws-cli@2': 'yes', 'cyberduck@9.5': 'no' }],
    ['should_stream', 's3', { 'aws-cli@1': 'no', 'aws-cli@2': 'yes' }],
    // Of the SDK for Java only the grammar is known.
    ['role_arn', 'profile', { 'sdk-java@2': 'unknown' }],
  ])('tells who uses %s', (name, place, expected) => {
    const entry = findAwsSetting(name, place);
    for (const [program, answer] of Object.entries(expected) as [ProgramId, string][]) {
      expect([program, entry && honours(program, entry)]).toEqual([program, answer]);
    }
  });

  it.each([
    ['mountain-duck@5.1', 'cyberduck@9.2'],
    ['mountain-duck@5.2', 'cyberduck@9.4'],
    ['mountain-duck@5.3', 'cyberduck@9.5'],
  ] as const)('answers for %s as for %s', (mountain, duck) => {
    for (const entry of awsSettings) expect(honours(mountain, entry)).toBe(honours(duck, entry));
  });
});

/** Rows `| setting, setting | … | ● | – | … |` of tables B.1 to B.3 that name plain settings of a profile. */
function tableRows(): { readonly name: string; readonly marks: readonly string[] }[] {
  const text = readFileSync(reference, 'utf8');
  const part = text.slice(text.indexOf('### B.1'), text.indexOf('### B.4'));
  return part.split('\n').flatMap((line) => {
    const cells = line.split('|').map((cell) => cell.trim());
    const [, names = '', ...rest] = cells;
    const marks = rest.filter((cell) => /^[●–]/u.test(cell) && cell.length > 0);
    // The empty variable is written as the sign for "ignored".
    const last = marks.slice(-4);
    if (last.length < 4 || names.includes('→') || !/^[a-z][a-z0-9_, ]+$/u.test(names)) return [];
    return names.split(', ').map((name) => ({ name, marks: last }));
  });
}

describe.skipIf(!existsSync(reference))('the settings of the reference', () => {
  const rows = existsSync(reference) ? tableRows() : [];

  it('are found in its tables', () => {
    expect(rows.length).toBeGreaterThan(45);
  });

  it.each(rows)('has $name with the same readers', ({ name, marks }) => {
    const entry = findAwsSetting(name) ?? findAwsSetting(name, 'sso-session');
    const columns = ['aws-cli@1', 'aws-cli@2', 'sdk-js@3', 'sdk-go@2'] as const;
    expect(entry && columns.map((program) => honours(program, entry))).toEqual(
      marks.map((mark) => (mark.startsWith('–') ? 'no' : 'yes')),
    );
  });
});
