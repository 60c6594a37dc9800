import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { connect } from '@duckbill/doctor';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { startFakeAws } from './fake-aws.ts';
import { rolePlan } from './plans.ts';
import { testWorld } from './test-world.ts';

const silencer = 'AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED';

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

describe('the SDK inside the doctor', () => {
  it('reads neither ~/.aws nor the AWS variables of the environment', async () => {
    const home = mkdtempSync(join(tmpdir(), 'duckbill-home-'));
    mkdirSync(join(home, '.aws'));
    writeFileSync(join(home, '.aws', 'config'), '[default]\nendpoint_url = http://127.0.0.1:1\nregion = eu-north-1\n');
    vi.stubEnv('HOME', home);
    vi.stubEnv('AWS_PROFILE', 'nobody');
    vi.stubEnv('AWS_ENDPOINT_URL', 'http://127.0.0.1:1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'AKIAFROMENVIRONMENT0');
    vi.stubEnv('AWS_USE_FIPS_ENDPOINT', 'true');
    const read = vi.spyOn(promises, 'readFile');
    syncBuiltinESMExports();
    await using aws = await startFakeAws();
    const { outcome } = await connect(rolePlan({ sts: aws.url, s3: aws.url }), testWorld());
    rmSync(home, { recursive: true });
    expect(outcome.ok).toBe(true);
    expect(read.mock.calls.filter(([path]) => typeof path === 'string' && path.includes('.aws'))).toEqual([]);
    for (const { headers } of aws.requests) expect(headers.authorization).toMatch(/\/us-east-1\/(sts|s3)\//u);
  });

  it('warns about no old Node, and leaves the environment as it was', async () => {
    const warn = vi.spyOn(process, 'emitWarning');
    const before = process.env[silencer];
    await using aws = await startFakeAws();
    await connect(rolePlan({ sts: aws.url, s3: aws.url }), testWorld());
    expect(warn).not.toHaveBeenCalled();
    expect(process.env[silencer]).toBe(before);
  });

  it('is loaded when it is used, not before, and writes nothing on stderr', () => {
    const script = `
      const { connect, noCache, nodeSignIn } = await import('@duckbill/doctor');
      const { _cache } = (await import('node:module')).default;
      const loaded = () => Object.keys(_cache).some((file) => file.includes('@aws-sdk'));
      const before = loaded();
      const call = { kind: 'call', service: 'sts', operation: 'GetCallerIdentity', endpoint: 'http://127.0.0.1:1',
        signingRegion: 'us-east-1', signedWith: 'source', parameters: [], purpose: '' };
      const plan = { program: 'aws-cli@2', target: 't', strategy: 'static-keys', settings: [], steps: [call], problems: [] };
      const world = { now: () => new Date(), mayAsk: false, ask: async () => undefined, tell: () => undefined, endpoints: {},
        timeouts: { connect: 500, request: 500 }, environment: {}, sentCodes: new Set(), cache: noCache,
        signIn: { ...nodeSignIn('/nowhere'), choices: {} } };
      const { outcome } = await connect({ plan, keys: { accessKeyId: 'a', secretAccessKey: 'b' } }, world);
      console.log(JSON.stringify([before, loaded(), outcome.failure.guidance[0].code]));`;
    const here = fileURLToPath(new URL('.', import.meta.url));
    const options = ['--conditions=@duckbill/source', '--import', 'tsx', '--input-type=module', '--eval', script];
    const { [silencer]: _, NODE_OPTIONS: __, ...environment } = process.env;
    const child = spawnSync(process.execPath, options, {
      cwd: here,
      encoding: 'utf8',
      env: environment,
      timeout: 50_000,
    });
    expect(child.stderr).toBe('');
    expect(JSON.parse(child.stdout)).toEqual([false, true, 'network-refused']);
  });
});
