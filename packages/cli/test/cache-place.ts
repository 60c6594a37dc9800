import { execFile } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  identityCenter,
  identityCenterWorld,
  type Sandbox,
  startSandbox,
  type WorldIdentityCenter,
} from '@duckbill/sandbox';
import { onTestFinished } from 'vitest';
import { awsCli2Endpoints } from '../../../peers/aws-cli-v2-endpoints.ts';
import { peerEnvironment } from '../../../peers/peers.ts';
import { type Run, runDuckbill } from './run-duckbill.ts';
import { homeWith, practiceFiles } from './sample-files.ts';

const { account, permissionSet, permissionSetWithoutS3, person, region, startUrl } = identityCenter;
const typeAtPrompt = fileURLToPath(new URL('type-at-prompt.py', import.meta.url));
const readProfile = fileURLToPath(new URL('read-profile.mjs', import.meta.url));

const config = `${practiceFiles['.aws/config'] ?? ''}
[sso-session practice]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_registration_scopes = sso:account:access

[profile dev]
sso_session = practice
sso_account_id = ${account}
sso_role_name = ${permissionSet}
region = ${region}

[profile billing]
sso_session = practice
sso_account_id = ${account}
sso_role_name = ${permissionSetWithoutS3}
region = ${region}

[profile legacy]
sso_start_url = ${startUrl}
sso_region = ${region}
sso_account_id = ${account}
sso_role_name = ${permissionSet}
region = ${region}
`;

/** What a program did: how it ended, and the operations that it asked for. */
export interface Asked extends Run {
  readonly asked: readonly string[];
}

type Program = (...words: readonly string[]) => Promise<Asked>;

/**
 * A home folder that several programs use, with a sandbox in which Alice lets every program in. It takes the place of AWS
 * without an option: what an `--endpoint-url` hands out is not kept.
 */
export interface CachePlace {
  readonly home: string;
  readonly sandbox: Sandbox;
  readonly duckbill: Program;
  readonly awsCli1: Program;
  readonly awsCli2: Program;
  /** AWS CLI 1 on a terminal, where somebody types this code. */
  readonly awsCli1WithCode: (code: string, ...words: readonly string[]) => Promise<Asked>;
  /** Duckbill with this on its standard input. */
  readonly duckbillWithInput: (input: string, ...words: readonly string[]) => Promise<Asked>;
  /** The SDK for JavaScript: `fromIni` or `fromSSO`, and the profile; prints the keys, or why there are none. */
  readonly sdk: Program;
}

/** A fresh place, for one test; the center may be changed. */
export async function cachePlace(change: Partial<WorldIdentityCenter> = {}): Promise<CachePlace> {
  const world = identityCenterWorld();
  const approval = { answer: 'allow', person } as const;
  const identityCenters = (world.identityCenters ?? []).map((center) => ({ ...center, approval, ...change }));
  const sandbox = await startSandbox({ world: { ...world, identityCenters } });
  onTestFinished(() => sandbox.close());
  const home = await homeWith({ ...practiceFiles, '.aws/config': config });
  const urls = ['STS', 'S3', 'SSO', 'SSO_OIDC'].map((service) => [`AWS_ENDPOINT_URL_${service}`, sandbox.url] as const);
  const environment = peerEnvironment(home, {
    ...Object.fromEntries(urls),
    ...awsCli2Endpoints(path.join(home, 'endpoint-rules'), sandbox.url),
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    NODE_DISABLE_COMPILE_CACHE: '1',
  });
  const counted = async (work: () => Promise<Run>): Promise<Asked> => {
    const start = sandbox.journal.length;
    const run = await work();
    return { ...run, asked: sandbox.journal.slice(start).map(({ operation }) => operation ?? '') };
  };
  const peer = (command: string, ...words: readonly string[]): Promise<Asked> =>
    counted(() => runPeer(home, command, words, environment));
  const duckbillWithInput = (stdin: string, ...words: readonly string[]): Promise<Asked> =>
    counted(() => runDuckbill(words, { home, stdin, environment }));
  return {
    home,
    sandbox,
    duckbillWithInput,
    duckbill: (...words) => duckbillWithInput('', ...words),
    awsCli1: (...words) => peer('python3', '-m', 'awscli', ...words),
    awsCli2: (...words) => peer('/usr/bin/aws', ...words),
    awsCli1WithCode: (code, ...words) =>
      peer('python3', typeAtPrompt, 'MFA code', code, 'python3', '-m', 'awscli', ...words),
    sdk: (...words) => peer(process.execPath, readProfile, ...words),
  };
}

function runPeer(
  home: string,
  command: string,
  words: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<Run> {
  return new Promise((resolve) => {
    execFile(command, words, { cwd: home, env: environment, timeout: 60_000 }, (error, stdout, stderr) => {
      const exit = error === null ? 0 : typeof error.code === 'number' ? error.code : null;
      resolve({ exit, stdout, stderr, output: `${stdout}\n${stderr}` });
    }).stdin?.end();
  });
}
