/**
 * Makes the files of many members, with names of all kinds, and lints every one: npx tsx --conditions=@duckbill/source
 * scripts/fleet-lint.ts [members]. Exit 1 when one of them has a finding. The suite does the same with a few.
 */
import { hash } from 'node:crypto';
import { compileJsonFleetSpec, describe, expandMember, lint, SourceText } from '@duckbill/core';

const members = Number(process.argv[2] ?? '10000');
const teams = ['finance', 'audit', 'sales'];
const names = [
  'Anna',
  'Zoë Größe',
  '山田太郎',
  "O'Brien",
  '=cmd()',
  '../up',
  'CON',
  '\u202Eevil',
  'x'.repeat(300),
  'a{b}${c}',
];

const spec = {
  version: 1,
  organisation: { name: 'Example Corp', slug: 'example' },
  ssoSession: { startUrl: 'https://example.awsapps.com/start', region: 'eu-west-1' },
  accounts: [
    { name: 'Production (EU)', id: '111122223333' },
    { name: 'dev', id: '222233334444' },
    { name: 'gov', id: '333344445555', partition: 'aws-us-gov' },
  ],
  roles: [
    { name: 'ReadOnly', accounts: ['Production (EU)', 'dev'] },
    { name: 'Backup', roleArn: 'arn:{partition}:iam::{account_id}:role/backup-{user.team}', sourceProfile: 'default' },
    { name: 'Second', accounts: ['dev'], roleArn: 'arn:aws:iam::{account_id}:role/second', sourceProfile: 'default' },
  ],
  buckets: [{ name: 'reports', bucket: 'example-reports', path: '{user.team}/in', region: 'eu-central-1' }],
  region: 'eu-west-1',
  grants: [
    { roles: ['ReadOnly'] },
    { when: { team: ['finance', 'audit'] }, roles: ['Backup', 'Second'], buckets: ['reports'] },
  ],
  naming: {
    nickname: { components: ['{user.name}', '{account}', '{role}', '{bucket}'] },
    fileName: { components: ['{user.name}', '{account}', '{role}', '{bucket}'] },
  },
  variables: [{ name: 'team' }, { name: 'name' }],
};

const { fleet, diagnostics } = compileJsonFleetSpec(new SourceText('fleet.json', JSON.stringify(spec)));
if (fleet === undefined) throw new Error(JSON.stringify(diagnostics));

const found = new Map<string, number>();
let files = 0;
for (let number = 0; number < members; number += 1) {
  const id = `member${number}`;
  const name = `${names[number % names.length] ?? ''}${number % 7 === 0 ? number : ''}`;
  const variables = new Map([
    ['id', id],
    ['name', name],
    ['team', teams[number % teams.length] ?? ''],
  ]);
  const made = expandMember(fleet, { id, line: number + 2, variables }, (text) => hash('sha1', text));
  files += made.files.length;
  const report = lint(made.files.map(({ path, text }) => new SourceText(path, text)));
  for (const finding of report.files.flatMap((file) => file.diagnostics)) {
    const before = found.get(finding.code) ?? 0;
    if (before === 0) console.log(`${finding.file}: ${describe(finding).message} [${finding.code}]`);
    found.set(finding.code, before + 1);
  }
}
const findings = [...found.values()].reduce((sum, count) => sum + count, 0);
console.log(`${members} members, ${files} files, ${findings} findings`);
process.exitCode = findings === 0 ? 0 : 1;
