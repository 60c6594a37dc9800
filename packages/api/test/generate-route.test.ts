import { describe, expect, it } from 'vitest';
import { canaries } from './example-files.ts';
import { post } from './service-under-test.ts';

const iam = {
  way: 'role',
  role: 'arn:aws:iam::111122223333:role/Reports',
  users: ['arn:aws:iam::111122223333:user/anna'],
  buckets: ['example-reports'],
  access: 'read-only',
};

describe('POST /v1/generate', () => {
  it.each([
    ['bookmark', { access: 'keys', accessKeyId: 'AKIAIOSFODNN7EXAMPLE', path: 'example-reports' }, 'bookmark'],
    ['profile', { access: 'keys', vendor: 'acme', description: 'Acme', hostname: 's3.acme.example' }, 'profile'],
    [
      'aws-config',
      {
        access: 'role',
        roleArn: 'arn:aws:iam::111122223333:role/Reports',
        sourceProfile: 'anna',
        region: 'eu-west-1',
        name: 'reports',
      },
      'config',
    ],
  ])('makes a %s', async (target, spec, kind) => {
    const { status, body, text } = await post('/v1/generate', { target, spec });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({ target, files: [{ kind }] });
    expect((await post('/v1/generate', { target, spec })).text).toBe(text);
  });

  it.each(['json', 'cloudformation', 'terraform', 'aws-cli'])('makes policies as %s', async (form) => {
    const { status, body, text } = await post('/v1/generate', { target: 'iam', spec: iam, form });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({ target: 'iam', account: '111122223333' });
    expect(body).toHaveProperty('files.0.text');
  });

  it('says what is missing or wrong, each with its place, and quotes no secret', async () => {
    const spec = { access: 'keys', secretAccessKey: canaries.secretKey, roleArn: 'no arn', regoin: 'x' };
    const { status, body, text } = await post('/v1/generate', { target: 'aws-config', spec });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'spec-refused' });
    expect(body).toHaveProperty(
      'findings',
      expect.arrayContaining([expect.objectContaining({ pointer: '#/spec/regoin' })]),
    );
    expect(text).not.toContain('CANARY');
    expect(
      await post('/v1/generate', { target: 'iam', spec: { ...iam, users: ['arn:aws:s3:::no-user'] } }),
    ).toMatchObject({
      status: 422,
      body: { findings: [{ pointer: expect.stringMatching(/^#\/spec\/users/u) }] },
    });
  });

  it('takes hostile specifications', async () => {
    const deep: unknown = JSON.parse(`${'{"a":'.repeat(20)}1${'}'.repeat(20)}`);
    for (const spec of [
      {},
      { access: 1 },
      { access: 'keys', for: [] },
      deep,
      { access: 'keys', name: 'x'.repeat(1e5) },
    ])
      for (const target of ['bookmark', 'iam']) expect((await post('/v1/generate', { target, spec })).status).toBe(422);
  });
});
