import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fromTemporaryCredentials, fromTokenFile } from '@aws-sdk/credential-providers';
import type { CallParameter } from '@duckbill/core';
import { connect } from '@duckbill/doctor';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type FakeAws, startFakeAws } from '../fake-aws.ts';
import { call, canaries, planned, prompt } from '../plans.ts';
import { testWorld } from '../test-world.ts';

const roleArn = 'arn:aws:iam::123456789012:role/reader';
const serial = 'arn:aws:iam::123456789012:mfa/anna';

const known = (name: string, value: string): CallParameter => ({ name, value: { kind: 'known', value } });

/** What went out, and whether it was signed. */
function sent({ requests }: FakeAws): unknown[] {
  return requests.map(({ form, headers }) => ({
    form: Object.fromEntries(form),
    signed: headers.authorization !== undefined,
  }));
}

describe('the same request as the SDK for JavaScript sends', () => {
  it('for a role with a code', async () => {
    await using theirs = await startFakeAws();
    await using ours = await startFakeAws();
    const keys = { accessKeyId: canaries.accessKeyId, secretAccessKey: canaries.secretAccessKey };
    await fromTemporaryCredentials({
      masterCredentials: keys,
      mfaCodeProvider: async () => '123456',
      params: {
        RoleArn: roleArn,
        RoleSessionName: 'same',
        SerialNumber: serial,
        ExternalId: 'partner',
        DurationSeconds: 900,
      },
      clientConfig: { region: 'us-east-1', endpoint: theirs.url },
    })();
    const parameters = [
      known('RoleArn', roleArn),
      known('RoleSessionName', 'same'),
      known('SerialNumber', serial),
      known('ExternalId', 'partner'),
      known('DurationSeconds', '900'),
      { name: 'TokenCode', value: { kind: 'prompted', prompt: 'mfa-code' } } as const,
    ];
    const plan = planned([prompt('mfa-code'), call('AssumeRole', { sts: ours.url }, { parameters })]);
    await connect(plan, testWorld(['123456'], { askWho: 'when-refused' }));
    expect(sent(ours)).toEqual(sent(theirs));
  });

  it('for a token in a file', async () => {
    await using theirs = await startFakeAws();
    await using ours = await startFakeAws();
    const folder = await mkdtemp(path.join(tmpdir(), 'duckbill-like-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    const file = path.join(folder, 'token');
    await writeFile(file, 'eyToken.eyToken.eyToken');
    await fromTokenFile({
      roleArn,
      roleSessionName: 'same',
      webIdentityTokenFile: file,
      clientConfig: { region: 'us-east-1', endpoint: theirs.url },
    })();
    const parameters: CallParameter[] = [
      known('RoleArn', roleArn),
      known('RoleSessionName', 'same'),
      { name: 'WebIdentityToken', value: { kind: 'file', path: file } },
    ];
    const step = call(
      'AssumeRoleWithWebIdentity',
      {},
      {
        service: 'sts',
        endpoint: ours.url,
        signedWith: 'nothing',
        parameters,
      },
    );
    await connect({ plan: planned([step]).plan, keys: {} }, testWorld());
    expect(sent(ours)).toEqual(sent(theirs));
  });
});
