import { connect } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { type FakeRequest, sessionToken, startFakeAws } from '../fake-aws.ts';
import { call, planned, type PlanOptions, prompt } from '../plans.ts';
import { testWorld } from '../test-world.ts';

const known = (name: string, value: string) => ({ name, value: { kind: 'known', value } }) as const;

/** A role that leads to another one. */
function chain(options: PlanOptions) {
  const first = [known('RoleArn', 'arn:aws:iam::123456789012:role/hub'), known('RoleSessionName', 'first')];
  const second = [
    known('RoleArn', 'arn:aws:iam::210987654321:role/spoke'),
    known('RoleSessionName', 'second'),
    known('ExternalId', 'partner-7'),
    known('SourceIdentity', 'anna'),
    known('DurationSeconds', '3600'),
    known('Policy', '{"Version":"2012-10-17","Statement":[]}'),
    known('PolicyArns', 'arn:aws:iam::aws:policy/ReadOnlyAccess'),
    known('Tags', 'team=blue, cost = 7'),
    known('TransitiveTagKeys', 'team'),
  ];
  return planned(
    [
      call('AssumeRole', options, { parameters: first }),
      call('AssumeRole', options, { parameters: second, signedWith: 'session' }),
      call('ListBuckets', options, { signedWith: 'session' }),
    ],
    options,
  );
}

function tokenOf(request: FakeRequest | undefined): unknown {
  return request?.headers['x-amz-security-token'];
}

describe('a chain of roles', () => {
  it('signs each link with the session of the link before, and sends what the plan says', async () => {
    await using aws = await startFakeAws();
    const { outcome, credentials } = await connect(chain({ sts: aws.url, s3: aws.url }), testWorld());
    expect(outcome).toMatchObject({ ok: true, signedIn: true });
    const links = aws.requests.filter(({ operation }) => operation === 'AssumeRole');
    expect(links.map(tokenOf)).toEqual([undefined, sessionToken]);
    expect(Object.fromEntries(links[1]?.form ?? [])).toMatchObject({
      RoleArn: 'arn:aws:iam::210987654321:role/spoke',
      ExternalId: 'partner-7',
      SourceIdentity: 'anna',
      DurationSeconds: '3600',
      Policy: '{"Version":"2012-10-17","Statement":[]}',
      'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      'Tags.member.1.Key': 'team',
      'Tags.member.1.Value': 'blue',
      'Tags.member.2.Key': 'cost',
      'Tags.member.2.Value': '7',
      'TransitiveTagKeys.member.1': 'team',
    });
    expect(credentials?.sessionToken).toBe(sessionToken);
  });

  it.each([
    ['as on the wire', [known('Tags.member.1.Key', 'team'), known('Tags.member.1.Value', 'blue')]],
    ['as JSON', [known('Tags', '[{"Key":"team","Value":"blue"}]')]],
    ['as a JSON object', [known('Tags', '{"team":"blue"}')]],
  ])('reads tags %s', async (_, tags) => {
    await using aws = await startFakeAws();
    const parameters = [known('RoleArn', 'arn:aws:iam::123456789012:role/hub'), known('RoleSessionName', 'x'), ...tags];
    await connect(planned([call('AssumeRole', { sts: aws.url }, { parameters })]), testWorld());
    const sent = aws.requests.find(({ operation }) => operation === 'AssumeRole');
    expect(sent?.form.get('Tags.member.1.Key')).toBe('team');
    expect(sent?.form.get('Tags.member.1.Value')).toBe('blue');
  });

  it('tells the codes of several links apart', async () => {
    await using aws = await startFakeAws();
    const link = (key: string, serial: string, signedWith: 'source' | 'session') =>
      call(
        'AssumeRole',
        { sts: aws.url },
        {
          signedWith,
          parameters: [
            known('RoleArn', 'arn:aws:iam::123456789012:role/hub'),
            known('RoleSessionName', 'x1'),
            known('SerialNumber', serial),
            { name: 'TokenCode', value: { kind: 'prompted', prompt: key } },
          ],
        },
      );
    const steps = [
      prompt('mfa-code', { key: 'outer' }),
      prompt('mfa-code', { key: 'inner' }),
      link('inner', 'arn:aws:iam::123456789012:mfa/inner', 'source'),
      link('outer', 'arn:aws:iam::123456789012:mfa/outer', 'session'),
    ];
    const { outcome } = await connect(planned(steps), testWorld(['111111', '222222']));
    expect(outcome.ok).toBe(true);
    const sent = aws.requests.filter(({ operation }) => operation === 'AssumeRole');
    expect(sent.map(({ form }) => [form.get('SerialNumber'), form.get('TokenCode')])).toEqual([
      ['arn:aws:iam::123456789012:mfa/inner', '222222'],
      ['arn:aws:iam::123456789012:mfa/outer', '111111'],
    ]);
  });
});
