import { describe, expect, it } from 'vitest';
import { classifyAccessKeyId } from '../../src/identifiers/access-key-id.ts';
import { isAccountId } from '../../src/identifiers/account-id.ts';
import { parseArn } from '../../src/identifiers/arn.ts';
import { classifyMfaSerial } from '../../src/identifiers/mfa-serial.ts';
import { isRegionHostLabel, partitionOfRegion, partitions } from '../../src/identifiers/partitions.ts';
import { parseRoleArn } from '../../src/identifiers/role-arn.ts';

describe('parseArn', () => {
  it('cuts an ARN at its first five colons', () => {
    expect(parseArn('arn:aws:iam::123456789012:role/team/Admin')).toMatchObject({
      partition: 'aws',
      service: 'iam',
      region: '',
      account: '123456789012',
      resource: 'role/team/Admin',
      resourceType: 'role',
      resourceId: 'team/Admin',
      accountOffset: 13,
      resourceOffset: 26,
    });
    expect(parseArn('arn:aws:s3:::bucket')?.resource).toBe('bucket');
    expect(parseArn('arn:aws:sns:eu-west-1:123456789012:a:b')?.resource).toBe('a:b');
  });

  it('refuses what has too few colons', () => {
    const texts = ['', 'arn', 'arn:', 'arn:aws:iam::123456789012', 'ARN:aws:iam::1:role/R'];
    expect(texts.filter((text) => parseArn(text) !== undefined)).toEqual([]);
  });
});

describe('parseRoleArn', () => {
  it('reads roles of every partition, with and without path', () => {
    expect(parseRoleArn('arn:aws:iam::123456789012:role/R')).toEqual({
      ok: true,
      partition: 'aws',
      account: '123456789012',
      path: '/',
      name: 'R',
    });
    expect(parseRoleArn('arn:aws-us-gov:iam::012345678901:role/a/b/R-1')).toMatchObject({ path: '/a/b/', name: 'R-1' });
  });

  it.each([
    ['', 'empty'],
    ['arn:aws:iam::<ACCOUNT_ID>:role/R', 'placeholder'],
    [' arn:aws:iam::123456789012:role/R', 'surrounding-blanks'],
    ['Admin', 'not-an-arn'],
    ['arn:azure:iam::123456789012:role/R', 'partition'],
    ['arn:aws:s3::123456789012:role/R', 'service'],
    ['arn:aws:iam:eu-west-1:123456789012:role/R', 'region'],
    ['arn:aws:iam::12345678901:role/R', 'account'],
    ['arn:aws:iam::123456789012:user/jane', 'user'],
    ['arn:aws:iam::123456789012:policy/R', 'not-a-role'],
    ['arn:aws:iam::123456789012:role/', 'name'],
    ['arn:aws:iam::123456789012:role/R S', 'name'],
    [`arn:aws:iam::123456789012:role/${'p'.repeat(600)}/R`, 'path'],
  ])('%s: %s', (text, problem) => {
    expect(parseRoleArn(text)).toMatchObject({ ok: false, problem });
  });

  it('suggests the role behind an assumed-role ARN', () => {
    expect(parseRoleArn('arn:aws:sts::123456789012:assumed-role/Admin/jane')).toEqual({
      ok: false,
      problem: 'assumed-role',
      suggestion: 'arn:aws:iam::123456789012:role/Admin',
    });
  });
});

