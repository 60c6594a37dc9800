import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

export interface Moto {
  readonly url: string;
  readonly user: { readonly arn: string; readonly accessKeyId: string; readonly secretAccessKey: string };
  readonly roleArn: string;
  /** Trusts nobody. */
  readonly closedRoleArn: string;
  /** Changes IAM as its owner would, while nothing is enforced. */
  readonly change: (...forms: readonly Readonly<Record<string, string>>[]) => Promise<void>;
  readonly stop: () => Promise<void>;
}

const account = '123456789012';

/** moto with a user, a role and a bucket, and IAM enforcement on (aws-wire §7). */
export async function startMoto(): Promise<Moto> {
  const home = mkdtempSync(join(tmpdir(), 'duckbill-moto-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const server = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], {
    env: { PATH: process.env['PATH'], HOME: home, AWS_EC2_METADATA_DISABLED: 'true' },
    stdio: 'ignore',
  });
  const stop = async (): Promise<void> => {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill();
    await ended;
    rmSync(home, { recursive: true, force: true });
  };
  try {
    await ready(url);
    await enforce(url, 'inf');
    const change: Moto['change'] = async (...forms) => {
      await enforce(url, 'inf');
      try {
        for (const form of forms) await iam(url, form);
      } finally {
        await enforce(url, '0');
      }
    };
    return { url, ...(await furnish(url)), change, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((done) => server.once('listening', done));
  const address = server.address();
  await new Promise((done) => server.close(done));
  return typeof address === 'object' && address !== null ? address.port : 0;
}

async function ready(url: string): Promise<void> {
  for (let tries = 0; tries < 150; tries += 1) {
    try {
      if ((await fetch(`${url}/moto-api/data.json`)).ok) return;
    } catch {
      // Not listening yet.
    }
    await wait(200);
  }
  throw new Error('moto did not start');
}

async function enforce(url: string, after: '0' | 'inf'): Promise<void> {
  await fetch(`${url}/moto-api/reset-auth`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: after });
}

async function furnish(url: string): Promise<Omit<Moto, 'url' | 'change' | 'stop'>> {
  const arn = `arn:aws:iam::${account}:user/anna`;
  await iam(url, { Action: 'CreateUser', UserName: 'anna' });
  const key = await iam(url, { Action: 'CreateAccessKey', UserName: 'anna' });
  const roleArn = await createRole(url, 'reader', arn);
  const closedRoleArn = await createRole(url, 'closed', `arn:aws:iam::${account}:user/nobody`);
  const mayAssume = policy([{ Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:GetCallerIdentity'], Resource: '*' }]);
  await iam(url, { Action: 'PutUserPolicy', UserName: 'anna', PolicyName: 'assume', PolicyDocument: mayAssume });
  const maySee = policy([{ Effect: 'Allow', Action: ['s3:ListAllMyBuckets', 'sts:GetCallerIdentity'], Resource: '*' }]);
  await iam(url, { Action: 'PutRolePolicy', RoleName: 'reader', PolicyName: 'see', PolicyDocument: maySee });
  await fetch(`${url}/moto-reports`, { method: 'PUT', headers: { authorization: anybody('s3') } });
  await enforce(url, '0');
  const user = { arn, accessKeyId: element(key, 'AccessKeyId'), secretAccessKey: element(key, 'SecretAccessKey') };
  return { user, roleArn, closedRoleArn };
}

async function createRole(url: string, name: string, trusted: string): Promise<string> {
  const trust = policy([{ Effect: 'Allow', Principal: { AWS: trusted }, Action: 'sts:AssumeRole' }]);
  return element(await iam(url, { Action: 'CreateRole', RoleName: name, AssumeRolePolicyDocument: trust }), 'Arn');
}

function policy(statements: readonly object[]): string {
  return JSON.stringify({ Version: '2012-10-17', Statement: statements });
}

async function iam(url: string, form: Readonly<Record<string, string>>): Promise<string> {
  const body = new URLSearchParams({ Version: '2010-05-08', ...form });
  const response = await fetch(url, { method: 'POST', headers: { authorization: anybody('iam') }, body });
  const text = await response.text();
  if (!response.ok) throw new Error(`moto: ${text}`);
  return text;
}

/** Enforcement is off while the world is furnished: only the service in the scope counts. */
function anybody(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=AKIAANYBODY/20260101/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

function element(xml: string, name: string): string {
  const start = xml.indexOf(`<${name}>`) + name.length + 2;
  return xml.slice(start, xml.indexOf(`</${name}>`, start));
}
