import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox } from '@duckbill/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { awsCli2Endpoints } from '../../../peers/aws-cli-v2-endpoints.ts';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { authorization, metadataWorld } from './metadata-world.ts';
import { freshHome, runPeer, type PeerRun } from './run-peer.ts';
import { amzDateOf, signRequest } from './sign-request.ts';
import { findText, parseXml } from './xml-tree.ts';

const instance = 'arn:aws:sts::111122223333:assumed-role/Instance/i-0123456789abcdef0';
const task = 'arn:aws:sts::111122223333:assumed-role/Task/task';
const pod = 'arn:aws:sts::111122223333:assumed-role/Pod/pod';
const identity = '/?Action=GetCallerIdentity&Version=2011-06-15';
const who = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text'];

let sandbox: Sandbox;
let home: ReturnType<typeof freshHome>;

beforeEach(async () => {
  sandbox = await startSandbox({ world: metadataWorld() });
  home = freshHome();
});

afterEach(async () => {
  vi.unstubAllEnvs();
  home.remove();
  await sandbox.close();
});

function tokenFile(): string {
  const file = join(home.path, 'authorization');
  writeFileSync(file, authorization, { mode: 0o600 });
  return file;
}

/** What each program finds beside itself, by the variables that name it. CLI 2.9 needs the slash at the end. */
const places: readonly (readonly [string, () => Readonly<Record<string, string>>, string])[] = [
  [
    'of an instance',
    () => ({ AWS_EC2_METADATA_DISABLED: 'false', AWS_EC2_METADATA_SERVICE_ENDPOINT: `${sandbox.url}/` }),
    instance,
  ],
  ['of a task', () => ({ AWS_CONTAINER_CREDENTIALS_FULL_URI: `${sandbox.url}/v2/credentials/task` }), task],
  [
    'of a pod, with a token',
    () => ({
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${sandbox.url}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN: authorization,
    }),
    pod,
  ],
];

describeWithPeers(['aws-cli-v1'], 'AWS CLI 1 takes the credentials', () => {
  const cli = (more: Readonly<Record<string, string>>): Promise<PeerRun> => {
    const region = { AWS_ENDPOINT_URL: sandbox.url, AWS_DEFAULT_REGION: 'eu-west-1' };
    return runPeer('python3', ['-m', 'awscli', ...who], peerEnvironment(home.path, { ...region, ...more }));
  };

  it.each(places)('%s', async (_title, variables, arn) => {
    expect(await cli(variables())).toMatchObject({ exitCode: 0, stdout: `${arn}\n` });
  });

  it('of a pod, with a token in a file', async () => {
    const variables = {
      AWS_CONTAINER_CREDENTIALS_FULL_URI: `${sandbox.url}/v1/credentials`,
      AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE: tokenFile(),
    };
    expect(await cli(variables)).toMatchObject({ exitCode: 0, stdout: `${pod}\n` });
  });
});

describeWithPeers(['aws-cli-v2'], 'AWS CLI 2 takes the credentials', () => {
  it.each(places)('%s', async (_title, variables, arn) => {
    const endpoints = awsCli2Endpoints(join(home.path, 'endpoints'), sandbox.url);
    const environment = peerEnvironment(home.path, { ...endpoints, AWS_DEFAULT_REGION: 'eu-west-1', ...variables() });
    expect(await runPeer('/usr/bin/aws', who, environment)).toMatchObject({ exitCode: 0, stdout: `${arn}\n` });
  });
});

describe('the JS SDK takes the credentials', () => {
  /** The ARN behind credentials, as STS says it. */
  async function arnOf(credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken?: string | undefined;
  }): Promise<string | undefined> {
    const { headers } = signRequest({
      method: 'GET',
      target: identity,
      host: new URL(sandbox.url).host,
      accessKeyId: credentials.accessKeyId,
      secret: credentials.secretAccessKey,
      tokens: [credentials.sessionToken ?? ''],
      region: 'eu-west-1',
      service: 'sts',
      amzDate: amzDateOf(sandbox.clock.now()),
    });
    const sent = Object.fromEntries(headers.filter(([name]) => name !== 'host'));
    const answer = await fetch(`${sandbox.url}${identity}`, { headers: sent });
    return findText(parseXml(await answer.text()), 'Arn');
  }

  it('of an instance', async () => {
    vi.stubEnv('AWS_EC2_METADATA_SERVICE_ENDPOINT', sandbox.url);
    vi.stubEnv('AWS_EC2_METADATA_DISABLED', '');
    const { fromInstanceMetadata } = await import('@aws-sdk/credential-providers');
    expect(await arnOf(await fromInstanceMetadata({ maxRetries: 0 })())).toBe(instance);
    expect(sandbox.journal.map(({ operation }) => operation)).toContain('GetToken');
  });

  it('of a task and of a pod', async () => {
    const { fromHttp } = await import('@aws-sdk/credential-providers');
    const ofTask = fromHttp({ awsContainerCredentialsFullUri: `${sandbox.url}/v2/credentials/task` });
    expect(await arnOf(await ofTask())).toBe(task);
    const ofPod = fromHttp({
      awsContainerCredentialsFullUri: `${sandbox.url}/v1/credentials`,
      awsContainerAuthorizationTokenFile: tokenFile(),
    });
    expect(await arnOf(await ofPod())).toBe(pod);
  });
});
