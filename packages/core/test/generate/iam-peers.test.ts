import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import fc from 'fast-check';
import { describeWithPeers, peerEnvironment } from '../../../../peers/peers.ts';
import { printIam } from '../../src/index.ts';
import { account, generated, iamSpecs } from './iam-specs.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'duckbill-templates-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Some of everything: random specs, and those that random ones do not have. */
const samples = [
  ...fc.sample(iamSpecs, { numRuns: 40, seed: 7 }),
  { role: 'R', account, users: ['anna', 'an.na'], buckets: ['a.pond', 'apond'], bucketPolicy: true, selfService: true },
  { way: 'session-token', account, users: ['anna'], prefixes: ['pond/${aws:username}'], mfaMaxAge: 600 },
];

function write(
  form: 'cloudformation' | 'cloudformation-json',
): readonly { readonly file: string; readonly text: string }[] {
  return samples.flatMap((members, index) =>
    printIam(generated(members), form).map(({ name, text }) => {
      const file = path.join(folder, `${index}-${name}`);
      writeFileSync(file, text);
      return { file, text };
    }),
  );
}

describeWithPeers(['cfn-lint'], 'templates of CloudFormation', () => {
  it('pass cfn-lint without a word, also its hints', { timeout: 120_000 }, () => {
    const files = [...write('cloudformation'), ...write('cloudformation-json')].map(({ file }) => file);
    const run = spawnSync('cfn-lint', ['--format', 'parseable', ...files], {
      encoding: 'utf8',
      env: peerEnvironment(folder),
    });
    expect(run.stdout).toBe('');
    expect(run).toMatchObject({ status: 0 });
  });

  it('would be refused with a mistake in them', { timeout: 60_000 }, () => {
    const [first] = write('cloudformation');
    const file = path.join(folder, 'wrong.yaml');
    writeFileSync(file, first?.text.replace('Version: "2012-10-17"', 'Version: "2012-10-18"') ?? '');
    const run = spawnSync('cfn-lint', [file], { encoding: 'utf8', env: peerEnvironment(folder) });
    expect(run.status).not.toBe(0);
  });

  it('say the same in YAML and in JSON, to a reader of YAML that is not ours', { timeout: 60_000 }, () => {
    const yaml = write('cloudformation').map(({ file }) => file);
    const json = write('cloudformation-json').map(({ text }) => JSON.parse(text) as unknown);
    // cfn-lint brings PyYAML along.
    const program = 'import json, sys, yaml; print(json.dumps([yaml.safe_load(open(name)) for name in sys.argv[1:]]))';
    const run = spawnSync('python3', ['-c', program, ...yaml], { encoding: 'utf8', env: peerEnvironment(folder) });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual(json);
  });
});
