import type { CallStep, Facts, SsoRegistration, SsoToken } from '@duckbill/core';
import { callTarget } from './call-target.ts';
import { bindListener } from './browser-listener.ts';
import { browserStep, flowTaken, plannedCall } from './flow-taken.ts';
import { resolveParameters } from './resolve-parameters.ts';
import type { CallTarget } from './sdk/client-settings.ts';
import { listAccountRoles, listAccounts } from './sign-in/account-lists.ts';
import { type AccessToken, createToken, deviceCodeGrant } from './sign-in/create-token.ts';
import { type DeviceAuthorization, pollForToken, startDeviceAuthorization } from './sign-in/device-code.ts';
import { getRoleCredentials } from './sign-in/get-role-credentials.ts';
import { registerClient } from './sign-in/register-client.ts';
import { Interrupted } from './sign-in/interrupted.ts';
import type { Walk } from './walk.ts';
import { withRetries } from './with-retries.ts';

/** Members of a request under the names that AWS uses, however the plan writes them. */
type Members = (name: string) => string | undefined;

async function membersOf(step: CallStep, walk: Walk): Promise<Members> {
  const parameters = await resolveParameters(step, walk);
  const folded = new Map([...parameters].map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => folded.get(name.toLowerCase());
}

function listOf(text: string | undefined): readonly string[] {
  return (text ?? '')
    .split(/[\s,]+/u)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** RegisterClient, for the flow that is going to be taken; the listener stands before the redirect is registered. */
export async function register(step: CallStep, walk: Walk): Promise<Facts> {
  const { world } = walk;
  const code = flowTaken(walk) === 'authorization-code';
  const browser = browserStep(walk);
  if (code && browser !== undefined) await bindListener(browser, walk);
  const members = await membersOf(step, walk);
  const scopes = listOf(members('scopes'));
  const grants = listOf(members('grantTypes'));
  const grantTypes = code ? codeGrants(grants) : deviceGrants(grants);
  // Without it the page would not know whom to ask.
  const issuerUrl = code ? await startUrl(walk) : members('issuerUrl');
  const client = await withRetries(world, 'safely', () =>
    registerClient(
      callTarget(step, world.endpoints),
      {
        clientName: members('clientName') ?? 'duckbill',
        scopes,
        grantTypes,
        redirectUris: code ? redirectUris(listOf(members('redirectUris')), walk) : [],
        issuerUrl,
      },
      world,
    ),
  );
  walk.noteClient({
    ...client,
    ...(scopes.length === 0 ? {} : { scopes }),
    ...(code ? { grantTypes } : {}),
  });
  return { expiresAt: client.expiresAt };
}

/** As the plan has them, with the port that was found; the one of the listener when it has none. */
function redirectUris(planned: readonly string[], { browser }: Walk): readonly string[] {
  const { listener, redirectUri = '' } = browser;
  const port = String(listener?.port ?? '');
  return planned.length === 0 ? [redirectUri] : planned.map((redirect) => redirect.replace('<port>', port));
}

function codeGrants(planned: readonly string[]): readonly string[] {
  return planned.includes('authorization_code') ? planned : ['authorization_code', 'refresh_token'];
}

/** A client for device codes that asked for none is registered as the AWS CLI does: without saying so. */
function deviceGrants(planned: readonly string[]): readonly string[] {
  const grants = planned.filter((grant) => grant !== 'authorization_code');
  return grants.length === 0 || grants.includes(deviceCodeGrant) ? grants : [deviceCodeGrant, ...grants];
}

/** StartDeviceAuthorization. */
export async function startDevice(step: CallStep, walk: Walk): Promise<Facts> {
  const { world } = walk;
  const { client } = walk.browser;
  if (client === undefined) throw new Error('there is no client to start a device authorization for');
  const members = await membersOf(step, walk);
  const url = members('startUrl') ?? (await startUrl(walk));
  const device = await withRetries(world, 'safely', () =>
    startDeviceAuthorization(callTarget(step, world.endpoints), client, url, world),
  );
  walk.browser.device = device;
  const { deviceCode, userCode } = device;
  walk.noteAnswer('StartDeviceAuthorization', { deviceCode, userCode }, ['deviceCode']);
  return { code: device.userCode };
}

/** CreateToken: at once for a code that the browser brought, else as soon as the person has approved. */
export async function takeToken(step: CallStep, walk: Walk): Promise<Facts> {
  const { world } = walk;
  const { client, device } = walk.browser;
  if (client === undefined) throw new Error('there is no client to create a token for');
  const target = callTarget(step, world.endpoints);
  const { accessToken, expiresAt, refreshToken } =
    device === undefined ? await redeemCode(step, target, walk) : await poll(target, walk, device, client);
  const url = await startUrl(walk);
  const token: SsoToken = {
    accessToken,
    expiresAt,
    region: step.signingRegion,
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    registrationExpiresAt: client.expiresAt,
    ...(url === undefined ? {} : { startUrl: url }),
    ...(refreshToken === undefined ? {} : { refreshToken }),
  };
  walk.noteToken(token);
  return { expiresAt };
}

/** The start URL stands in one call or another, depending on the flow. */
async function startUrl(walk: Walk): Promise<string | undefined> {
  for (const operation of ['RegisterClient', 'StartDeviceAuthorization'] as const) {
    const step = plannedCall(operation, walk);
    const members = step === undefined ? undefined : await membersOf(step, walk);
    const found = members?.('issuerUrl') ?? members?.('startUrl');
    if (found !== undefined) return found;
  }
  const browser = browserStep(walk);
  return browser === undefined ? undefined : (await resolveParameters(browser, walk)).get('start_url');
}

async function poll(
  target: CallTarget,
  { world }: Walk,
  device: DeviceAuthorization,
  client: SsoRegistration,
): Promise<AccessToken> {
  const token = await world.signIn.interruptible((signal) => pollForToken(target, client, device, world, signal));
  if (token === undefined) throw new Interrupted();
  return token;
}

async function redeemCode(step: CallStep, target: CallTarget, walk: Walk): Promise<AccessToken> {
  const members = await membersOf(step, walk);
  const { client, redirectUri } = walk.browser;
  const input = {
    clientId: client?.clientId,
    clientSecret: client?.clientSecret,
    grantType: 'authorization_code',
    code: members('code') ?? walk.answerOf('browser', 'code'),
    redirectUri,
    codeVerifier: members('codeVerifier') ?? walk.answerOf('browser', 'codeVerifier'),
  };
  // A code works once.
  return withRetries(walk.world, 'unsent', () => createToken(target, input, walk.world));
}

/** ListAccounts and ListAccountRoles, every page, for the choice of the person. */
export async function takeList(step: CallStep, walk: Walk): Promise<Facts> {
  const { world } = walk;
  const token = accessToken(step, walk);
  const target = callTarget(step, world.endpoints);
  if (step.operation === 'ListAccounts') {
    const accounts = await listAccounts(target, token, world);
    walk.browser.lists.set('ListAccounts', accounts);
    return { accounts: accounts.length };
  }
  const members = await membersOf(step, walk);
  const roles = await listAccountRoles(target, token, members('accountId'), world);
  walk.browser.lists.set('ListAccountRoles', roles);
  return { roles: roles.length };
}

/** GetRoleCredentials. */
export async function takeRoleCredentials(step: CallStep, walk: Walk): Promise<Facts> {
  const { world } = walk;
  const token = accessToken(step, walk);
  const members = await membersOf(step, walk);
  const account = members('accountId');
  const role = members('roleName');
  const credentials = await withRetries(world, 'safely', () =>
    getRoleCredentials(callTarget(step, world.endpoints), token, account, role, world),
  );
  walk.noteSession(credentials, 'sso');
  walk.browser.assigned = { account: account ?? '', role: role ?? '' };
  const { expiresAt } = credentials;
  return { account: account ?? '', role: role ?? '', ...(expiresAt === undefined ? {} : { expiresAt }) };
}

function accessToken(step: CallStep, { browser: { token } }: Walk): string {
  if (token === undefined) throw new Error(`there is no access token for ${step.operation}`);
  return token.accessToken;
}
