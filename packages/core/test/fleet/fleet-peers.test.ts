import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { describeWithPeers, peerEnvironment } from '../../../../peers/peers.ts';
import { expand, memberOf } from './fleet-samples.ts';

const names = ['Anna', 'Zoë <Größe> & "Co"', ']]>', '山田太郎', '\u202Eevil\u0000'];

const script = `
import json, os, plistlib, sys
import botocore.session
found = {}
for folder in sorted(os.listdir(sys.argv[1])):
    home = os.path.join(sys.argv[1], folder)
    os.environ['AWS_CONFIG_FILE'] = os.path.join(home, '.aws', 'config')
    session = botocore.session.Session()
    config = session.full_config
    plists = {}
    for kind in ('profiles', 'bookmarks'):
        for name in sorted(os.listdir(os.path.join(home, kind))):
            with open(os.path.join(home, kind, name), 'rb') as file:
                plists[kind + '/' + name] = plistlib.load(file)
    found[folder] = {'profiles': config['profiles'], 'sessions': config['sso_sessions'], 'plists': plists}
print(json.dumps(found))
`;

describeWithPeers(['plistlib', 'botocore'], 'files of members', () => {
  it('are read by plistlib and botocore as they are meant', () => {
    const home = mkdtempSync(path.join(tmpdir(), 'duckbill-fleet-'));
    const root = path.join(home, 'out');
    const naming = { nickname: { components: ['{user.name}', '{account}', '{role}', '{bucket}'] } };
    for (const [index, name] of names.entries()) {
      for (const file of expand(memberOf(`m${index}`, { name }), { naming }).files) {
        const place = path.join(root, file.path);
        mkdirSync(path.dirname(place), { recursive: true });
        writeFileSync(place, file.text);
      }
    }
    const printed = execFileSync('python3', ['-c', script, root], { encoding: 'utf8', env: peerEnvironment(home) });
    const found = JSON.parse(printed) as Record<string, Record<string, Record<string, Record<string, unknown>>>>;
    expect(Object.keys(found)).toEqual(['m0', 'm1', 'm2', 'm3', 'm4']);
    expect(found['m1']?.['profiles']).toMatchObject({
      'production-readonly': { sso_session: 'example', sso_account_id: '111122223333', sso_role_name: 'ReadOnly' },
      'production-backup': { role_arn: 'arn:aws:iam::111122223333:role/backup-finance', source_profile: 'default' },
    });
    expect(found['m1']?.['sessions']?.['example']).toMatchObject({ sso_region: 'eu-west-1' });
    const nicknames = Object.values(found).map(
      ({ plists }) => plists?.['bookmarks/production - ReadOnly - reports.duck']?.['Nickname'],
    );
    expect(nicknames).toEqual(
      ['Anna', 'Zoë <Größe> & "Co"', ']]>', '山田太郎', 'evil'].map(
        (name) => `${name} - production - ReadOnly - reports`,
      ),
    );
  });
});
