import { describe, expect, it } from 'vitest';
import { awsFiles, bookmark, canaries, outdatedProfile } from './example-files.ts';
import { post } from './service-under-test.ts';

describe('POST /v1/convert', () => {
  it('makes a bookmark of a URL', async () => {
    const { body } = await post('/v1/convert', {
      urls: ['s3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/reports'],
      to: 'bookmark',
      name: 'Reports',
    });
    expect(body).toMatchObject({ to: 'bookmark', files: [{ masked: false, text: expect.stringContaining('<plist') }] });
  });

  it('makes a URL of a bookmark', async () => {
    const { body } = await post('/v1/convert', {
      files: [bookmark('AKIAIOSFODNN7EXAMPLE', 'iterate GmbH')],
      to: 'url',
    });
    expect(body).toHaveProperty('files.0.text', expect.stringContaining('s3'));
  });

  it('reads the two AWS files as one', async () => {
    const { body, text } = await post('/v1/convert', { files: awsFiles, to: 'bookmark', names: ['reports'] });
    expect(body).toHaveProperty('files.0.name');
    for (const canary of Object.values(canaries)) expect(text).not.toContain(canary);
  });

  it('reads files of other clients, and sends none of their secrets back', async () => {
    const remote = `[work]\ntype = s3\nprovider = AWS\naccess_key_id = AKIAIOSFODNN7EXAMPLE\nsecret_access_key = ${canaries.secretKey}\nregion = eu-west-1\n`;
    const { body, text } = await post('/v1/convert', {
      files: [{ name: 'rclone.conf', text: remote }],
      to: 'bookmark',
      client: 'rclone',
    });
    expect(body).toHaveProperty('files.0.name');
    expect(text).not.toContain('CANARY');
  });

  it('reads a command line of duck', async () => {
    const text = `duck --username AKIAIOSFODNN7EXAMPLE --password ${canaries.password} --list s3://s3.amazonaws.com/reports/`;
    const { body, text: answered } = await post('/v1/convert', {
      files: [{ name: 'command.txt', text }],
      to: 'bookmark',
      client: 'duck',
    });
    expect(body).toHaveProperty('files.0.text', expect.stringContaining('AKIAIOSFODNN7EXAMPLE'));
    expect(answered).not.toContain('CANARY');
  });

  it('writes and reads a command line for the shell that is said', async () => {
    const written = await post('/v1/convert', {
      urls: ["s3://AKIAIOSFODNN7EXAMPLE@s3.amazonaws.com/o'hara"],
      to: 'duck',
      shell: 'powershell',
    });
    expect(written.body).toHaveProperty('files.0.text', expect.stringContaining("o''hara"));
    const text = "duck --username AKIAIOSFODNN7EXAMPLE --list 's3://s3.amazonaws.com/o''hara/'";
    const read = { files: [{ name: 'command.txt', text }], to: 'url', client: 'duck', shell: 'powershell' };
    expect((await post('/v1/convert', read)).body).toHaveProperty('files.0.text', expect.stringContaining("o'hara"));
    expect(await post('/v1/convert', { urls: ['s3://x'], to: 'url', shell: 'sh' })).toMatchObject({
      status: 422,
      body: { code: 'request-invalid', errors: [{ pointer: '#/shell' }] },
    });
  });

  it('says what cannot be converted', async () => {
    const impossible = await post('/v1/convert', { files: [outdatedProfile()], to: 'sso-session' });
    expect(impossible).toMatchObject({ status: 200, body: { files: [], report: { counts: { error: 1 } } } });
    expect(await post('/v1/convert', { files: [{ name: 'notes.txt', text: 'x' }], to: 'url' })).toMatchObject({
      status: 422,
      body: { code: 'target-unreadable', errors: [{ pointer: '#/files/0' }] },
    });
    expect(await post('/v1/convert', { urls: ['s3://x'], to: 'bookmark', program: 'aws-cli@2' })).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '#/program' }] },
    });
    expect(await post('/v1/convert', { urls: ['s3://x'], to: 'pigeon' })).toMatchObject({ status: 422 });
  });
});
