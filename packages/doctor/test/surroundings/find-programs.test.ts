import { chooseProgram, findSurroundings } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { infoPlist, linux, mac, windows } from './computers.ts';

describe('findSurroundings on macOS', () => {
  it('finds applications, and which of them came from the App Store', async () => {
    const { programs } = await findSurroundings(
      mac({
        files: {
          '/Applications/Cyberduck.app/Contents/Info.plist': infoPlist('9.5.2', '44410'),
          '/Applications/Mountain Duck.app/Contents/Info.plist': infoPlist('5.2.1'),
          '/Applications/Mountain Duck.app/Contents/_MASReceipt/receipt': '0',
        },
      }),
    );
    expect(programs).toEqual([
      {
        kind: 'cyberduck',
        path: '/Applications/Cyberduck.app',
        build: 'website',
        version: '9.5.2',
        revision: '44410',
        program: 'cyberduck@9.5',
      },
      {
        kind: 'mountain-duck',
        path: '/Applications/Mountain Duck.app',
        build: 'app-store',
        version: '5.2.1',
        revision: '44000',
        program: 'mountain-duck@5.2',
      },
    ]);
  });

  it('looks into the own folder of the person, and knows what Homebrew brought', async () => {
    const { programs } = await findSurroundings(
      mac({
        files: {
          '/Users/anna/Applications/Cyberduck.app/Contents/Info.plist': infoPlist('9.2.4'),
          '/opt/homebrew/Caskroom/cyberduck/9.2.4/.metadata': '',
          '/opt/homebrew/Cellar/duck/9.4.1/INSTALL_RECEIPT.json': '{}',
          '/opt/homebrew/Cellar/duck/9.3.0/INSTALL_RECEIPT.json': '{}',
          '/opt/homebrew/bin/aws': '#!/opt/homebrew/Cellar/awscli/2.31.4/libexec/bin/python3.13\nimport sys\n',
        },
      }),
    );
    expect(programs).toMatchObject([
      { kind: 'cyberduck', build: 'homebrew', version: '9.2.4', program: 'cyberduck@9.2' },
      { kind: 'duck', build: 'homebrew', version: '9.4.1', program: 'cyberduck@9.4' },
      { kind: 'aws-cli', build: 'homebrew', version: '2.31.4', program: 'aws-cli@2' },
    ]);
  });

  it('reads the packages of duck and of the AWS CLI 2', async () => {
    const { programs } = await findSurroundings(
      mac({
        files: {
          '/usr/local/duck.bundle/Contents/Info.plist': infoPlist('9.5.0'),
          '/usr/local/aws-cli/aws': 'a program',
          '/usr/local/bin/aws': 'a program',
          '/private/var/db/receipts/com.amazon.aws.cli2.plist': infoPlist('x').replace(
            'CFBundleVersion',
            'PackageVersion',
          ),
        },
      }),
    );
    expect(programs).toMatchObject([
      { kind: 'duck', build: 'package', version: '9.5.0' },
      { kind: 'aws-cli', path: '/usr/local/bin/aws', build: 'package', program: 'aws-cli@2' },
    ]);
  });

  it('says no version where the property list is damaged', async () => {
    const { programs } = await findSurroundings(
      mac({ files: { '/Applications/Cyberduck.app/Contents/Info.plist': infoPlist('soon') } }),
    );
    expect(programs).toEqual([{ kind: 'cyberduck', path: '/Applications/Cyberduck.app', build: 'website' }]);
  });
});

const uninstall = String.raw`HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall`;
const entry = String.raw`HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\Windows\CurrentVersion\Uninstall\{11111111-2222-3333-4444-555555555555}`;

