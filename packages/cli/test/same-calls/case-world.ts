import { readAwsFiles, SourceText } from '@duckbill/core';
import type { SandboxWorld, WorldRole, WorldUser } from '@duckbill/sandbox';
import type { VectorCase } from './vector-case.ts';

const account = '123456789012';
const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const everybody = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: { AWS: '*' }, Action: ['sts:AssumeRole', 'sts:TagSession'] }],
};
/** The seed of every device, in base32. */
export const deviceSeed = 'MZZHK2LUOQQHI33PNZXXE2LB';

/** An account in which every key of the configuration is that of a user, every role exists, and every device is the user's. */
export function worldOf(one: VectorCase): SandboxWorld {
  const settings = settingsOf(one);
  const serials = valuesOf(settings, 'mfa_serial');
  const keys = new Map(keyPairs(one, settings));
  const users = [...keys].map(([id, secret], index): WorldUser => ({
    arn: `arn:aws:iam::${account}:user/u${index}`,
    userId: `AIDADUCKBILL0000000${index}`,
    accessKeys: [{ id, secret }],
    policies: [everything],
    mfaDevices: index === 0 ? serials.map((serial) => ({ serial, secret: deviceSeed })) : [],
  }));
  const roles = valuesOf(settings, 'role_arn')
    .filter((arn) => arn.startsWith('arn:aws:iam::'))
    .map((arn, index): WorldRole => ({
      arn,
      roleId: `AROADUCKBILL0000000${index}`,
      trust: everybody,
      policies: [everything],
      maxSessionDuration: 43_200,
    }));
  return { account, users, roles, buckets: [{ name: 'herons', region: 'us-east-1', keys: [] }] };
}

/** Serials that codes can be asked for. */
export function serialsOf(one: VectorCase): readonly string[] {
  return valuesOf(settingsOf(one), 'mfa_serial');
}

type Settings = readonly ReadonlyMap<string, string>[];

function settingsOf({ config, credentials }: VectorCase): Settings {
  const reading = readAwsFiles(
    {
      ...(config === null ? {} : { config: new SourceText('config', config) }),
      ...(credentials === null ? {} : { credentials: new SourceText('credentials', credentials) }),
    },
    'aws-cli@1',
  );
  return [...reading.profiles.values()].map(
    (profile) => new Map([...profile.settings].map(([key, { value }]) => [key, value])),
  );
}

function valuesOf(settings: Settings, key: string): string[] {
  const values = settings.map((profile) => profile.get(key)).filter((value) => value !== undefined);
  return [...new Set(values)].filter((value) => value !== '');
}

/** Keys of the profiles and of the environment, by id; temporary ones belong to nobody here. */
function keyPairs({ env }: VectorCase, settings: Settings): (readonly [string, string])[] {
  const ids = [...settings.map((profile) => profile.get('aws_access_key_id')), env['AWS_ACCESS_KEY_ID']];
  const secrets = [...settings.map((profile) => profile.get('aws_secret_access_key')), env['AWS_SECRET_ACCESS_KEY']];
  return ids.flatMap((id, index) => {
    const secret = secrets[index];
    return id === undefined || id === '' || secret === undefined ? [] : [[id, secret] as const];
  });
}
