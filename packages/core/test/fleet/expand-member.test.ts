import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { editAwsFiles } from '../../src/aws/edit/edit-aws-files.ts';
import { readAwsFiles } from '../../src/aws/read-aws-files.ts';
import { nameUuid } from '../../src/identifiers/name-uuid.ts';
import { memberEntries } from '../../src/fleet/member-entries.ts';
import { fleetOwner, memberAwsSections } from '../../src/fleet/member-aws-config.ts';
import { MemberReport } from '../../src/fleet/member-report.ts';
import { lint } from '../../src/lint.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { expand, fleetOf, memberOf, sha1Hex } from './fleet-samples.ts';

describe('the folder of a member', () => {
  it.each([
    ['../../etc', true],
    ['..', true],
    ['con', true],
    ['a/b', true],
    ['anna', false],
    ['Anna Smith', false],
  ])('is told where %s had to be made safe', (id, isTold) => {
    const { diagnostics } = expand(memberOf(id));
    const told = diagnostics.filter(({ code, facts }) => code === 'fleet-name-changed' && facts['kind'] === 'folder');
    expect(told.map(({ facts }) => facts['name'])).toEqual(isTold ? [id] : []);
  });
});

describe('expandMember', () => {
  it('gives what is granted, and nothing else', () => {
    expect(expand(memberOf('anna')).files.map(({ path }) => path)).toEqual([
      'anna/.aws/config',
      'anna/profiles/example-assume-role.cyberduckprofile',
      'anna/bookmarks/production - ReadOnly - reports.duck',
      'anna/bookmarks/production - Backup - reports.duck',
      'anna/bookmarks/dev - ReadOnly.duck',
    ]);
    const other = expand(memberOf('bert', { team: 'sales' }));
    expect(other.files.map(({ path }) => path)).toEqual(['bert/.aws/config', 'bert/bookmarks/dev - ReadOnly.duck']);
    expect(other.files[0]?.text).not.toContain('111122223333');
  });

  it('writes files without findings', () => {
    const { files, diagnostics } = expand(memberOf('anna'));
    expect(diagnostics).toEqual([]);
    const report = lint(files.map(({ path, text }) => new SourceText(path, text)));
    expect(report.files.flatMap((file) => file.diagnostics.map(({ code }) => code))).toEqual([]);
  });

  it('gives the same bytes twice', () => {
    expect(expand(memberOf('anna'))).toEqual(expand(memberOf('anna')));
  });

  it('writes the block that an edit of an empty config would make', () => {
    const fleet = fleetOf();
    const member = memberOf('anna');
    const report = new MemberReport(member);
    const sections = memberAwsSections(fleet, memberEntries(fleet, member, report, sha1Hex), report);
    const owner = fleetOwner(fleet);
    const edited = editAwsFiles({}, [{ type: 'put-managed-block', file: 'config', owner, sections }]);
    const config = expand(member).files.find(({ path }) => path.endsWith('config'));
    expect(edited.ok && edited.files.config?.text).toBe(config?.text);
  });

  it('writes what the AWS CLI reads', () => {
    const config = expand(memberOf('anna')).files[0]?.text ?? '';
    const { profiles } = readAwsFiles({ config: new SourceText('config', config) }, 'aws-cli@2');
    expect([...profiles.keys()]).toEqual(['production-readonly', 'production-backup', 'dev-readonly']);
  });

  it('makes UUIDs of version 5 that Python makes as well', () => {
    const uuid = nameUuid('fleet', ['example', 'anna'], sha1Hex);
    expect(uuid).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u);
    const script =
      "import uuid; print(uuid.uuid5(uuid.UUID('6475636b-6269-6c6c-2d66-6c6565742d31'), '7:example/4:anna'))";
    expect(execFileSync('python3', ['-c', script], { encoding: 'utf8' }).trim()).toBe(uuid);
  });
});

it('takes a region of the partition that an account is in', () => {
  const accounts = [{ name: 'gov', id: '333344445555', partition: 'aws-us-gov' }];
  const roles = [{ name: 'Backup', roleArn: 'arn:{partition}:iam::{account_id}:role/x' }];
  const { files } = expand(memberOf('anna'), { accounts, roles, buckets: [], grants: [{ roles: ['Backup'] }] });
  expect(files[0]?.text).toContain('region = us-gov-west-1');
  const report = lint(files.map(({ path, text }) => new SourceText(path, text)));
  expect(report.files.flatMap((file) => file.diagnostics.map(({ code }) => code))).toEqual([]);
});