describe('findSurroundings on Windows', () => {
  const files = { [String.raw`C:\Program Files\Cyberduck\Cyberduck.exe`]: 'MZ' };
  const answers = {
    [`reg query ${uninstall} /s /f duck /d`]: `\r\n${entry}\r\n    DisplayName    REG_SZ    Cyberduck\r\n\r\nEnd of search: 1 match(es) found.\r\n`,
    [`reg query ${entry}`]: `\r\n${entry}\r\n    DisplayName    REG_SZ    Cyberduck\r\n    DisplayVersion    REG_SZ    9.4.1.44105\r\n    Publisher    REG_SZ    iterate GmbH\r\n`,
  };

  it('takes the version from the list of installed programs, when it decides something', async () => {
    const machine = windows({ files, answers });
    expect((await findSurroundings(machine, ['cyberduck'])).programs).toEqual([
      {
        kind: 'cyberduck',
        path: String.raw`C:\Program Files\Cyberduck\Cyberduck.exe`,
        build: 'installer',
        version: '9.4.1',
        revision: '44105',
        program: 'cyberduck@9.4',
      },
    ]);
    expect((await findSurroundings(machine)).programs[0]).not.toHaveProperty('version');
  });

  it('reads the packages of Chocolatey', async () => {
    const { programs } = await findSurroundings(
      windows({
        environment: { programdata: String.raw`D:\Data` },
        files: {
          ...files,
          [String.raw`D:\Data\chocolatey\lib\cyberduck\cyberduck.nuspec`]:
            '<package><metadata><id>cyberduck</id><version>8.6.2.40032</version></metadata></package>',
        },
      }),
    );
    expect(programs).toMatchObject([{ build: 'chocolatey', version: '8.6.2', program: 'cyberduck@9.2' }]);
  });

  it('finds the build of the Store by its own folder, and its version by the name of the package', async () => {
    const registry = String.raw`HKCU\Software\Classes\Local Settings\Software\Microsoft\Windows\CurrentVersion\AppModel\Repository\Packages`;
    const name = 'iterate.37637C3DE32E5_9.5.3.44700_x64__gr99yradmgg3r';
    const machine = windows({
      files: {
        [String.raw`C:\Users\anna\AppData\Local\Packages\iterate.37637C3DE32E5_gr99yradmgg3r\Settings\settings.dat`]:
          '',
      },
      answers: {
        [`reg query ${registry} /f iterate.37637C3DE32E5 /k`]: `\r\nHKEY_CURRENT_USER\\Software\\Packages\\${name}\r\n`,
      },
    });
    expect((await findSurroundings(machine, ['cyberduck'])).programs).toMatchObject([
      { kind: 'cyberduck', build: 'windows-store', version: '9.5.3', revision: '44700', program: 'cyberduck@9.5' },
    ]);
  });

  it('lets an administrator see the version in the folder of the Store', async () => {
    const folder = String.raw`C:\Program Files\WindowsApps\iterate.37637C3DE32E5_9.3.1.44132_x64__gr99yradmgg3r`;
    const { programs } = await findSurroundings(windows({ files: { [`${folder}\\Cyberduck.exe`]: 'MZ' } }));
    expect(programs).toMatchObject([
      { path: folder, build: 'windows-store', version: '9.3.1', program: 'cyberduck@9.4' },
    ]);
  });

  it('tells both lines of the AWS CLI apart by their folders', async () => {
    const { programs } = await findSurroundings(
      windows({
        files: {
          [String.raw`C:\Program Files\Amazon\AWSCLIV2\aws.exe`]: 'MZ',
          [String.raw`C:\Program Files (x86)\Amazon\AWSCLI\bin\aws.exe`]: 'MZ',
        },
      }),
    );
    expect(programs.map(({ program }) => program)).toEqual(['aws-cli@2', 'aws-cli@1']);
  });
});