describe('classifyMfaSerial', () => {
  it.each([
    ['arn:aws:iam::123456789012:mfa/jane', 'virtual-arn', true],
    ['arn:aws:iam::123456789012:mfa/root-account-mfa-device', 'virtual-arn', true],
    ['arn:aws-cn:iam::123456789012:sms-mfa/jane', 'sms-arn', true],
    ['GAHT12345678', 'hardware', true],
    ['arn:aws:iam::123456789012:u2f/user/jane/key-AB12', 'u2f', false],
    ['arn:aws:iam::123456789012:user/jane', 'user-arn', false],
    ['arn:aws:iam::123456789012:role/R', 'role-arn', false],
    ['arn:aws:iam::<Account ID>:mfa/jane', 'placeholder', false],
    ['arn:aws:iam::MYACCOUNTID:mfa/jane', 'placeholder', false],
    ['arn:aws:iam::123456789012:mfa/<MFA-DEVICE-NAME>', 'placeholder', false],
    ['', 'empty', false],
    ['123456', 'malformed', false],
    ['jane smith', 'malformed', false],
    ['arn:aws:iam::12345678901:mfa/jane', 'malformed', false],
    ['arn:aws:iam::123456789012:mfa', 'malformed', false],
    ['arn:aws:iam::123456789012:mfa:jane', 'malformed', false],
    ['arn:aws:sts::123456789012:mfa/jane', 'malformed', false],
  ])('%s: %s', (text, kind, givesCodes) => {
    expect(classifyMfaSerial(text)).toMatchObject({ kind, givesCodes });
  });

  it('names account and partition where they are known', () => {
    expect(classifyMfaSerial('arn:aws-cn:iam::123456789012:mfa/jane')).toEqual({
      kind: 'virtual-arn',
      givesCodes: true,
      device: 'jane',
      partition: 'aws-cn',
      account: '123456789012',
    });
    expect(classifyMfaSerial('arn:aws:iam::123456789012:mfa/<DEVICE>')).toMatchObject({ account: '123456789012' });
  });
});

describe('classifyAccessKeyId', () => {
  it.each([
    ['AKIAQ3EGRN7TESTKEY2A', 'long-term', true],
    ['AKIA1', 'long-term', false],
    ['ASIAQ3EGRN7TESTKEY2A', 'temporary', true],
    ['minioadmin', 'unknown', false],
    ['AROAX', 'unknown', false],
  ])('%s: %s', (text, kind, usualForm) => {
    expect(classifyAccessKeyId(text)).toEqual({ kind, usualForm });
  });

  it('says of what another id is the id', () => {
    expect(classifyAccessKeyId('AROAQ3EGRN7TESTKEY2A')).toEqual({
      kind: 'other-aws-id',
      idOf: 'role',
      usualForm: true,
    });
  });
});

describe('account ids', () => {
  it('are twelve digits', () => {
    expect(isAccountId('012345678901')).toBe(true);
    const texts = ['12345678901', '1234567890123', '1234-5678-9012', '١٢٣٤٥٦٧٨٩٠١٢', ''];
    expect(texts.filter((text) => isAccountId(text))).toEqual([]);
  });
});

describe('partitions', () => {
  it('claim each of their own regions', () => {
    for (const partition of partitions)
      for (const region of partition.regions)
        expect([region, partitionOfRegion(region)?.id]).toEqual([region, partition.id]);
  });

  it('claim regions of the same form that do not exist yet', () => {
    expect(partitionOfRegion('eu-west-9')?.id).toBe('aws');
    expect(partitionOfRegion('us-gov-north-1')?.id).toBe('aws-us-gov');
    expect(partitionOfRegion('eusc-de-west-2')?.id).toBe('aws-eusc');
  });

  it('leave other names alone', () => {
    const texts = [
      '',
      'us-east',
      'eu-west-1a',
      'us-east-1 ',
      'eusc-fr-west-1',
      '-east-1',
      'us--1',
      'auto',
      'aws-global',
    ];
    expect(texts.filter((text) => partitionOfRegion(text) !== undefined)).toEqual([]);
  });

  it('know what can be a label of a host name', () => {
    const labels = ['eu-west-1', 'auto', 'r2'];
    const others = ['', '12', '-a', 'a-', 'a_b', 'a b', 'a'.repeat(64)];
    expect([...labels, ...others].filter((region) => isRegionHostLabel(region))).toEqual(labels);
  });
});
