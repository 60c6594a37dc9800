import { describe, expect, it } from 'vitest';
import { awsFiles, bookmark, canaries, outdatedProfile } from './example-files.ts';
import { post } from './service-under-test.ts';

const target = { kind: 'bookmark', file: 'reports.duck' } as const;
const program = 'cyberduck@9.5';

describe('POST /v1/plan', () => {
  it('plans a bookmark that names an AWS profile', async () => {
    const { status, body } = await post('/v1/plan', { target, program, files: [bookmark('reports'), ...awsFiles] });
    expect(status).toBe(200);
    expect(body).toMatchObject({ program, strategy: 'assume-role', target: 'reports.duck', problems: [] });
    expect(body).toHaveProperty(
      'settings',
      expect.arrayContaining([
        {
          name: 'role_arn',
          value: 'arn:aws:iam::111122223333:role/Reports',
          secret: false,
          origin: expect.objectContaining({
            kind: 'file',
            file: '.aws/config',
            start: expect.objectContaining({ line: 2, column: 12 }),
          }),
        },
        expect.objectContaining({ name: 'aws_secret_access_key', value: '', secret: true }),
        // The connection profile is not among the files: it is one of the catalogue.
        expect.objectContaining({ origin: expect.objectContaining({ file: expect.stringMatching(/^catalogue:/u) }) }),
      ]),
    );
  });

  it('plans a connection profile without a bookmark', async () => {
    const profile = outdatedProfile();
    const files = [profile];
    const { body } = await post('/v1/plan', { target: { kind: 'profile', file: profile.name }, program, files });
    expect(body).toMatchObject({ strategy: 'assume-role', target: profile.name });
  });

  it('plans an AWS profile, with the variables of the request and none of its own', async () => {
    const environment = { AWS_PROFILE: 'reports', AWS_SECRET_ACCESS_KEY: canaries.environment };
    const named = await post('/v1/plan', {
      target: { kind: 'aws-profile', name: 'reports' },
      program: 'aws-cli@2',
      files: awsFiles,
      environment: { UNUSED: 'x' },
    });
    expect(named.body).toMatchObject({ strategy: 'assume-role', target: 'aws:reports' });
    const taken = await post('/v1/plan', {
      target: { kind: 'aws-profile' },
      program: 'aws-cli@2',
      files: awsFiles,
      environment,
    });
    expect(taken.status).toBe(200);
    expect(taken.text).not.toContain(canaries.environment);
  });

  it('says what keeps it from working', async () => {
    const { body } = await post('/v1/plan', { target, program, files: [bookmark('report'), ...awsFiles] });
    expect(body).toMatchObject({
      problems: [{ code: 'plan-aws-profile-not-matched', file: 'reports.duck', start: { line: 7 } }],
    });
  });

  it.each(['mountain-duck@5.1', 'sdk-go@2', 'aws-cli@1'])('answers for %s', async (other) => {
    expect((await post('/v1/plan', { target, program: other, files: [bookmark('reports'), ...awsFiles] })).status).toBe(
      200,
    );
  });

  it('sends no secret back', async () => {
    for (const username of ['reports', 'alice', 'nobody', '']) {
      const { text } = await post('/v1/plan', { target, program, files: [bookmark(username), ...awsFiles] });
      for (const canary of Object.values(canaries)) expect(text).not.toContain(canary);
    }
  });

  it('refuses a target that is not there', async () => {
    const { status, body } = await post('/v1/plan', {
      target: { kind: 'bookmark', file: 'x.duck' },
      program,
      files: awsFiles,
    });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'target-unknown', errors: [{ pointer: '#/target/file' }] });
  });

  it('refuses a target that is no property list', async () => {
    const files = [{ name: 'reports.duck', text: 'not a plist' }];
    expect(await post('/v1/plan', { target, program, files })).toMatchObject({
      status: 422,
      body: { code: 'target-unreadable' },
    });
  });

  it('does not guess between two AWS folders', async () => {
    const files = [bookmark('reports'), ...awsFiles, { name: 'other/.aws/config', text: '[default]\n' }];
    expect(await post('/v1/plan', { target, program, files })).toMatchObject({
      status: 422,
      body: { code: 'aws-files-ambiguous' },
    });
  });

  it('refuses a kind of target that it does not know', async () => {
    const files = [bookmark('reports')];
    expect(await post('/v1/plan', { target: { kind: 'url', file: 'x' }, program, files })).toMatchObject({
      status: 422,
      body: { code: 'request-invalid', errors: [{ pointer: '#/target/kind' }] },
    });
  });
});