describe('findSurroundings on Linux', () => {
  it('finds nothing where nothing is', async () => {
    expect(await findSurroundings(linux())).toEqual({
      platform: 'linux',
      programs: [],
      profiles: [],
      bookmarks: [],
      awsFiles: [],
      caches: [],
      variables: [],
      proxies: [],
    });
  });

  it.each([
    ['lib/app/duck.cfg', '[JavaOptions]\njava-options=-Djpackage.app-version=9.5.2\n', { version: '9.5.2' }],
    ['app/duck.cfg', '[Application]\napp.version=9.4.1.44105\n', { version: '9.4.1', revision: '44105' }],
  ])('reads what stands beside duck in %s', async (name, text, known) => {
    const files = { '/opt/duck/bin/duck': 'a program', [`/opt/duck/${name}`]: text };
    const { programs } = await findSurroundings(linux({ files }));
    expect(programs).toMatchObject([{ kind: 'duck', path: '/opt/duck/bin/duck', build: 'rpm', ...known }]);
    const debian = linux({ files: { ...files, '/var/lib/dpkg/info/duck.list': '/opt/duck\n' } });
    expect((await findSurroundings(debian)).programs).toMatchObject([{ build: 'deb' }]);
  });

  it('asks duck only when it is told to, and takes no other program of that name', async () => {
    const ours = 'Cyberduck 9.3.1 (44132). Not registered.\n';
    const files = { '/opt/duck/duck': 'a program', '/usr/bin/duck': 'a link checker' };
    const machine = linux({ files, answers: { '/opt/duck/duck --version': ours } });
    expect((await findSurroundings(machine)).programs).toEqual([
      { kind: 'duck', path: '/opt/duck/duck', build: 'rpm' },
    ]);
    expect((await findSurroundings(machine, ['duck'])).programs).toMatchObject([
      { version: '9.3.1', revision: '44132' },
    ]);
    const other = linux({
      files: { '/usr/bin/duck': 'x' },
      answers: { '/usr/bin/duck --version': 'duck: version 0.13' },
    });
    expect((await findSurroundings(other, ['duck'])).programs).toEqual([]);
  });

  it('finds the AWS CLI of a distribution, of pip, of a virtual environment and of AWS', async () => {
    const script = (python: string): string => `#!${python}\nimport sys\n`;
    const machine = linux({
      environment: { PATH: '/home/anna/venv/bin:/home/anna/.local/bin:/usr/local/bin:/usr/bin:/bin:/snap/bin' },
      files: {
        '/home/anna/venv/bin/aws': script('/home/anna/venv/bin/python'),
        '/home/anna/venv/lib/python3.12/site-packages/awscli-1.45.11.dist-info/METADATA': '',
        '/home/anna/.local/bin/aws': script('/usr/bin/env python3'),
        '/home/anna/.local/lib/python3.11/site-packages/awscli-1.22.34.egg-info/PKG-INFO': '',
        '/usr/local/aws-cli/v2/2.9.19/bin/aws': '',
        '/usr/local/aws-cli/v2/2.27.50/bin/aws': '',
        '/usr/local/aws-cli/v2/current/bin/aws': '',
        '/usr/local/bin/aws': 'a program',
        '/usr/bin/aws': script('/usr/bin/python3'),
        '/bin/aws': script('/usr/bin/python3'),
        '/usr/lib/python3/dist-packages/awscli-2.9.19.dist-info/METADATA': '',
        '/snap/bin/aws': 'a program',
        '/snap/aws-cli/current/meta/snap.yaml': "name: aws-cli\nversion: '2.31.0'\n",
      },
    });
    const { programs } = await findSurroundings(machine);
    expect(programs.map(({ path, build, version }) => [path, build, version])).toEqual([
      ['/home/anna/venv/bin/aws', 'pip', '1.45.11'],
      ['/home/anna/.local/bin/aws', 'pip', '1.22.34'],
      ['/usr/local/bin/aws', 'installer', '2.27.50'],
      ['/usr/bin/aws', 'pip', '1.22.34'],
      ['/snap/bin/aws', 'snap', '2.31.0'],
    ]);
  });

  it('goes through pyenv as pyenv would', async () => {
    const shim = '#!/usr/bin/env bash\nset -e\n[ -n "$PYENV_DEBUG" ] && set -x\nprogram="${0##*/}"\n';
    const root = '/home/anna/.pyenv';
    const files = {
      [`${root}/shims/aws`]: shim,
      [`${root}/version`]: '3.11.7\n',
      [`${root}/versions/3.11.7/lib/python3.11/site-packages/awscli-1.45.11.dist-info/METADATA`]: '',
      [`${root}/versions/3.12.1/lib/python3.12/site-packages/awscli-1.30.0.dist-info/METADATA`]: '',
    };
    const environment = { PATH: `${root}/shims` };
    const versionOf = async (more: Parameters<typeof linux>[0]): Promise<unknown> =>
      (await findSurroundings(linux({ files, environment, ...more }))).programs[0]?.version;
    expect(await versionOf({})).toBe('1.45.11');
    expect(await versionOf({ environment: { ...environment, PYENV_VERSION: '3.12' } })).toBe('1.30.0');
    expect(await versionOf({ files: { ...files, '/home/.python-version': '3.12.1\n' } })).toBe('1.30.0');
  });

  it('asks the AWS CLI that no file tells of, when it decides', async () => {
    const machine = linux({
      files: { '/usr/local/bin/aws': 'a program' },
      answers: { 'aws --version': 'aws-cli/2.15.30 Python/3.11.8 Linux/6.1 exe/x86_64.debian.12\n' },
    });
    expect((await findSurroundings(machine)).programs).toEqual([
      { kind: 'aws-cli', path: '/usr/local/bin/aws', build: 'unknown' },
    ]);
    expect((await findSurroundings(machine, ['aws-cli'])).programs).toMatchObject([
      { version: '2.15.30', program: 'aws-cli@2' },
    ]);
  });

  it('counts profiles, bookmarks, AWS files and caches, and tells no secret of the environment', async () => {
    const canary = 'CANARY/Secret+Key0123456789abcdefghijkl';
    const surroundings = await findSurroundings(
      linux({
        files: {
          '/home/anna/.duck/profiles/a.cyberduckprofile': '',
          '/home/anna/.duck/profiles/readme.txt': '',
          '/home/anna/.duck/Bookmarks/1.duck': '',
          '/home/anna/.duck/Bookmarks/2.duck': '',
          '/home/anna/.aws/config': '',
          '/srv/aws/credentials': '',
          '/home/anna/.aws/sso/cache/1.json': '{}',
        },
        environment: {
          AWS_SHARED_CREDENTIALS_FILE: '/srv/aws/credentials',
          AWS_SECRET_ACCESS_KEY: canary,
          AWS_ENDPOINT_URL_S3: `https://anna:${encodeURIComponent(canary)}@s3.example/${canary}`,
          HTTPS_PROXY: `http://anna:${encodeURIComponent(canary)}@proxy.example:8080`,
          HTTP_PROXY: `${canary}@proxy`,
          ALL_PROXY: `http://anna:80/${canary}@proxy`,
          NO_PROXY: '.amazonaws.com',
        },
      }),
    );
    expect(surroundings).toMatchObject({
      profiles: [{ path: '/home/anna/.duck/profiles', count: 1 }],
      bookmarks: [{ path: '/home/anna/.duck/Bookmarks', count: 2 }],
      awsFiles: [
        { kind: 'config', path: '/home/anna/.aws/config' },
        { kind: 'credentials', path: '/srv/aws/credentials' },
      ],
      caches: [{ path: '/home/anna/.aws/sso/cache', count: 1 }],
      variables: [
        { name: 'AWS_SECRET_ACCESS_KEY' },
        { name: 'AWS_SHARED_CREDENTIALS_FILE', value: '/srv/aws/credentials' },
        { name: 'AWS_ENDPOINT_URL_S3', value: 'https://s3.example' },
      ],
      proxies: [
        { name: 'HTTPS_PROXY', proxy: 'http://proxy.example:8080', signsIn: true },
        { name: 'HTTP_PROXY', signsIn: true, problem: 'no-address' },
        { name: 'ALL_PROXY', signsIn: true, problem: 'no-address' },
      ],
      noProxy: '.amazonaws.com',
    });
    expect(JSON.stringify(surroundings)).not.toContain('CANARY');
  });
});

