import { createHash } from 'node:crypto';
import { lstat, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { mfaRole } from '@duckbill/sandbox';
import { unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { jsonOf, type Run, runDuckbill } from './run-duckbill.ts';
import { awsConfig, awsCredentials, bookmarkOf, goodProfile, homeWith, practiceFiles } from './sample-files.ts';
import { mfaCode, sandboxForTest } from './test-sandbox.ts';

const { user } = mfaRole;
const proxyPassword = 'canary-in-the-proxy-address';
const typed = 'canary-in-the-target';
const environment = { HTTPS_PROXY: `http://me:${proxyPassword}@127.0.0.1:9` };
const secrets = [user.secretAccessKey, user.mfaSecret, mfaRole.staticUser.secretAccessKey, proxyPassword, typed];

const files = {
  'Example.cyberduckprofile': goodProfile,
  'Example.duck': bookmarkOf(user.accessKeyId),
  '.aws/config': awsConfig,
  '.aws/credentials': awsCredentials,
};

/** Names, contents and times of everything below a folder. */
async function hashOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const name = path.join(entry.parentPath, entry.name);
    const { mtimeMs, mode } = await lstat(name);
    hash.update(`${name}\0${mtimeMs}\0${mode}\0`);
    if (entry.isFile()) hash.update(await readFile(name));
  }
  return hash.digest('hex');
}

function leaksIn(text: string): readonly string[] {
  return secrets.filter((secret) => text.includes(secret));
}

async function insideOf(zip: string): Promise<string> {
  const entries = unzipSync(await readFile(zip));
  return Object.entries(entries)
    .map(([name, bytes]) => `${name}\n${Buffer.from(bytes).toString('latin1')}`)
    .join('\n');
}

const schema = JSON.parse(
  await readFile(createRequire(import.meta.url).resolve('@duckbill/doctor/schemas/doctor-report.schema.json'), 'utf8'),
) as object;
const validate = new Ajv2020({ strict: true, allowUnionTypes: true }).compile(schema);

/** What the published schema has against a report. */
function complaints(report: unknown): readonly unknown[] {
  return validate(report) ? [] : (validate.errors ?? ['refused']);
}

/** A report without what differs from run to run. */
function said(run: Run): unknown {
  return JSON.parse(run.stdout.replaceAll(/"durationMs": \d+/gu, '"durationMs": 0')) as unknown;
}

