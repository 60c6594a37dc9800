import { askOfBundle, openBundle } from '@duckbill/doctor';
import { type HandedFile, handedBundle, zipOf } from '@duckbill/doctor/masked-files';
import { describe, expect, it } from 'vitest';

const encoder = new TextEncoder();

function fileOf(name: string, text: string, awsFile?: 'config' | 'credentials'): HandedFile {
  return { name, bytes: encoder.encode(text), masked: 0, ...(awsFile === undefined ? {} : { awsFile }) };
}

function bundleOf(
  files: readonly HandedFile[],
  given: { readonly target?: string; readonly platform?: 'darwin' | 'linux' | 'win32' } = {},
): Uint8Array {
  const { manifest, entries } = handedBundle({
    files,
    target: given.target,
    profiles: [],
    program: undefined,
    platform: given.platform ?? 'linux',
    duckbill: '0.1.0',
    takenAt: '2026-11-22T03:00:00.000Z',
  });
  return zipOf([
    ['manifest.json', encoder.encode(JSON.stringify(manifest))],
    ...entries.map(({ name, file }) => [name, file.bytes] as const),
  ]);
}

const config = '[profile reports]\nrole_arn = arn:aws:iam::111122223333:role/Reports\nsource_profile = nobody\n';

describe('a bundle of files that were handed in', () => {
  it.each([
    { name: '.aws/config', platform: 'linux', paths: ['/home/user/.aws/config'] },
    { name: '.aws/config', platform: 'win32', paths: ['C:\\Users\\user\\.aws\\config'] },
    { name: 'pasted/config', platform: 'darwin', paths: ['/Users/user/pasted/config', '/Users/user/.aws/config'] },
    { name: '../../.aws/config', platform: 'linux', paths: ['/home/user/.aws/config'] },
    { name: '/home/bob/.aws/config', platform: 'win32', paths: ['/home/bob/.aws/config', '/home/user/.aws/config'] },
    {
      name: 'C:\\Users\\bob\\.aws\\config',
      platform: 'linux',
      paths: ['C:\\Users\\bob\\.aws\\config', 'C:\\Users\\user\\.aws\\config'],
    },
  ] as const)(
    'has $name where the AWS programs of that computer look ($platform)',
    async ({ name, platform, paths }) => {
      const opened = openBundle(bundleOf([fileOf(name, config, 'config')], { target: 'aws:reports', platform }));
      expect([...opened.record.files.keys()]).toEqual(paths);
      const { report, isSame } = await askOfBundle(opened, opened.manifest.target, {});
      expect(isSame).toBe(false);
      expect(JSON.stringify(report.categories)).toContain('nobody');
      expect(report.verdict).toBe('failing');
    },
  );

  it('is about the file that was meant, or the default AWS profile', () => {
    const files = [fileOf('work/Reports.duck', '<plist/>')];
    expect(openBundle(bundleOf(files, { target: 'work/Reports.duck' })).manifest.target).toBe(
      '/home/user/work/Reports.duck',
    );
    expect(openBundle(bundleOf(files)).manifest.target).toBe('aws:');
  });
});
