import { describe, expect, it } from 'vitest';
import { awsFiles } from './example-files.ts';
import { post } from './service-under-test.ts';

const trustOf = (action: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::111122223333:user/alice' }, Action: action }],
  });

const caller = 'arn:aws:iam::111122223333:user/alice';

describe('POST /v1/policy/check', () => {
  const check = (trust: string, more: object = {}) =>
    post('/v1/policy/check', {
      target: 'aws:reports',
      files: [...awsFiles, { name: 'trust.json', text: trust }],
      trust: 'trust.json',
      caller,
      ...more,
    });

  it('judges the role of a target', async () => {
    expect((await check(trustOf('sts:AssumeRole'))).body).toMatchObject({
      verdict: 'allowed',
      role: 'arn:aws:iam::111122223333:role/Reports',
      mfa: 'sent',
      statements: [{ file: 'trust.json', part: 'decides' }],
    });
    expect((await check(trustOf('sts:TagSession'))).body).toMatchObject({ verdict: 'denied' });
  });

  it('says what it cannot judge', async () => {
    const other = { target: 'aws:alice' };
    expect(await check(trustOf('sts:AssumeRole'), other)).toMatchObject({
      status: 422,
      body: { code: 'role-unknown' },
    });
    for (const wrong of [{ target: 'nothing.duck' }, { trust: 'nothing.json' }, { caller: 'alice' }])
      expect(await check('{}', wrong)).toMatchObject({ status: 422, body: { code: 'target-refused' } });
    expect(await check('no JSON')).toMatchObject({ status: 422, body: { code: 'target-refused' } });
  });
});

describe('POST /v1/policy/lint', () => {
  const policies = ['trust.json'];

  it('finds and mends mistakes', async () => {
    const files = [{ name: 'trust.json', text: trustOf('sts:assumerole').replace('2012-10-17', '2012-10-18') }];
    const { body } = await post('/v1/policy/lint', { files, policies, kind: 'trust', fix: 'safe' });
    expect(body).toHaveProperty('report.files', policies);
    expect(body).toHaveProperty('fixed.applied');
  });

  it('takes a target into account', async () => {
    const files = [...awsFiles, { name: 'trust.json', text: trustOf('sts:AssumeRole').replaceAll('1111', '9999') }];
    const { body } = await post('/v1/policy/lint', { files, policies, kind: 'trust', target: 'aws:reports', caller });
    expect(body).toHaveProperty('report.findings.0.file', 'trust.json');
  });

  it('wants policies that are there', async () => {
    const files = [{ name: 'trust.json', text: '{}' }];
    expect(await post('/v1/policy/lint', { files, policies: ['trust.json', 'x.json'] })).toMatchObject({
      status: 422,
      body: { code: 'target-unknown', errors: [{ pointer: '#/policies/1' }] },
    });
  });
});
