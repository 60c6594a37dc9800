import { lstat, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { editAwsFiles, type FleetFile, printPlist } from '@duckbill/core';

/** What a spec says for one user, cut down to what differs between tests. */
export interface SampleUser {
  readonly region?: string;
  readonly profiles?: readonly string[];
  readonly nickname?: string;
  /** The last digit of the bookmark's UUID; `''`: without a bookmark. */
  readonly bookmark?: string;
  readonly vendor?: string;
}

export const uuidOf = (digit: string): string => `3f0c2b52-6d0e-5f7c-9a56-0d2f8f4f9b1${digit}`;

/** Files as a fleet generates them. */
export function sampleFiles({
  region = 'eu-west-1',
  profiles = ['acme-reports'],
  nickname = 'Reports',
  bookmark = '1',
  vendor = 'acme-s3',
}: SampleUser = {}): readonly FleetFile[] {
  const sections = [
    {
      kind: 'sso-session' as const,
      name: 'acme',
      settings: [
        ['sso_start_url', 'https://acme.awsapps.com/start'],
        ['sso_region', region],
      ] as const,
    },
    ...profiles.map((name) => ({
      kind: 'profile' as const,
      name,
      settings: [
        ['sso_session', 'acme'],
        ['sso_account_id', '111122223333'],
        ['sso_role_name', 'Read'],
        ['region', region],
      ] as const,
    })),
  ];
  const edited = editAwsFiles({}, [{ type: 'put-managed-block', file: 'config', owner: 'acme', sections }]);
  if (!edited.ok) throw new Error('the sample is refused');
  const duck = new Map<string, string>([
    ['Protocol', 's3'],
    ['Provider', vendor],
    ['Nickname', nickname],
    ['UUID', uuidOf(bookmark)],
    ['Hostname', 's3.amazonaws.com'],
    ['Port', '443'],
    ['Path', '/acme-reports'],
  ]);
  const profile = new Map<string, string>([
    ['Protocol', 's3'],
    ['Vendor', vendor],
    ['Description', 'Acme'],
  ]);
  const file = (name: string, text: string): FleetFile => ({ path: name, text, mode: 0o644 });
  return [
    file('.aws/config', edited.files.config?.text ?? ''),
    file('profiles/Acme.cyberduckprofile', printPlist(profile, 'profile')),
    ...(bookmark === '' ? [] : [file('bookmarks/Reports.duck', printPlist(duck, 'cyberduck'))]),
  ];
}

/** The same as a folder, which stands beside the homes. */
export async function writeUserFolder(folder: string, files: readonly FleetFile[]): Promise<string> {
  for (const { path: name, text } of files) {
    const place = path.join(folder, name);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, text);
  }
  return folder;
}

/** Mode and content of everything below a folder, by name. */
export async function contentsOf(folder: string): Promise<Map<string, string>> {
  const contents = new Map<string, string>();
  for (const name of (await readdir(folder, { recursive: true })).toSorted()) {
    const place = path.join(folder, name);
    const stats = await lstat(place);
    contents.set(name, `${stats.mode.toString(8)} ${stats.isFile() ? await readFile(place, 'latin1') : ''}`);
  }
  return contents;
}
