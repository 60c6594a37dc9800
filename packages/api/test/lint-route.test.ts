import { describe, expect, it } from 'vitest';
import { awsFiles, bookmark, canaries, outdatedProfile, plist } from './example-files.ts';
import { post } from './service-under-test.ts';

describe('POST /v1/lint', () => {
  it('reports findings with places and words', async () => {
    const { status, body } = await post('/v1/lint', { files: [outdatedProfile()] });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      report: {
        version: 1,
        counts: { error: 1 },
        files: ['Reports.cyberduckprofile'],
        findings: [
          {
            code: 'profile-token-flag-for-role',
            file: 'Reports.cyberduckprofile',
            start: { line: 15 },
            severity: 'error',
          },
        ],
      },
    });
    expect(body).not.toHaveProperty('fixed');
  });

  it('mends what is safe and reports on the result', async () => {
    const name = 'Any.cyberduckprofile';
    const text = plist(['Protocol', 's3'], ['Vendor', 'example'], ['default hostname', 's3.example.net']);
    const { body } = await post('/v1/lint', { files: [{ name, text }, bookmark('alice')], fix: 'safe' });
    expect(body).toMatchObject({ report: { counts: { error: 0, warning: 0 } } });
    expect(body).toMatchObject({
      fixed: { files: [{ name, text: text.replace('default hostname', 'Default Hostname') }] },
    });
  });

  it('looks only at what hurts the programs that were named', async () => {
    const files = [outdatedProfile()];
    const { body } = await post('/v1/lint', { files, programs: ['aws-cli@2'] });
    expect(body).toMatchObject({ report: { findings: [] } });
  });

  it('names files that are none of ours', async () => {
    const { body } = await post('/v1/lint', { files: [{ name: 'notes.txt', text: 'hello' }] });
    expect(body).toMatchObject({ report: { files: [], skipped: ['notes.txt'] } });
  });

  it('takes what a name promises and a text does not hold', async () => {
    const files = ['', '\0', '<', '<plist', '{'.repeat(100_000), '<dict>'.repeat(50_000), '\ud800'].map(
      (text, index) => ({
        name: `${index}.duck`,
        text,
      }),
    );
    expect((await post('/v1/lint', { files, fix: 'safe' })).status).toBe(200);
  });

  it('leaves out findings beyond a number, and counts them', async () => {
    const keys = Array.from({ length: 6000 }, (_, index) => [`key ${index}`, 'x'] as const);
    const text = plist(['Protocol', 's3'], ['Vendor', 'example'], ['Description', 'Example'], ...keys);
    const { body } = await post('/v1/lint', { files: [{ name: 'a.cyberduckprofile', text }] });
    expect(body).toMatchObject({ report: { counts: { warning: 6000 } }, omitted: 1000 });
  });

  it('masks thousands of secrets', async () => {
    const text = Array.from({ length: 4000 }, (_, index) => `[${index}]\naws_secret_access_key = CANARY${index}x\n`);
    const answer = await post('/v1/lint', { files: [{ name: '.aws/credentials', text: text.join('') }] });
    expect(answer.status).toBe(200);
    expect(answer.text).not.toContain('CANARY');
  });

  it('sends no secret back, and no file that holds one', async () => {
    const secretive = {
      name: 'secretive.duck',
      text: plist(['Protocol', 'S3'], ['Password', canaries.password], ['OAuth Client Secret', canaries.clientSecret]),
    };
    const swapped = { name: 'x/credentials', text: awsFiles[0]?.text.replace('[alice]', '[profile alice]') ?? '' };
    const answer = await post('/v1/lint', { files: [...awsFiles, secretive, swapped], fix: 'safe' });
    expect(answer.status).toBe(200);
    for (const canary of Object.values(canaries)) expect(answer.text).not.toContain(canary);
    expect(answer.body).toHaveProperty('fixed.files');
  });
});
