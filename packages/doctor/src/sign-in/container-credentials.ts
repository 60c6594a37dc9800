import type { SessionCredentials } from '../connect-outcome.ts';
import { isNear } from '../network/agents.ts';
import { sendRequest } from '../network/send-request.ts';
import type { DoctorWorld } from '../world.ts';
import { readMetadataKeys } from './metadata-keys.ts';
import { metadataTimeout } from './metadata-timeout.ts';
import { SignInError } from './sign-in-error.ts';
import { systemCode } from './system-code.ts';

/**
 * Keys of the container that this runs in (aws-config C.1). Plain HTTP goes to this computer and its metadata services
 * and nowhere else, as with the SDKs: an authorization token goes along.
 */
export async function containerCredentials(
  url: string,
  world: DoctorWorld,
  addSecret: (secret: string) => void,
): Promise<SessionCredentials> {
  const { protocol, hostname } = new URL(url);
  if (protocol !== 'https:' && !isNear(hostname))
    throw new SignInError('metadata', `Unsupported host ${hostname} for the keys of a container: only with https`, {
      code: 'MetadataHostRefused',
    });
  const authorization = await readAuthorization(world);
  if (authorization !== undefined) addSecret(authorization);
  const headers = { accept: 'application/json', ...(authorization === undefined ? {} : { authorization }) };
  const { status, text } = await sendRequest({ url, method: 'GET', headers, timeout: metadataTimeout(world) }, world);
  return readMetadataKeys(text, status);
}

async function readAuthorization({ environment, signIn }: DoctorWorld): Promise<string | undefined> {
  const file = environment['AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE'] ?? '';
  const text = file === '' ? environment['AWS_CONTAINER_AUTHORIZATION_TOKEN'] : await readToken(file, signIn.readFile);
  const token = text?.trim() ?? '';
  // A line break would begin another header.
  if (/[\r\n]/u.test(token)) throw new SignInError('file', 'the authorization token of the container has line breaks');
  return token === '' ? undefined : token;
}

async function readToken(file: string, read: (path: string) => Promise<string>): Promise<string> {
  try {
    return await read(file);
  } catch (error) {
    const code = systemCode(error);
    throw new SignInError('file', `cannot read the token file ${file}`, code === undefined ? {} : { code });
  }
}
