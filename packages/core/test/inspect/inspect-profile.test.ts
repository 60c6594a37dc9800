import { describe, expect, it } from 'vitest';
import { openBookmark, openProfile } from '../../src/document/open-documents.ts';
import { inspectDocument } from '../../src/inspect/inspect-document.ts';
import type { Inspection } from '../../src/inspect/inspection.ts';
import type { ProgramId } from '../../src/programs/program.ts';
import { inspectionReport, jsonInspection } from '../../src/report/inspection-report.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { entries, profileText, s3Profile } from '../profile/profile-texts.ts';

const canary = 'canary-secret-of-a-client';

const heron = {
  Protocol: 's3',
  Vendor: 'heron-store',
  Description: 'Heron',
  'Default Hostname': ' ',
  'Default Port': '443.0',
  'OAuth Client Secret': canary,
  'Role Configurable': '<true/>',
  Properties: '<array><string>role_arn=</string></array>',
  'Favourite Bird': 'heron',
};

function inspect(
  values: Readonly<Record<string, string>>,
  program: ProgramId = 'cyberduck@9.5',
  profiles = [s3Profile({ Vendor: 'Heron-Store' }, 'other.cyberduckprofile')],
): Inspection {
  const document = openProfile(new SourceText('a.cyberduckprofile', profileText(entries(values))));
  const own = document.profile === undefined ? [] : [document.profile];
  return inspectDocument(document, program, { profiles: [...own, ...profiles] });
}

const valueOf = (inspection: Inspection, name: string) =>
  inspection.sections.flatMap(({ title, values }) =>
    values.filter((value) => value.name === name).map((value) => ({ title, ...value })),
  )[0];

describe('a connection profile', () => {
  const inspection = inspect(heron);

  it('shows each value under whoever says it', () => {
    expect(inspection.sections.map(({ title }) => title)).toEqual([
      'Written here',
      'Inherited from the profile "Amazon S3"',
      'Said by the protocol s3',
      "Cyberduck's own default",
      'Properties (hidden preferences)',
      'Hidden preferences left as Cyberduck ships them',
      'Not read by Cyberduck',
    ]);
    expect(valueOf(inspection, 'Vendor')).toMatchObject({ title: 'Written here', value: 'heron-store' });
    expect(valueOf(inspection, 'Default Hostname')).toMatchObject({
      title: 'Inherited from the profile "Amazon S3"',
      value: 's3.amazonaws.com',
      remark: 'the file has the key, but blank: that counts as absent',
    });
    expect(valueOf(inspection, 'Default Port')).toMatchObject({ title: 'Said by the protocol s3', value: '443' });
    expect(valueOf(inspection, 'Authorization')).toMatchObject({ origin: { kind: 'program' } });
    expect(valueOf(inspection, 's3.storage.class.options')).toMatchObject({ value: 'STANDARD' });
    expect(valueOf(inspection, 'Favourite Bird')).toMatchObject({ title: 'Not read by Cyberduck' });
  });

  it('tells the line of what stands in the file', () => {
    expect(inspectionReport([inspection])).toMatch(/^ +3 +Vendor +heron-store/mu);
    expect(JSON.parse(JSON.stringify(jsonInspection(inspection)))).toMatchObject({
      program: 'cyberduck@9.5',
      sections: expect.arrayContaining([
        expect.objectContaining({
          title: 'Written here',
          values: expect.arrayContaining([
            expect.objectContaining({
              name: 'Vendor',
              origin: expect.objectContaining({ kind: 'file', start: expect.objectContaining({ line: 3 }) }),
            }),
          ]),
        }),
      ]),
    });
  });

  it('has no secret in it', () => {
    expect(inspectionReport([inspection]) + JSON.stringify(jsonInspection(inspection))).not.toContain(canary);
    expect(valueOf(inspection, 'OAuth Client Secret')).toMatchObject({ secret: true, value: '' });
  });

  it('says whether it loads, what it builds on, and with what it collides', () => {
    expect(inspection.notes).toMatchObject([
      { tone: 'good', text: 'loaded and offered' },
      { tone: 'good', text: expect.stringContaining('bundled profile "Amazon S3"') },
      { tone: 'warning', text: expect.stringContaining('other.cyberduckprofile in case only') },
    ]);
  });

  it.each<readonly [string, Readonly<Record<string, string>>, string]>([
    ['no Protocol', { Vendor: 'a' }, 'rejected: it has no Protocol'],
    ['an unknown Protocol', { Protocol: 'S3', Vendor: 'a' }, 'no protocol or profile is called "S3"'],
    ['no Vendor', { Protocol: 's3' }, 'nobody can choose it'],
    [
      'a property with two values',
      { Protocol: 's3', Vendor: 'a', Properties: '<array><string>b=1</string><string>b=2</string></array>' },
      'one name with two values',
    ],
    ['what ships with Cyberduck', { Protocol: 's3', Vendor: 'iterate GmbH' }, 'dropped without a word'],
  ])('is told why it is not offered: %s', (_title, values, words) => {
    expect(inspect(values).notes).toContainEqual({ tone: 'error', text: expect.stringContaining(words) });
  });

  it('is another one for Cyberduck 9.2', () => {
    const older = inspect(heron, 'cyberduck@9.2');
    expect(valueOf(older, 'Role Configurable')).toMatchObject({
      value: 'false',
      remark: expect.stringContaining('9.3'),
    });
    const dictionary = inspect(
      { ...heron, Properties: '<dict><key>a</key><string>b</string></dict>' },
      'cyberduck@9.2',
    );
    expect(dictionary.notes).toContainEqual({ tone: 'warning', text: expect.stringContaining('before 2025') });
  });

  it('is read by the newest Cyberduck when the program is none', () => {
    expect(inspect(heron, 'aws-cli@2').program).toBe('cyberduck@9.5');
  });
});

describe('a file that is refused', () => {
  it.each([
    ['profile', openProfile],
    ['bookmark', openBookmark],
  ] as const)('shows nothing of a %s', (_kind, open) => {
    const inspection = inspectDocument(open(new SourceText('a', '<plist><dict><key>Protocol</key>')), 'cyberduck@9.5');
    expect(inspection).toMatchObject({ sections: [], refusal: { file: 'a' } });
    expect(inspectionReport([inspection])).toContain('it sees nothing');
  });
});

describe('a bookmark', () => {
  it('shows what is read, what is not, and no secret', () => {
    const text = profileText(
      entries({ Protocol: 's3', Nickname: 'Heron', Password: canary, 'Favourite Bird': 'heron' }),
    );
    const inspection = inspectDocument(openBookmark(new SourceText('a.duck', text)), 'cyberduck@9.5');
    expect(inspection.sections.map(({ title }) => title)).toEqual(['Written here', 'Not read by Cyberduck']);
    expect(valueOf(inspection, 'Nickname')).toMatchObject({ title: 'Written here', value: 'Heron' });
    expect(inspectionReport([inspection])).not.toContain(canary);
  });
});
