import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { runDuckbill } from './run-duckbill.ts';

const trust = (condition: object, account = '111122223333'): string =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: `arn:aws:iam::${account}:user/anna` },
        Action: 'sts:AssumeRole',
        ...condition,
      },
    ],
  });
const withMfa = { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } };

async function homeWith(policy: string): Promise<string> {
  const home = await mkdtemp(path.join(tmpdir(), 'duckbill-policy-'));
  await mkdir(path.join(home, '.aws'));
  const config = `[profile work]
role_arn = arn:aws:iam::111122223333:role/S3
source_profile = user
mfa_serial = arn:aws:iam::111122223333:mfa/phone
`;
  await writeFile(path.join(home, '.aws/config'), config);
  const credentials =
    '[user]\naws_access_key_id = AKIAIOSFODNN7ABCDEFG\naws_secret_access_key = CANARYabcdefghijklmnopqrst\n';
  await writeFile(path.join(home, '.aws/credentials'), credentials);
  await writeFile(path.join(home, 'p.json'), policy);
  return home;
}

describe('duckbill policy lint', () => {
  it('is quiet about a good policy', async () => {
    const home = await homeWith(trust(withMfa));
    const run = await runDuckbill(['policy', 'lint', 'p.json', '--for', 'aws:work'], { home });
    expect(run).toMatchObject({ exit: 0, stderr: '' });
  });

  it('compares with the target', async () => {
    const home = await homeWith(trust({}, '444455556666'));
    const words = ['policy', 'lint', 'p.json', '--format', 'concise', '--for', 'aws:work'];
    const run = await runDuckbill([...words, '--fail-on', 'warning'], { home });
    expect(run.exit).toBe(1);
    expect(run.stdout).toContain('warning iam-account-differs aws:work is of 111122223333');
    expect(run.stdout).toContain('warning iam-mfa-missing');
  });

  it('mends what is safe, and all when asked', async () => {
    const home = await homeWith(trust({ Condition: { Bool: { 'aws:MultifactorAuthPresnt': true } } }));
    const safe = await runDuckbill(['policy', 'lint', 'p.json', '--fix'], { home });
    expect(safe.exit).toBe(1);
    expect(await readFile(path.join(home, 'p.json'), 'utf8')).toBe(
      trust({ Condition: { Bool: { 'aws:MultifactorAuthPresnt': 'true' } } }),
    );
    const all = await runDuckbill(['policy', 'lint', 'p.json', '--fix-unsafe'], { home });
    expect(all.exit).toBe(0);
    expect(await readFile(path.join(home, 'p.json'), 'utf8')).toBe(trust(withMfa));
  });

  it('writes SARIF, and refuses what it does not know', async () => {
    const home = await homeWith('{');
    const run = await runDuckbill(['policy', 'lint', 'p.json', '--format', 'sarif'], { home });
    expect(run.exit).toBe(1);
    expect(JSON.parse(run.stdout)).toMatchObject({ runs: [{ results: [{ ruleId: 'iam-not-json' }] }] });
    expect(await runDuckbill(['policy', 'lint', 'p.json', '--kind', 'heron'], { home })).toMatchObject({ exit: 2 });
    expect(await runDuckbill(['policy', 'lint', 'none.json'], { home })).toMatchObject({ exit: 3 });
  });
});
