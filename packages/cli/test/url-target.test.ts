import { mfaRole } from '@duckbill/sandbox';
import { describe, expect, it } from 'vitest';
import { jsonOf, runDuckbill } from './run-duckbill.ts';
import { homeWith, practiceFiles } from './sample-files.ts';
import { sandboxForTest } from './test-sandbox.ts';

const { accessKeyId, secretAccessKey } = mfaRole.staticUser;

describe('a URL as TARGET', () => {
  it('is planned with the profile that its scheme names', async () => {
    const home = await homeWith(practiceFiles);
    const run = await runDuckbill(['plan', 's3-cli:static-user@example-reports', '--json'], { home });
    expect(jsonOf(run)).toMatchObject({
      target: 's3-cli:static-user@example-reports',
      problems: [],
      exit: { code: 0 },
    });
    const own = await runDuckbill(
      ['plan', `example-role:${accessKeyId}@bucket`, '--profile', 'Example.cyberduckprofile'],
      { home },
    );
    expect(own.stdout).toContain('AssumeRole');
  });

  it('is inspected part by part', async () => {
    const home = await homeWith(practiceFiles);
    const run = await runDuckbill(['inspect', 's3-cli:reports@bucket/2026', 's3:/other'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
    expect(run.stdout).toMatch(/Username +reports/u);
    expect(run.stdout).toMatch(/Path +\/bucket\/2026/u);
    expect(run.stdout).toContain('signs in as anonymous');
    const json = await runDuckbill(['inspect', 's3://bucket/key', '--json'], { home });
    expect(jsonOf(json)).toMatchObject({ exit: { code: 1 } });
    expect(await runDuckbill(['inspect', 's3:/b', 'Example.duck'], { home })).toMatchObject({ exit: 2 });
  });

  it('becomes a bookmark, and a bookmark a URL', async () => {
    const home = await homeWith();
    const url = 's3-cli://reports@s3.amazonaws.com/bucket';
    const made = await runDuckbill(['print', url, '--to', 'cyberduck', '--out', 'made.duck'], { home });
    expect(made).toMatchObject({ exit: 0, stdout: '' });
    const back = await runDuckbill(['print', 'made.duck', '--to', 'url'], { home });
    expect(back).toMatchObject({ exit: 0, stdout: `${url}\n`, stderr: '' });
  });

  it('really connects', async () => {
    const sandbox = await sandboxForTest();
    const run = await runDuckbill(['connect', `s3:${accessKeyId}@`, '--endpoint-url', sandbox.url, '--json'], {
      home: await homeWith(),
      stdin: `${secretAccessKey}\n`,
    });
    expect(jsonOf(run)).toMatchObject({ ok: true, exit: { code: 0 } });
  });

  it('shows the mistake that most people make, with the right text', async () => {
    const run = await runDuckbill(['plan', `s3://${accessKeyId}@example-reports/2026`], { home: await homeWith() });
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain(`s3:${accessKeyId}@example-reports/2026`);
    expect(run.stdout).toMatch(/\^+ read as a server/u);
  });

  it.each([
    's3:AKIAEXAMPLE000000001:canary-secret@bucket',
    's3://AKIAEXAMPLE000000001:canary/secret@s3.amazonaws.com/bucket',
    'user:canary@host',
    'user.name:canary@host/path',
    'nonsense://user:canary@host',
    'ftp://user:canary@host',
    '//user:canary@host',
  ])('never shows a password: %s', async (url) => {
    const home = await homeWith(practiceFiles);
    for (const words of [
      ['plan', url],
      ['plan', url, '--json'],
      ['doctor', url],
      ['doctor', url, '--json'],
      ['connect', url, '--no-input', '--endpoint-url', 'http://127.0.0.1:9'],
      ['plan', url, '--as', 'aws-cli@2'],
      ['inspect', url],
      ['explain', url],
      ['inspect', url, '--json'],
      ['print', url, '--to', 'cyberduck'],
      ['print', url, '--to', 'json', '--json'],
      [url],
    ]) {
      const run = await runDuckbill(words, { home });
      expect(run.output.length).toBeGreaterThan(10);
      expect(run.output).not.toContain('canary');
    }
  });
});
