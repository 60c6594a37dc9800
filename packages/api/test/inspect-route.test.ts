import { describe, expect, it } from 'vitest';
import { awsFiles, bookmark, canaries, outdatedProfile } from './example-files.ts';
import { post } from './service-under-test.ts';

describe('POST /v1/inspect', () => {
  it('says what files mean, without their secrets', async () => {
    const files = [...awsFiles, bookmark('alice'), outdatedProfile(), { name: 'notes.txt', text: 'hello' }];
    const { status, body, text } = await post('/v1/inspect', { files, program: 'aws-cli@2' });
    expect(status).toBe(200);
    expect(body).toMatchObject({ skipped: ['notes.txt'] });
    expect(body).toHaveProperty('inspections.length', 3);
    for (const canary of Object.values(canaries)) expect(text).not.toContain(canary);
    expect(text).toContain('arn:aws:iam::111122223333:mfa/alice');
  });

  it('compares programs', async () => {
    const { body } = await post('/v1/inspect', { files: awsFiles, matrix: true });
    expect(body).toHaveProperty('matrices.0.profiles.length', 2);
    expect(body).not.toHaveProperty('inspections');
  });

  it('reads URLs, and keeps their password', async () => {
    const { body, text } = await post('/v1/inspect', {
      urls: [`s3://AKIAIOSFODNN7EXAMPLE:${canaries.password}@s3.amazonaws.com/reports`, 'nothing at all'],
    });
    expect(body).toHaveProperty('inspections.length', 2);
    expect(text).not.toContain('CANARY');
  });

  it('looks for caches among the files alone', async () => {
    const config = {
      name: '.aws/config',
      text: '[profile work]\nsso_start_url = https://example.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\nsso_role_name = Reader\n',
    };
    const { body } = await post('/v1/inspect', { files: [config] });
    expect(JSON.stringify(body)).toContain('"state":"missing"');
  });

  it('wants something to look at', async () => {
    expect(await post('/v1/inspect', { program: 'aws-cli@2' })).toMatchObject({
      status: 422,
      body: { code: 'request-invalid' },
    });
  });
});
