import { askOfRecord, machineOfFiles, makeBundle, recordOfFiles } from '@duckbill/doctor';
import { describe, expect, it } from 'vitest';
import { awsFiles, bookmark, canaries, outdatedProfile } from './example-files.ts';
import { post, send } from './service-under-test.ts';

const files = [...awsFiles, bookmark('arn:aws:iam::111122223333:user/alice', 'example-reports'), outdatedProfile()];

describe('POST /v1/doctor', () => {
  it('checks a bookmark with the profile that was sent beside it', async () => {
    const { status, body, text } = await post('/v1/doctor', { target: 'reports.duck', files });
    expect(status, text).toBe(200);
    expect(body).toMatchObject({ target: 'reports.duck', online: false, verdict: 'failing' });
    expect(text).toContain('profile-token-flag-for-role');
    for (const canary of Object.values(canaries)) expect(text).not.toContain(canary);
  });

  it('checks an AWS profile, as one program, some checks alone', async () => {
    const { body } = await post('/v1/doctor', {
      target: 'aws:reports',
      files: awsFiles,
      program: 'aws-cli@1',
      platform: 'win32',
      environment: { AWS_SECRET_ACCESS_KEY: canaries.environment },
    });
    expect(body).toMatchObject({ program: 'aws-cli@1', standsFor: { because: 'asked' } });
    expect(JSON.stringify(body)).not.toContain('CANARY');
    const { body: one } = await post('/v1/doctor', { target: 'aws:reports', files: awsFiles, only: ['plan-sound'] });
    expect(one).toHaveProperty('counts.passed', 1);
    const unknown = await post('/v1/doctor', { target: 'aws:reports', files: awsFiles, only: ['luck'] });
    expect(unknown).toMatchObject({ status: 422, body: { errors: [{ pointer: '#/only/0' }] } });
  });

  it('says which target is none', async () => {
    for (const target of ['nothing.duck', 'aws:nobody', '/etc/passwd', '../../etc/passwd', '~/.ssh/id_rsa']) {
      const { status, text } = await post('/v1/doctor', { target, files: awsFiles });
      expect([200, 422]).toContain(status);
      expect(text).not.toContain('root:');
    }
    const { text } = await post('/v1/doctor', { target: `s3://u:${canaries.password}@`, files: awsFiles });
    expect(text).not.toContain('CANARY');
  });

  it('looks at a bundle, in a body of its own, in JSON and in a form', async () => {
    const zip = await bundle();
    const raw = await send('/v1/doctor', {
      method: 'POST',
      headers: { 'Content-Type': 'application/zip' },
      body: zip,
    });
    expect(raw.status, raw.text).toBe(200);
    expect(raw.body).toMatchObject({ target: 'aws:reports', bundle: { duckbill: 'test', platform: 'linux' } });
    const base64 = Buffer.from(zip).toString('base64');
    const asJson = await post('/v1/doctor', { bundle: { name: 'b.zip', base64 } });
    expect(withoutTimes(asJson.text)).toBe(withoutTimes(raw.text));
    const form = new FormData();
    form.append('bundle', new Blob([zip]), 'b.zip');
    const asForm = await send('/v1/doctor', { method: 'POST', body: form });
    expect(withoutTimes(asForm.text)).toBe(withoutTimes(raw.text));
  });

  it('refuses what is no bundle', async () => {
    const refused = { status: 422, body: { code: 'bundle-refused' } };
    for (const body of ['', 'PK', 'hello']) {
      const init = { method: 'POST', headers: { 'Content-Type': 'application/zip' }, body };
      expect(await send('/v1/doctor', init)).toMatchObject(refused);
    }
    expect(await post('/v1/doctor', { bundle: { name: 'x', text: 'hello' } })).toMatchObject(refused);
    expect(await post('/v1/doctor', { bundle: { name: 'x', text: '' }, files })).toMatchObject({ status: 422 });
  });
});

function withoutTimes(text: string): string {
  return text.replaceAll(/"durationMs":[\d.e-]+/gu, '"durationMs":0');
}

async function bundle(): Promise<Uint8Array<ArrayBuffer>> {
  const record = recordOfFiles({
    files: new Map(awsFiles.map(({ name, text }) => [name, Buffer.from(text)])),
    environment: {},
    platform: 'linux',
    takenAt: Date.UTC(2026, 0, 1),
  });
  const report = await askOfRecord(machineOfFiles(record), 'aws:reports', {});
  const made = await makeBundle({
    record,
    documents: [],
    secrets: new Set(Object.values(canaries)),
    target: 'aws:reports',
    options: { online: false },
    report,
    versions: { duckbill: 'test', node: process.versions.node },
    askAgain: async (machine, name) => askOfRecord(machine, name, {}),
    print: () => '',
  });
  return new Uint8Array(made.zip);
}
