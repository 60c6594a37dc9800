import type { AwsSetting } from '../aws-reading.ts';
import { loginSessionCacheFile } from '../cache-keys.ts';
import type { AwsKeys, ValueSource } from './aws-outcome.ts';
import { jsonMembers, objectMembers } from './json-members.ts';
import { pythonTimestamp } from './python-values.ts';
import { ProcessNotRun } from './refusal.ts';
import type { GoProvider } from './sdk-go-provider.ts';
import {
  type ContainerMetadata,
  containerKeys,
  containerOf,
  isMetadataDisabled,
  noteInstance,
} from './machine-metadata.ts';
import { refuse, type SdkGoSession } from './sdk-go-session.ts';
import { instanceKeys, isFilled, loginKeys, processKeys } from './value-source.ts';

/** `credential_source`: exactly these three spellings (aws-config C.3). */
export function credentialSource(session: SdkGoSession, reference: AwsSetting): GoProvider {
  session.trace.note({ kind: 'follow', setting: reference });
  switch (reference.value) {
    case 'Environment': {
      const keys = session.environmentKeys();
      return {
        cached: false,
        get: () => {
          if (keys === undefined) throw refuse('static credentials are empty', reference);
          return keys;
        },
      };
    }
    case 'Ec2InstanceMetadata':
      return instanceProvider(session);
    case 'EcsContainer': {
      const container = containerOf(session.world);
      if (container !== undefined) return containerProvider(session, container);
      throw refuse(
        "EcsContainer was specified as the credential_source, but neither 'AWS_CONTAINER_CREDENTIALS_RELATIVE_URI' or AWS_CONTAINER_CREDENTIALS_FULL_URI' was set",
        reference,
      );
    }
    default:
      throw refuse('credential_source values must be EcsContainer, Ec2InstanceMetadata, or Environment', reference);
  }
}

/** The container's own credentials, else those of the instance. */
export function machineProvider(session: SdkGoSession): GoProvider {
  const container = containerOf(session.world);
  return container === undefined ? instanceProvider(session) : containerProvider(session, container);
}

function containerProvider(session: SdkGoSession, container: ContainerMetadata): GoProvider {
  return { cached: true, get: () => containerKeys(session.trace, container) };
}

function instanceProvider(session: SdkGoSession): GoProvider {
  return {
    cached: true,
    get: () => {
      const { world, trace, profile } = session;
      if (world.instanceCredentials && !isMetadataDisabled(world)) {
        noteInstance(trace, world, profile.settings);
        return instanceKeys();
      }
      throw refuse(
        'no EC2 IMDS role found, operation error ec2imds: GetMetadata, http response error StatusCode: 404, request to EC2 IMDS failed',
      );
    },
  };
}

/** AssumeRoleWithWebIdentity (aws-config C.4). */
export function webIdentity(
  session: SdkGoSession,
  file: ValueSource,
  roleArn: ValueSource | undefined,
  name: ValueSource | undefined,
): GoProvider {
  if (roleArn === undefined) throw refuse('role ARN is not set');
  return {
    cached: true,
    get: () => {
      const path = session.textOf(file);
      if (session.world.readFile(path) === undefined)
        throw refuse(
          `failed to retrieve jwt from provide source, unable to read file at ${path}: open ${path}: no such file or directory`,
        );
      const params = new Map<string, ValueSource>([
        ['RoleArn', roleArn],
        ['RoleSessionName', name ?? { from: 'generated' }],
        ['WebIdentityToken', { from: 'file', path, named: file }],
      ]);
      const before = 'failed to retrieve credentials, operation error STS: AssumeRoleWithWebIdentity, ';
      const endpoint = session.endpoint('sts', before);
      return session.call({ operation: 'AssumeRoleWithWebIdentity', endpoint, params });
    },
  };
}

/** The token file of `aws login` (aws-config D.5). */
export function loginSource(session: SdkGoSession, login: AwsSetting): AwsKeys {
  session.trace.note({ kind: 'follow', setting: login });
  const { env, home, readFile, sha256Hex } = session.world;
  const folder = env.get('AWS_LOGIN_CACHE_DIRECTORY') || `${home}/.aws/login/cache`;
  const path = `${folder}/${loginSessionCacheFile(login.value, sha256Hex)}`;
  const content = readFile(path);
  const token = content === undefined ? undefined : objectMembers(jsonMembers(content)?.get('accessToken'));
  if (token === undefined) throw refuse('load login token: token file not found, please reauthenticate', login);
  return loginKeys(path, token);
}

/** Run by a shell. What it printed is never quoted here, though the SDK does (aws-config C.5). */
export function processSource(session: SdkGoSession, command: AwsSetting): AwsKeys {
  const argv = ['sh', '-c', command.value];
  session.trace.process(argv, command, true);
  const result = session.world.runProcess?.(argv);
  if (result === undefined) throw new ProcessNotRun();
  const fail = (message: string) => refuse(`process provider error: ${message}`, command);
  if (result.missing) throw fail('error in credential_process: executable file not found');
  if (result.status !== 0) throw fail(`error in credential_process: exit status ${result.status}`);
  const members = jsonMembers(result.stdout);
  const expiration = members?.get('Expiration');
  const dated =
    expiration === undefined || (typeof expiration === 'string' && pythonTimestamp(expiration) !== undefined);
  const version = members?.get('Version') ?? 0;
  if (members === undefined || typeof version !== 'number' || !dated) throw fail('parse failed of process output');
  if (version !== 1) throw fail('wrong version in process output (not 1)');
  for (const key of ['AccessKeyId', 'SecretAccessKey'])
    if (!isFilled(members.get(key))) throw fail(`missing ${key} in process output`);
  return processKeys(members, undefined);
}
