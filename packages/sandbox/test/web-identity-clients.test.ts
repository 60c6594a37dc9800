import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startSandbox, type Sandbox, type SandboxWorld } from '@duckbill/sandbox';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { awsCli2Endpoints } from '../../../peers/aws-cli-v2-endpoints.ts';
import { describeWithPeers, peerEnvironment } from '../../../peers/peers.ts';
import { startOidcIssuer, type OidcIssuer } from './oidc-issuer.ts';
import { freshHome, runPeer, type PeerRun } from './run-peer.ts';

const account = '111122223333';
const roleArn = `arn:aws:iam::${account}:role/Web`;
const audience = 'https://sts.example.com';

let issuer: OidcIssuer;
let sandbox: Sandbox;
let home: ReturnType<typeof freshHome>;
let tokenFile: string;

function world(issuerUrl: string, clientIds: readonly string[]): SandboxWorld {
  const name = issuerUrl.slice('http://'.length);
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${name}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: { StringEquals: { [`${name}:aud`]: audience, [`${name}:sub`]: 'duckbill-client' } },
  };
  const list = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' };
  return {
    account,
    users: [],
    roles: [
      {
        arn: roleArn,
        roleId: 'WEB',
        trust: { Version: '2012-10-17', Statement: statement },
        policies: [{ Version: '2012-10-17', Statement: list }],
      },
    ],
    buckets: [{ name: 'example-web', region: 'eu-west-1', keys: [] }],
    oidcProviders: [{ url: issuerUrl, clientIds }],
  };
}

beforeAll(async () => {
  issuer = await startOidcIssuer();
  sandbox = await startSandbox({ world: world(issuer.url, [audience]) });
});

beforeEach(async () => {
  sandbox.changeWorld(world(issuer.url, [audience]));
  // A fresh one for each test: the CLI keeps the credentials of a role.
  home = freshHome();
  tokenFile = join(home.path, 'token');
  mkdirSync(join(home.path, '.aws'));
  const profile = `role_arn = ${roleArn}\nweb_identity_token_file = ${tokenFile}\nrole_session_name = web\n`;
  writeFileSync(join(home.path, '.aws', 'config'), `[profile web]\n${profile}region = eu-west-1\n`);
  writeFileSync(tokenFile, await issuer.token(audience), { mode: 0o600 });
});

afterEach(() => home.remove());

afterAll(async () => {
  await sandbox.close();
  await issuer.close();
});

const session = `arn:aws:sts::${account}:assumed-role/Web/web`;

describe('an issuer that is not ours', () => {
  it('is asked for its keys, and its token opens the role for the JS SDK', async () => {
    const { fromTokenFile } = await import('@aws-sdk/credential-providers');
    const credentials = await fromTokenFile({
      webIdentityTokenFile: tokenFile,
      roleArn,
      roleSessionName: 'web',
      clientConfig: { region: 'eu-west-1', endpoint: sandbox.url },
    })();
    expect(credentials.accessKeyId).toMatch(/^DUCKTEMP/);
    expect(sandbox.journal.at(-1)).toMatchObject({ operation: 'AssumeRoleWithWebIdentity', status: 200 });
  });

  it('that has gone is told of in the words of AWS', async () => {
    const gone = await startOidcIssuer();
    const token = await gone.token(audience);
    await gone.close();
    sandbox.changeWorld(world(gone.url, [audience]));
    const query = new URLSearchParams({
      Action: 'AssumeRoleWithWebIdentity',
      Version: '2011-06-15',
      RoleArn: roleArn,
      RoleSessionName: 'web',
      WebIdentityToken: token,
    });
    const answer = await fetch(`${sandbox.url}/?${query.toString()}`);
    expect([answer.status, await answer.text()]).toEqual([
      400,
      expect.stringContaining("Couldn't retrieve verification key"),
    ]);
    expect(sandbox.journal.at(-1)?.because).toContain('the issuer does not answer');
  });
});

const list = ['s3api', 'list-buckets', '--query', 'Buckets[].Name', '--output', 'text', '--profile', 'web'];
const who = ['sts', 'get-caller-identity', '--query', 'Arn', '--output', 'text', '--profile', 'web'];

/** What each version of the AWS CLI shows. */
function cliTests(cli: (...parameters: string[]) => Promise<PeerRun>): void {
  it('takes a token file to the role and lists its buckets', async () => {
    expect(await cli(...who)).toMatchObject({ exitCode: 0, stdout: `${session}\n` });
    expect(await cli(...list)).toMatchObject({ exitCode: 0, stdout: 'example-web\n' });
  });

  it('is refused, in the words of AWS, when the audience is not registered', async () => {
    sandbox.changeWorld(world(issuer.url, ['another']));
    const { exitCode, stderr } = await cli(...who);
    expect(exitCode).not.toBe(0);
    // CLI 2 takes this code for one to ask again for, and says how often it did.
    expect(stderr).toContain('(InvalidIdentityToken) when calling the AssumeRoleWithWebIdentity operation');
    expect(stderr).toContain(': The web identity token provided could not be validated.');
  });
}

describeWithPeers(['aws-cli-v1'], 'a web identity profile of AWS CLI 1', () => {
  cliTests((...parameters) => {
    const environment = peerEnvironment(home.path, { AWS_ENDPOINT_URL: sandbox.url });
    return runPeer('python3', ['-m', 'awscli', ...parameters], environment);
  });
});

describeWithPeers(['aws-cli-v2'], 'a web identity profile of AWS CLI 2', () => {
  cliTests((...parameters) => {
    const endpoints = awsCli2Endpoints(join(home.path, 'endpoints'), sandbox.url);
    return runPeer('/usr/bin/aws', parameters, peerEnvironment(home.path, endpoints));
  });
});
