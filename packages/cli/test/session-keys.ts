import { planConnection, readSource } from '@duckbill/core';
import { connect, noCache, nodeSignIn } from '@duckbill/doctor';
import type { Sandbox } from '@duckbill/sandbox';
import { awsConfig, awsCredentials } from './sample-files.ts';
import { mfaCode } from './test-sandbox.ts';

const bytes = new TextEncoder();

/** Keys of a session of the role, as another program might have left them in the credentials file. */
export async function sessionKeys(
  sandbox: Sandbox,
): Promise<{ accessKeyId: string; secretAccessKey: string; sessionToken: string }> {
  const planned = planConnection({
    target: { kind: 'aws-profile', name: 'reports' },
    program: 'aws-cli@2',
    profiles: [],
    aws: {
      config: readSource('config', bytes.encode(awsConfig)).source,
      credentials: readSource('credentials', bytes.encode(awsCredentials)).source,
    },
    environment: {},
  });
  const { credentials } = await connect(planned, {
    now: () => new Date(),
    mayAsk: true,
    ask: async () => mfaCode(sandbox),
    tell: () => undefined,
    endpoints: sandbox.urls,
    timeouts: { connect: 5000, request: 5000 },
    environment: {},
    sentCodes: new Set(),
    cache: noCache,
    askWho: 'when-refused',
    signIn: {
      ...nodeSignIn('/nowhere'),
      openBrowser: async () => false,
      browserHere: true,
      interruptible: (work) => work(new AbortController().signal),
      choices: { openBrowser: false, allowProcess: false, reuseMfa: false },
    },
  });
  if (credentials?.sessionToken === undefined) throw new Error('the sandbox gave no session');
  const { accessKeyId, secretAccessKey, sessionToken } = credentials;
  return { accessKeyId, secretAccessKey, sessionToken };
}
