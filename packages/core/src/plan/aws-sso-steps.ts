import { ssoRegistrationCacheFile } from '../aws/cache-keys.ts';
import type { AwsEndpoint } from '../aws/resolve/aws-outcome.ts';
import type { SsoTokenLookup } from '../aws/resolve/aws-trace.ts';
import { partitionById, partitionOfRegion } from '../identifiers/partitions.ts';
import type { BrowserStep, CacheStep, CallParameter, CallStep, PlanStep } from './connection-plan.ts';
import type { PlanDraft } from './plan-draft.ts';

const defaultScope = 'sso:account:access';
const redirect = 'http://127.0.0.1/oauth/callback';
const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';

/**
 * The access token of Identity Center: from the cache, or by `aws sso login` of the AWS CLI 2, which comes before any
 * command that needs it. The other programs only read what it leaves (aws-config D.2, D.3).
 */
export function ssoSteps(draft: PlanDraft, lookup: SsoTokenLookup): readonly PlanStep[] {
  const login = draft.input.program === 'aws-cli@2' ? loginSteps(draft, lookup) : [];
  const left =
    login.length === 0 ? 'the access token' : 'the access token that "aws sso login" gets by the steps below';
  const renewed =
    lookup.session === undefined
      ? `${left}; without sso_session it is never renewed`
      : `${left}; one that is about to end is renewed with its refresh token (CreateToken), without asking`;
  const token: CacheStep = {
    kind: 'cache',
    cache: 'sso-token',
    file: lookup.path,
    spares: login.length,
    access: lookup.session === undefined && login.length === 0 ? 'read' : 'read-write',
    ...(login.length === 0 ? { stopsWithout: lookup.missing } : {}),
    purpose: renewed,
  };
  return [token, ...login];
}

/** With sso_session and a browser that can come back: authorization code with PKCE; else a device code. */
function loginSteps(draft: PlanDraft, { startUrl, region, session, settings, oidc }: SsoTokenLookup): PlanStep[] {
  if (oidc === undefined) return [];
  const scopeText = session && settings.find(({ key }) => key === 'sso_registration_scopes')?.value;
  const scopes = (scopeText ?? '')
    .split(',')
    .map((scope) => scope.trim())
    .filter((scope) => scope !== '');
  const withCode = session !== undefined && draft.input.surroundings?.browserHere !== false;
  const asked = scopes.length === 0 && withCode ? [defaultScope] : scopes;
  const call = callTo(oidc, region);
  const registration: CacheStep = {
    kind: 'cache',
    cache: 'sso-registration',
    file: `~/.aws/sso/cache/${ssoRegistrationCacheFile(
      {
        startUrl,
        region,
        ...(scopes.length === 0 ? {} : { scopes }),
        ...(session === undefined ? {} : { sessionName: session.value }),
      },
      draft.input.surroundings?.sha1Hex ?? (() => '…'),
    )}`,
    spares: 1,
    access: 'read-write',
    purpose: 'the registration of this tool with Identity Center, valid for 90 days',
  };
  const register = call(
    'RegisterClient',
    [
      { name: 'clientName', value: { kind: 'generated', how: 'botocore-client-<seconds since 1970>' } },
      known('clientType', 'public'),
      ...(asked.length === 0 ? [] : [known('scopes', asked.join(','))]),
      ...(withCode
        ? [
            known('grantTypes', 'authorization_code,refresh_token'),
            known('redirectUris', redirect),
            known('issuerUrl', startUrl),
          ]
        : []),
    ],
    'register this tool with Identity Center',
  );
  return [registration, register, ...(withCode ? codeSteps(call, oidc, asked) : deviceSteps(call, region, startUrl))];
}

type MakeCall = (operation: CallStep['operation'], parameters: readonly CallParameter[], purpose: string) => CallStep;

function callTo({ url, signingRegion }: AwsEndpoint, region: string): MakeCall {
  return (operation, parameters, purpose) => ({
    kind: 'call',
    service: 'sso-oidc',
    operation,
    endpoint: url,
    signingRegion: signingRegion ?? region,
    signedWith: 'nothing',
    parameters,
    purpose,
  });
}

function codeSteps(call: MakeCall, { url }: AwsEndpoint, scopes: readonly string[]): PlanStep[] {
  const back = { kind: 'generated', how: `${redirect} with the port that listens` } as const;
  const browser: BrowserStep = {
    kind: 'browser',
    flow: 'authorization-code',
    url: `${url.endsWith('/') ? url.slice(0, -1) : url}/authorize`,
    redirect,
    parameters: [
      known('response_type', 'code'),
      registered('client_id', 'clientId'),
      { name: 'redirect_uri', value: back },
      { name: 'state', value: { kind: 'generated', how: 'random, and compared when the browser comes back' } },
      known('scopes', scopes.join(' ')),
    ],
    pkce: true,
    purpose: 'the person signs in and allows access, within 10 minutes',
  };
  const token = call(
    'CreateToken',
    [
      ...client,
      known('grantType', 'authorization_code'),
      { name: 'code', value: { kind: 'answer', of: 'browser', member: 'code' } },
      { name: 'redirectUri', value: back },
      { name: 'codeVerifier', value: { kind: 'generated', how: 'the text behind the challenge' } },
    ],
    'exchange the code for an access token',
  );
  return [browser, token];
}

function deviceSteps(call: MakeCall, region: string, startUrl: string): PlanStep[] {
  const suffix = (partitionOfRegion(region) ?? partitionById('aws'))?.dnsSuffix ?? 'amazonaws.com';
  const answered = (name: string): CallParameter => ({
    name,
    value: { kind: 'answer', of: 'StartDeviceAuthorization', member: name },
  });
  return [
    call('StartDeviceAuthorization', [...client, known('startUrl', startUrl)], 'get a code to show to the person'),
    {
      kind: 'browser',
      flow: 'device-code',
      url: `https://device.sso.${region}.${suffix}/`,
      parameters: [{ ...answered('userCode'), name: 'user_code' }],
      pkce: false,
      purpose: 'the person compares the code and allows access, in any browser, also on another device',
    },
    call(
      'CreateToken',
      [...client, known('grantType', deviceGrant), answered('deviceCode')],
      'ask every few seconds until the person has agreed, then take the access token',
    ),
  ];
}

function known(name: string, value: string): CallParameter {
  return { name, value: { kind: 'known', value } };
}

function registered(name: string, member: string): CallParameter {
  return { name, value: { kind: 'answer', of: 'RegisterClient', member } };
}

const client: readonly CallParameter[] = [
  registered('clientId', 'clientId'),
  registered('clientSecret', 'clientSecret'),
];
