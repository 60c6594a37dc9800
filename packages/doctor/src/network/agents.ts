import type { Agent as PlainAgent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import { SignInError } from '../sign-in/sign-in-error.ts';
import { systemCode } from '../sign-in/system-code.ts';
import type { DoctorWorld } from '../world.ts';

/** What a connection to one address goes through; undefined: straight, and with the certificates that Node knows. */
export interface Agents {
  readonly httpAgent?: PlainAgent;
  readonly httpsAgent?: PlainAgent;
}

/**
 * Agents for an address: the proxy that HTTPS_PROXY, HTTP_PROXY and NO_PROXY name for it, and the certificates of
 * AWS_CA_BUNDLE or `ca_bundle` in place of the known ones, as with the AWS CLI (aws-config B.2). This computer and its
 * metadata services are never asked through a proxy. Rejects with a SignInError when the bundle cannot be read.
 */
export async function agentsFor(url: string, world: DoctorWorld): Promise<Agents> {
  const ca = await readBundle(world);
  const proxy = await proxyFor(url);
  if (proxy === '') return ca === undefined ? {} : { httpsAgent: new SecureAgent({ ca }) };
  if (url.startsWith('https:')) {
    const { HttpsProxyAgent } = await import('https-proxy-agent');
    return { httpsAgent: new HttpsProxyAgent(proxy, ca === undefined ? {} : { ca }) };
  }
  const { HttpProxyAgent } = await import('http-proxy-agent');
  return { httpAgent: new HttpProxyAgent(proxy) };
}

/** The URL of the proxy for an address; empty when there is none. */
export async function proxyFor(url: string): Promise<string> {
  if (!URL.canParse(url) || isNear(new URL(url).hostname)) return '';
  const { getProxyForUrl } = await import('proxy-from-env');
  return getProxyForUrl(url);
}

/** This computer, its link and its metadata services. */
export function isNear(hostname: string): boolean {
  const host = hostname.toLowerCase();
  return (
    host === 'localhost' ||
    host === '[::1]' ||
    host.startsWith('[fd00:ec2:') ||
    host.startsWith('[fe80:') ||
    /^127(?:\.\d{1,3}){3}$/u.test(host) ||
    /^169\.254(?:\.\d{1,3}){2}$/u.test(host)
  );
}

/** Where the certificates stand that are taken in place of the known ones. */
export function bundleFile({ caBundle, environment }: DoctorWorld): string | undefined {
  const file = environment['AWS_CA_BUNDLE'] ?? caBundle ?? '';
  return file === '' ? undefined : file;
}

/** Those certificates. Rejects with a SignInError when they cannot be read. */
export async function readBundle(world: DoctorWorld): Promise<string | undefined> {
  const { signIn } = world;
  const file = bundleFile(world);
  if (file === undefined) return undefined;
  try {
    return await signIn.readFile(file);
  } catch (error) {
    const code = systemCode(error);
    throw new SignInError('file', `cannot read the certificates in ${file}`, code === undefined ? {} : { code });
  }
}