describe('chooseProgram', () => {
  const both = mac({
    files: {
      '/Applications/Cyberduck.app/Contents/Info.plist': infoPlist('9.4.1'),
      '/Users/anna/Applications/Cyberduck.app/Contents/Info.plist': infoPlist('9.5.2'),
      '/Applications/Mountain Duck.app/Contents/Info.plist': infoPlist('5.1.0'),
    },
  });

  it('takes what is installed: the newest Cyberduck', async () => {
    expect(await chooseProgram(both, 'work.duck')).toMatchObject({
      program: 'cyberduck@9.5',
      standsFor: { because: 'installed', installed: { version: '9.5.2' } },
    });
  });

  it('takes Mountain Duck where there is no Cyberduck, and duck where there is neither', async () => {
    const only = mac({ files: { '/Applications/Mountain Duck.app/Contents/Info.plist': infoPlist('5.1.0') } });
    expect(await chooseProgram(only, 's3://bucket/')).toMatchObject({ program: 'mountain-duck@5.1' });
    const duck = linux({ files: { '/opt/duck/lib/app/duck.cfg': 'java-options=-Djpackage.app-version=9.4.0' } });
    expect(await chooseProgram(duck, 'work.duck')).toMatchObject({
      program: 'cyberduck@9.4',
      standsFor: { because: 'installed', installed: { kind: 'duck' } },
    });
  });

  it('takes the newest rules where nothing is installed, and the AWS CLI for its profiles', async () => {
    expect(await chooseProgram(both, 'aws:work')).toMatchObject({
      program: 'aws-cli@2',
      standsFor: { because: 'newest' },
    });
    expect(await chooseProgram(linux(), 'work.duck')).toMatchObject({
      program: 'cyberduck@9.5',
      standsFor: { because: 'newest' },
    });
  });

  it('takes what was asked for, and knows whether that is here', async () => {
    expect((await chooseProgram(both, 'work.duck', 'cyberduck@9.4')).standsFor).toMatchObject({
      because: 'asked',
      installed: { version: '9.4.1' },
    });
    expect((await chooseProgram(both, 'work.duck', 'cyberduck@9.2')).standsFor).toEqual({ because: 'asked' });
  });
});
