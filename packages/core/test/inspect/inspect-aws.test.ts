import { describe, expect, it } from 'vitest';
import { findSecrets } from '../../src/document/find-secrets.ts';
import { inspectDocument } from '../../src/inspect/inspect-document.ts';
import type { InspectedSection } from '../../src/inspect/inspection.ts';
import type { ProgramId } from '../../src/programs/program.ts';
import { inspectionReport, jsonInspection } from '../../src/report/inspection-report.ts';
import { maskSecrets } from '../../src/report/mask-secrets.ts';
import { awsDocument, canary, everyday, keys, worldWith } from './aws-texts.ts';

/** What is printed of one section, from its title to the next. */
function printed(program: ProgramId, title: string, document = everyday): string {
  const report = inspectionReport([inspectDocument(document, program, { world: worldWith() })]);
  const [, rest = ''] = report.split(`\n  ${title}\n`);
  return rest.split('\n\n')[0] ?? '';
}

function sectionOf(program: ProgramId, title: string, document = everyday): InspectedSection | undefined {
  const { sections } = inspectDocument(document, program, { world: worldWith() });
  return sections.find((section) => section.title === title);
}

describe('AWS files as a program reads them', () => {
  it('tells role, prompt, call, place of the credentials and values', () => {
    expect(printed('aws-cli@2', 'profile admin')).toMatchInlineSnapshot(`
      "    ✓ assumes arn:aws:iam::123456789012:role/Admin (config:5) with keys of "dev-keys"
            (credentials:6), with an MFA code
            region   eu-west-1 (config:8)
            asks     a code of the MFA device arn:aws:iam::210987654321:mfa/jane (config:7)
            calls    AssumeRole at sts.eu-west-1.amazonaws.com, signed for eu-west-1
                     SerialNumber: arn:aws:iam::210987654321:mfa/jane (config:7)
                     RoleArn: arn:aws:iam::123456789012:role/Admin (config:5)
                     RoleSessionName: made up when it is needed
                     TokenCode: as it is typed
            keeps    /home/jane/.aws/cli/cache/c8dff8df18ff33027a57dc6d369e1f6ab72ba57b.json (credentials
                     of the role; not there)
          config:5  role_arn        arn:aws:iam::123456789012:role/Admin  role to assume
          config:6  source_profile  dev-keys  profile whose credentials assume the role
          config:7  mfa_serial      arn:aws:iam::210987654321:mfa/jane  MFA device to ask a code of
          config:8  region          eu-west-1  region of requests"
    `);
  });

  it('tells which token and which credentials an AWS CLI looks for', () => {
    expect(printed('aws-cli@1', 'profile corp')).not.toContain('/cli/cache/');
    expect(printed('aws-cli@2', 'profile corp')).toMatchInlineSnapshot(`
      "    ○ ReadOnly in account 123456789012 from Identity Center, "corp" (config:17); first sign in with
            AWS CLI 2: aws sso login
            region   us-east-1 (config:19)
            calls    GetRoleCredentials at portal.sso.eu-west-1.amazonaws.com
                     roleName: ReadOnly (config:18)
                     accountId: 123456789012 (config:17)
                     accessToken: from
                     /home/jane/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json
            reads    /home/jane/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json (token of the
                     sign-in; not there)
            keeps    /home/jane/.aws/cli/cache/999fa299c534d8ffbe1215f572353203fbe5c4b7.json (credentials
                     from Identity Center; not there)
          config:16  sso_session     corp  section with the sign-in of Identity Center
          config:17  sso_account_id  123456789012  account to sign in to
          config:18  sso_role_name   ReadOnly  permission set to sign in with
          config:19  region          us-east-1  region of requests"
    `);
  });

  it.each<readonly [ProgramId, string, readonly string[]]>([
    [
      'sdk-js@3',
      'profile deploy',
      ['AssumeRole at sts.eu-west-1.amazonaws.com', 'only in a program that asks for MFA'],
    ],
    [
      'sdk-go@2',
      'profile corp',
      ['GetRoleCredentials at portal.sso.eu-west-1.amazonaws.com', 'reads    ', '/sso/cache/'],
    ],
    ['cyberduck@9.2', 'profile only-here', ['GetSessionToken', 'a code of the MFA device', 'SerialNumber']],
    ['cyberduck@9.4', 'profile corp', ['reads    /home/jane/.aws/cli/cache/', 'not used by this program']],
    ['cyberduck@9.5', 'profile corp', ['only with a connection profile for IAM Identity Center']],
    ['mountain-duck@5.3', 'profile deploy', ['AssumeRole is tried without keys', '(source_profile, config:12)']],
    ['aws-cli@2', 'profile loop-a', ['InfiniteLoopConfigError']],
    ['aws-cli@2', 'profile vault', ['runs     /opt/vend --token']],
  ])('as %s tells of %s what counts', (program, title, parts) => {
    const text = printed(program, title);
    for (const part of parts) expect(text).toContain(part);
  });

  it('has the profiles in the order of the files for every program', () => {
    const titles = (program: ProgramId) =>
      inspectDocument(everyday, program)
        .sections.map(({ title }) => title)
        .filter((title) => title.startsWith('profile ') && !title.includes('sso-session'));
    expect(titles('cyberduck@9.5')).toEqual(titles('aws-cli@2'));
  });

  it('keeps AWS SDK for Java to what is known of it', () => {
    const inspection = inspectDocument(everyday, 'sdk-java@2', { world: worldWith() });
    expect(inspection.notes).toMatchObject([{ tone: 'warning' }]);
    expect(sectionOf('sdk-java@2', 'profile admin')?.resolution).toMatchObject({ result: 'reading-only', calls: [] });
  });

  it('says who uses a setting, who made it up, and which nobody knows', () => {
    const document = awsDocument({
      config: `[profile a]
sts_regional_endpoints = regional
sso_account_name = reports
favourite_bird = heron
s3 =
  addressing_style = path
  favourite_bird = heron
[services heron]
s3 =
  endpoint_url = https://heron.example
`,
    });
    const remarks = (program: ProgramId) =>
      sectionOf(program, 'profile a', document)?.values.map(({ name, remark }) => [name, remark]);
    expect(remarks('aws-cli@1')).toEqual([
      ['sts_regional_endpoints', undefined],
      ['sso_account_name', 'setting of aws-sso-util'],
      ['favourite_bird', 'no program is known to read it here'],
      ['s3.addressing_style', undefined],
      ['s3.favourite_bird', 'no program is known to read it here'],
    ]);
    expect(remarks('aws-cli@2')?.[0]).toEqual(['sts_regional_endpoints', 'not used by this program']);
    expect(sectionOf('aws-cli@2', 'services heron', document)?.values).toMatchObject([
      { name: 's3.endpoint_url', value: 'https://heron.example' },
    ]);
  });

  it('tells where requests to S3 go', () => {
    const config = `[profile a]
services = heron
endpoint_url = https://all.example
${keys('AKIAIOSFODNN7EXAMPL7')}[services heron]
s3 =
  endpoint_url = https://s3.example
`;
    const endpoint = (text: string) =>
      sectionOf('aws-cli@2', 'profile a', awsDocument({ config: text }))?.resolution?.endpoint?.value;
    expect(endpoint(config)).toBe('https://s3.example');
    expect(endpoint(config.replace('services = heron\n', ''))).toBe('https://all.example');
    expect(endpoint(config.replace('services', 'ignore_configured_endpoint_urls = true\nservices'))).toBeUndefined();
  });

  it('goes on with the other file, or says that it sees nothing', () => {
    const broken = awsDocument({
      config: '[profile a\nregion = x\n',
      credentials: `[b]\n${keys('AKIAIOSFODNN7EXAMPL8')}`,
    });
    const inspection = inspectDocument(broken, 'aws-cli@2', { world: worldWith() });
    expect(inspection.refusal).toMatchObject({ file: '.aws/config' });
    expect(inspectionReport([inspection])).toContain('.aws/config:1:1');
  });

  it.each<ProgramId>(['aws-cli@2', 'sdk-js@3', 'sdk-java@2', 'sdk-go@2', 'cyberduck@9.4', 'cyberduck@9.5'])(
    'prints no secret as %s',
    (program) => {
      const inspection = inspectDocument(everyday, program, { world: worldWith() });
      const secrets = findSecrets(everyday);
      expect(maskSecrets(inspectionReport([inspection]), secrets)).not.toContain(canary);
      expect(maskSecrets(JSON.stringify(jsonInspection(inspection)), secrets)).not.toContain(canary);
    },
  );
});
