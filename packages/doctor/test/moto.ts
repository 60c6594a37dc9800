import { startMotoServer } from '../../../peers/moto-server.ts';

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
  const { url, stop } = await startMotoServer();
  try {
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
