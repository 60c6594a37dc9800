import { describe, expect, it } from 'vitest';
import { compareFleetText, fleetFileKind, plistBeyond, printPlist } from '../../src/index.ts';

const config = `# >>> duckbill:acme check=00000000 x >>>
[profile a]
region = eu-west-1
s3 =
  addressing_style = path
[profile gone]
region = x
# <<< duckbill:acme <<<
`;

describe('compareFleetText', () => {
  it('names settings of AWS profiles with values and lines', () => {
    const after = config
      .replace('eu-west-1', 'us-east-1')
      .replace('path', 'virtual')
      .replace('[profile gone]\nregion = x\n', '[sso-session s]\nsso_region = y\n');
    expect(compareFleetText('u/aws/config', config, after)).toEqual([
      { what: 'changed', item: 'profile a: region', before: 'eu-west-1', after: 'us-east-1', line: 3 },
      { what: 'changed', item: 'profile a: s3.addressing_style', before: 'path', after: 'virtual', line: 5 },
      { what: 'removed', item: 'profile gone', line: 6 },
      { what: 'removed', item: 'profile gone: region', before: 'x', line: 7 },
      { what: 'added', item: 'sso-session s', line: 6 },
      { what: 'added', item: 'sso-session s: sso_region', after: 'y', line: 7 },
    ]);
  });

  it('sees that a secret changed, and never says it', () => {
    const [one, other] = ['CANARY-one', 'CANARY-other'].map(
      (secret) => `[profile a]\naws_secret_access_key = ${secret}\n`,
    );
    const changes = compareFleetText('.aws/config', one ?? '', other ?? '');
    expect(changes).toMatchObject([{ what: 'changed', item: 'profile a: aws_secret_access_key', line: 2 }]);
    expect(JSON.stringify(changes)).not.toContain('CANARY');
  });

  it('names the values of property lists, whatever their layout', () => {
    const map = new Map([
      ['Nickname', 'Old'],
      ['Port', '443'],
    ]);
    const before = printPlist(map, 'cyberduck');
    const custom = new Map([['role_arn', 'arn']]);
    const after = printPlist(
      new Map<string, string | typeof custom>([
        ['Port', '443'],
        ['Nickname', 'New'],
        ['Custom', custom],
      ]),
      'profile',
    );
    expect(compareFleetText('x/a.duck', before, after).map(({ what, item }) => `${what} ${item}`)).toEqual([
      'changed Nickname',
      'added Custom',
      'added Custom: role_arn',
    ]);
    expect(compareFleetText('x/a.duck', before, printPlist(map, 'profile'))).toMatchObject([{ item: 'text' }]);
    expect(plistBeyond('a.duck', before, printPlist(map, 'profile'))).toEqual([]);
    expect(plistBeyond('a.duck', before, after)).toBeUndefined();
  });

  it('tells the line of a difference in any other file, and nothing for the same bytes', () => {
    expect(compareFleetText('install.sh', 'a\nb\nc', 'a\nb\nd')).toEqual([{ what: 'changed', item: 'text', line: 3 }]);
    expect(compareFleetText('install.sh', 'a', 'a')).toEqual([]);
    expect(compareFleetText('a.duck', 'no plist', 'neither')).toMatchObject([{ item: 'text', line: 1 }]);
  });
});

describe('fleetFileKind', () => {
  it.each([
    ['u/aws/config', 'aws-config'],
    ['u/.aws/config', 'aws-config'],
    ['config', 'other'],
    ['u/A.duck', 'bookmark'],
    ['u/A.DUCK', 'other'],
    ['u/A.cyberduckprofile', 'profile'],
    ['u/install.sh', 'other'],
  ])('%s is %s', (path, kind) => expect(fleetFileKind(path)).toBe(kind));
});
