import { generateKeyPairSync, sign } from 'node:crypto';
import { identityCenter, identityCenterWorld, type SandboxWorld, type WorldOidcProvider } from '@duckbill/sandbox';

const account = '111122223333';
const issuer = 'https://issuer.example.com';
const everything = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });

/** Names and keys of the account. The secrets are canaries: they open nothing anywhere. */
export const practice = {
  accessKeyId: 'DUCKUSERROUNDTRIP001',
  secretAccessKey: 'canary-secret-of-the-round-trips-no-key1',
  serial: `arn:aws:iam::${account}:mfa/round-trips`,
  /** The seed of the device in base32. */
  seed: 'CANARYSEEDOFTHEROUNDTRIPS2345672',
  roles: ['First', 'Second', 'Third'].map((name) => `arn:aws:iam::${account}:role/${name}`),
  webRole: `arn:aws:iam::${account}:role/Web`,
  bucket: 'example-herons',
} as const;

/** The issuer of `webToken`, as an account registers it. */
export const webProvider: WorldOidcProvider = {
  url: issuer,
  clientIds: ['sts.amazonaws.com'],
  keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'round-trips' }],
};

function role(arn: string, statement: object): SandboxWorld['roles'][number] {
  return {
    arn,
    roleId: `AROA${arn.slice(arn.lastIndexOf('/') + 1).toUpperCase()}`,
    trust: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', ...statement }] },
    policies: [everything],
  };
}

/** An account in which every way in is open, also that of Identity Center: there Alice lets every program in. */
export function practiceAccount(tokenDuration?: number): SandboxWorld {
  const open = { Principal: { AWS: '*' }, Action: 'sts:AssumeRole' };
  const web = {
    Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/issuer.example.com` },
    Action: 'sts:AssumeRoleWithWebIdentity',
  };
  const approval = { answer: 'allow', person: identityCenter.person } as const;
  const change = { approval, ...(tokenDuration === undefined ? {} : { tokenDuration }) };
  return {
    account,
    users: [
      {
        arn: `arn:aws:iam::${account}:user/round-trips`,
        userId: 'AIDAROUNDTRIPS',
        accessKeys: [{ id: practice.accessKeyId, secret: practice.secretAccessKey }],
        policies: [everything],
        mfaDevices: [{ serial: practice.serial, secret: practice.seed }],
      },
    ],
    roles: [...practice.roles.map((arn) => role(arn, open)), role(practice.webRole, web)],
    buckets: [{ name: practice.bucket, region: 'us-east-1', keys: [] }],
    identityCenters: (identityCenterWorld().identityCenters ?? []).map((center) => ({ ...center, ...change })),
    oidcProviders: [webProvider],
  };
}

/** A token of the issuer, good for an hour. */
export function webToken(now: number): string {
  const header = { alg: 'RS256', typ: 'JWT', kid: 'round-trips' };
  const iat = Math.floor(now);
  const claims = { iss: issuer, aud: 'sts.amazonaws.com', sub: 'round-trips', iat, exp: iat + 3600 };
  const input = [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
  return `${input}.${sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`;
}
