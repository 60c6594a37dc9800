import type { SessionCredentials } from '../connect-outcome.ts';
import { isNear } from '../network/agents.ts';
import { type HttpAnswer, sendRequest } from '../network/send-request.ts';
import { NotAwsError } from '../not-aws-error.ts';
import type { DoctorWorld } from '../world.ts';
import { readMetadataKeys } from './metadata-keys.ts';
import { metadataTimeout } from './metadata-timeout.ts';
import { SignInError } from './sign-in-error.ts';

/** Which role of an instance is asked for, and how. */
export interface InstanceRequest {
  /** Scheme and host. */
  readonly endpoint: string;
  /** Of the keys, where the program knows it; else the role is looked up. */
  readonly path: string | undefined;
  /** IMDSv1 sends no token. */
  readonly version: string | undefined;
}

const rolesPath = '/latest/meta-data/iam/security-credentials/';

/** Answers to the question for a token that come from a service that has none. */
const withoutTokens: ReadonlySet<number> = new Set([403, 404, 405]);

/** Keys of the role of the EC2 instance that this runs on: token, name of the role, keys (IMDSv2). */
export async function instanceCredentials(
  { endpoint, path, version }: InstanceRequest,
  world: DoctorWorld,
  addSecret: (secret: string) => void,
): Promise<SessionCredentials> {
  const { hostname } = new URL(endpoint);
  if (!isNear(hostname))
    throw new SignInError('metadata', `${hostname} is no metadata service of this machine`, {
      code: 'MetadataHostRefused',
    });
  const token = version === 'IMDSv1' ? undefined : await readToken(endpoint, world);
  if (token !== undefined) addSecret(token);
  const get = (at: string): Promise<HttpAnswer> => {
    const headers = token === undefined ? {} : { 'x-aws-ec2-metadata-token': token };
    return sendRequest(
      { url: new URL(at, endpoint).href, method: 'GET', headers, timeout: metadataTimeout(world) },
      world,
    );
  };
  const keys = await get(path ?? `${rolesPath}${await readRole(get)}`);
  return readMetadataKeys(keys.text, keys.status);
}

async function readToken(endpoint: string, world: DoctorWorld): Promise<string | undefined> {
  const { status, text } = await sendRequest(
    {
      url: new URL('/latest/api/token', endpoint).href,
      method: 'PUT',
      headers: { 'x-aws-ec2-metadata-token-ttl-seconds': '21600', 'content-length': '0' },
      timeout: metadataTimeout(world),
    },
    world,
  );
  if (withoutTokens.has(status)) return undefined;
  if (isRedirect(status)) throw new NotAwsError('a question for a token');
  if (status !== 200)
    throw new SignInError('metadata', 'no token for the metadata', { code: `HTTP ${status}`, status });
  const token = text.trim();
  if (!/^[\x21-\x7E]{1,4096}$/u.test(token)) throw new NotAwsError('a question for a token');
  return token;
}

async function readRole(get: (path: string) => Promise<HttpAnswer>): Promise<string> {
  const { status, text } = await get(rolesPath);
  const [role = ''] = text.trim().split('\n');
  if (status === 200 && /^[\w+=,.@-]{1,64}$/u.test(role)) return role;
  if (isRedirect(status) || (status === 200 && role !== '')) throw new NotAwsError('a question for the role');
  const none = status === 200 || status === 404;
  throw new SignInError('metadata', none ? 'the instance has no role' : 'the role of the instance is not told', {
    code: none ? 'MetadataWithoutRole' : `HTTP ${status}`,
    status,
  });
}

/** A metadata service never does: a network that wants a login first. */
function isRedirect(status: number): boolean {
  return status >= 300 && status < 400;
}