describe('duckbill doctor --bundle', () => {
  it.each([['Example.duck'], ['Example.cyberduckprofile'], ['aws:reports'], [`s3://AKIAEXAMPLE:${typed}@bucket`]])(
    'of %s holds no secret, is all that is written, and gives the same report elsewhere',
    async (target) => {
      const home = await homeWith(files);
      const before = await hashOf(path.join(home, '.aws'));
      const live = await runDuckbill(['doctor', target, '--json', '--bundle', 'out.zip', '--yes'], {
        home,
        environment,
      });
      expect(live.stderr).toMatch(
        /What out\.zip would hold[^]*files\/.*credentials +\d+ bytes {2}\d+ secrets? masked/u,
      );
      expect(live.stderr).toContain('With the secrets masked, the doctor says the same of it.');
      expect(live.stderr).toContain('HTTPS_PROXY (masked)');
      expect(live.stderr).toContain('Names of what is in these folders');
      expect(leaksIn(live.output)).toEqual([]);
      expect(leaksIn(await insideOf(path.join(home, 'out.zip')))).toEqual([]);
      expect(await hashOf(path.join(home, '.aws'))).toBe(before);
      expect((await readdir(home)).toSorted()).toEqual(
        ['.aws', 'Example.cyberduckprofile', 'Example.duck', 'out.zip'].toSorted(),
      );
      expect((await lstat(path.join(home, 'out.zip'))).mode & 0o777).toBe(0o600);

      const elsewhere = await homeWith({ 'other.zip': await readFile(path.join(home, 'out.zip')) });
      const untouched = await hashOf(elsewhere);
      const desk = await runDuckbill(['doctor', '--from-bundle', 'other.zip', '--json'], { home: elsewhere });
      expect(desk.exit).toBe(live.exit);
      expect(await hashOf(elsewhere)).toBe(untouched);
      expect(complaints(jsonOf(desk))).toEqual([]);
      const [one, other] = [said(live), said(desk)].map((report) =>
        JSON.stringify(report)
          .replaceAll('needs --online on the computer of the bundle', 'needs --online')
          .replaceAll(/s3:[^"]*@bucket/gu, 's3:bucket')
          .replaceAll(/"platform":"linux[^"]*"/gu, '"platform":""'),
      );
      expect(JSON.parse(other ?? '')).toEqual(JSON.parse(one ?? ''));
    },
  );

  it('asks; without a person and without --yes it writes nothing and says what to do', async () => {
    const home = await homeWith(files);
    const before = await hashOf(home);
    const run = await runDuckbill(['doctor', 'Example.duck', '--bundle', 'out.zip'], { home });
    expect(run.exit).toBe(2);
    expect(run.stderr).toContain('manifest.json');
    expect(run.stderr).toContain('nothing is written to out.zip: look at the list, and say yes with --yes');
    expect(await hashOf(home)).toBe(before);
  });

  it('replaces no file unless told to', async () => {
    const home = await homeWith({ ...files, 'out.zip': 'mine' });
    const words = ['doctor', 'Example.duck', '--bundle', 'out.zip', '--yes'];
    const refused = await runDuckbill(words, { home });
    expect(refused.exit).toBe(2);
    expect(refused.stderr).toContain('out.zip exists; name another file, or replace it with --force');
    expect(await readFile(path.join(home, 'out.zip'), 'utf8')).toBe('mine');
    const forced = await runDuckbill([...words, '--force'], { home });
    expect(forced.stderr).toContain('Written: out.zip');
    expect(await insideOf(path.join(home, 'out.zip'))).toContain('"format": "duckbill-bundle"');
    expect((await runDuckbill(['doctor', '--bundle', '.', '--yes'], { home })).exit).toBe(2);
  });
});

describe('duckbill doctor --from-bundle', () => {
  it('shows what the network said there, with the day, and asks it nothing itself', async () => {
    const sandbox = await sandboxForTest();
    const home = await homeWith(practiceFiles);
    const words = ['--online', '--endpoint-url', sandbox.url, '--bundle', 'out.zip', '--yes'];
    const live = await runDuckbill(['doctor', 'aws:reports', ...words, '--json'], {
      home,
      stdin: `${mfaCode(sandbox)}\n`,
    });
    expect(live.exit).toBe(0);
    await sandbox.close();
    const day = new Date().toISOString().slice(0, 10);
    for (const more of [[], ['--online']]) {
      const desk = await runDuckbill(['doctor', '--from-bundle', 'out.zip', '--json', ...more], { home });
      expect(desk.exit).toBe(0);
      expect(jsonOf(desk)).toMatchObject({
        online: true,
        verdict: jsonOf(live)['verdict'],
        counts: jsonOf(live)['counts'],
      });
      expect(desk.stdout).toMatch(new RegExp(`"message": ".* \\(asked on ${day}\\)"`, 'u'));
    }
    const other = await runDuckbill(['doctor', '--from-bundle', 'out.zip', 'aws:', '--verbose'], { home });
    expect(other.stdout).toContain('needs --online on the computer of the bundle');
    expect(other.stdout).not.toContain('asked on');
  });

  it('refuses --online for a bundle without it, and what has no use', async () => {
    const home = await homeWith(files);
    await runDuckbill(['doctor', 'Example.duck', '--bundle', 'out.zip', '--yes'], { home });
    const online = await runDuckbill(['doctor', '--from-bundle', 'out.zip', '--online'], { home });
    expect(online.exit).toBe(2);
    expect(online.stderr).toContain('make the bundle there with --online');
    for (const more of [
      ['--bundle', 'x.zip'],
      ['--endpoint-url', 'http://127.0.0.1:9'],
    ])
      expect((await runDuckbill(['doctor', '--from-bundle', 'out.zip', ...more], { home })).exit).toBe(2);
  });

  it('shows no control character of a bundle, and refuses a report that is made up', async () => {
    const home = await homeWith(practiceFiles);
    const sandbox = await sandboxForTest();
    const words = ['--bundle', 'out.zip', '--yes', '--online', '--endpoint-url', sandbox.url, '--no-input'];
    await runDuckbill(['doctor', 'aws:static-user', ...words], { home });
    const entries = unzipSync(await readFile(path.join(home, 'out.zip')));
    const report = Buffer.from(entries['report.json'] ?? []).toString();
    const change = async (text: string): Promise<Run> => {
      await writeFile(path.join(home, 'in.zip'), zipSync({ ...entries, 'report.json': Buffer.from(text) }));
      return runDuckbill(['doctor', '--from-bundle', 'in.zip', '--verbose'], { home });
    };
    const loud = await change(report.replaceAll(/("message": ")/gu, '$1\\u001b[2J'));
    expect(loud.output).not.toContain('\u001B');
    expect(loud.stdout).toContain('asked on');
    for (const wrong of [
      report.replaceAll(/"codes": \[[^\]]*\]/gu, '"codes": 5'),
      report.replaceAll('"outcome": "passed"', '"outcome": "wonderful"'),
      report.replaceAll('"outcome": "passed"', '"failure": {}, "outcome": "failed"'),
    ]) {
      const run = await change(wrong);
      expect([run.exit, run.stdout]).toEqual([3, '']);
      expect(run.stderr).toContain('damaged');
      expect(run.stderr).not.toContain('unexpected');
    }
  });

  it.each([
    ['is absent', undefined, 'it does not exist'],
    ['is no ZIP', 'text', 'it is no ZIP file'],
    ['is cut off', 'cut', 'it is cut off'],
  ])('refuses a file that %s', async (_title, kind, reason) => {
    const home = await homeWith(files);
    await runDuckbill(['doctor', 'Example.duck', '--bundle', 'whole.zip', '--yes'], { home });
    const whole = await readFile(path.join(home, 'whole.zip'));
    if (kind === 'text') await writeFile(path.join(home, 'in.zip'), 'no zip');
    if (kind === 'cut') await writeFile(path.join(home, 'in.zip'), whole.subarray(0, whole.length / 2));
    const run = await runDuckbill(['doctor', '--from-bundle', 'in.zip'], { home });
    expect(run.exit).toBe(3);
    expect(run.stderr).toContain(reason);
    expect(run.stdout).toBe('');
  });
});

describe('the guide about bundles', () => {
  it('shows what happens', async () => {
    const guide = await readFile(new URL('../../../apps/docs/guide/bundle.md', import.meta.url), 'utf8');
    const commands = [...guide.matchAll(/^duckbill (doctor .+)$/gmu)].map(([, words = '']) => words.split(' '));
    expect(commands.length).toBe(3);
    const home = await homeWith({
      '.aws/config': `[profile reports]
role_arn = arn:aws:iam::111122223333:role/ReportsReader
source_profile = alice
mfa_serial = arn:aws:iam::111122223333:mfa/alice-phone
region = eu-west-1
`,
      '.aws/credentials': `[alice]
aws_access_key_id = AKIAALICEALICEALICE1
aws_secret_access_key = ${user.secretAccessKey}
`,
    });
    // No program is found: those of this computer are none of the guide's.
    const runs: Run[] = [];
    for (const words of commands)
      runs.push(
        await runDuckbill([...words, ...(words.includes('--bundle') ? ['--yes'] : [])], {
          home,
          environment: { ...environment, PATH: path.join(home, 'bin') },
        }),
      );
    expect(runs.map(({ exit }) => exit)).not.toContain(2);
    expect(runs.map(({ exit }) => exit)).not.toContain(3);
    const lineForm = (line: string): string =>
      line
        .replaceAll(/\d+ bytes/gu, 'N bytes')
        .replaceAll(/ {2,}/gu, ' ')
        .replace(/ files\/\S*\/\.aws/u, ' files/~/.aws')
        .trim();
    const [, block = ''] = /```text\n([^`]+)```/u.exec(guide) ?? [];
    const printed = new Set((runs[0]?.stderr ?? '').split('\n').map(lineForm));
    const variables = lineForm(block.split('\n').find((line) => line.includes('Variables')) ?? '');
    const shown = block.trim().split('\n').map(lineForm);
    expect(shown.filter((line) => line !== variables && !printed.has(line))).toEqual([]);
    expect([...printed].find((line) => line.startsWith('Variables'))).toContain('HTTPS_PROXY (masked)');
  });
});
