import type { Exchange } from '../exchange.ts';
import type { AuthorizationCode, RegisteredClient, SignIn } from '../identity-center/sign-in-store.ts';
import type { WorldIdentityCenter } from '../world.ts';
import { answerByItself, redeemable } from './device-answer.ts';
import { issueTokens, type Tokens } from './issue-tokens.ts';
import { knownClient } from './known-client.ts';
import { invalidGrant, oidcFailure } from './oidc-failure.ts';
import type { OidcInput } from './oidc-input.ts';
import { isVerifierOf } from './proof-key.ts';
import { codeGrant, deviceGrant, refreshGrant } from './register-client.ts';
import { checkScopes } from './scopes.ts';

/** CreateToken: an access token for a device code, an authorization code or a refresh token. */
export function createToken(exchange: Exchange, input: OidcInput): Readonly<Record<string, unknown>> {
  const client = knownClient(exchange, input);
  const grantType = input.text('grantType');
  if (grantType === undefined) throw oidcFailure('InvalidRequestException', undefined, 'grantType is missing');
  checkScopes(input.list('scope'));
  const tokens = redeem(exchange, client, grantType, input);
  return input.isForm ? inWordsOfOauth(tokens) : { ...tokens };
}

function redeem(exchange: Exchange, client: RegisteredClient, grantType: string, input: OidcInput): Tokens {
  const grant = grants.get(grantType);
  if (grant === undefined) throw oidcFailure('UnsupportedGrantTypeException', undefined, 'the grant type is unknown');
  if (!client.grantTypes.includes(grantType))
    throw oidcFailure('UnauthorizedClientException', undefined, 'the client did not register for this grant type');
  return grant(exchange, client, input);
}

type Grant = (exchange: Exchange, client: RegisteredClient, input: OidcInput) => Tokens;

const grants: ReadonlyMap<string, Grant> = new Map<string, Grant>([
  [deviceGrant, redeemDeviceCode],
  [codeGrant, redeemCode],
  [refreshGrant, redeemRefreshToken],
]);

function redeemDeviceCode(exchange: Exchange, client: RegisteredClient, input: OidcInput): Tokens {
  const { signIns, now, world } = exchange;
  const code = input.text('deviceCode');
  if (code === undefined) throw oidcFailure('InvalidRequestException', undefined, 'deviceCode is missing');
  const device = signIns.device(code);
  if (device === undefined || device.client !== client) throw invalidGrant('the device code is unknown to this client');
  const center = existing(world.identityCenter(device.startUrl));
  answerByItself(device, center, now);
  const person = redeemable(device, now);
  device.state = { kind: 'used' };
  return start(exchange, { center, client, person });
}

function redeemCode(exchange: Exchange, client: RegisteredClient, input: OidcInput): Tokens {
  const { signIns, world, now } = exchange;
  const [text, redirectUri, verifier] = ['code', 'redirectUri', 'codeVerifier'].map((name) => input.text(name));
  if (text === undefined || redirectUri === undefined || verifier === undefined)
    throw oidcFailure('InvalidRequestException', undefined, 'code, redirectUri or codeVerifier is missing');
  const code = signIns.codes.get(text);
  checkCode(code, client, redirectUri);
  if (now >= code.expiresAt) throw oidcFailure('ExpiredTokenException', undefined, 'the code has expired');
  if (!isVerifierOf(verifier, code.request.challenge)) throw invalidGrant('the verifier does not fit the challenge');
  code.used = true;
  const center = existing(world.identityCenter(code.request.startUrl));
  return start(exchange, { center, client, person: code.person });
}

function checkCode(
  code: AuthorizationCode | undefined,
  client: RegisteredClient,
  redirectUri: string,
): asserts code is AuthorizationCode {
  if (code === undefined || code.request.client !== client) throw invalidGrant('the code is unknown to this client');
  if (code.used) throw invalidGrant('the code was used before');
  if (code.request.redirectUri !== redirectUri) throw invalidGrant('the redirect URI is another one');
}

function redeemRefreshToken(exchange: Exchange, client: RegisteredClient, input: OidcInput): Tokens {
  const { signIns, world, now } = exchange;
  const token = input.text('refreshToken');
  if (token === undefined) throw oidcFailure('InvalidRequestException', undefined, 'refreshToken is missing');
  const signIn = signIns.refreshTokens.get(token);
  const because =
    signIn === undefined
      ? 'the refresh token is unknown'
      : signIn.client !== client
        ? 'the refresh token belongs to another registration'
        : signIn.ended || now >= signIn.endsAt
          ? 'the sign-in has ended'
          : undefined;
  if (signIn === undefined || because !== undefined)
    throw oidcFailure('InvalidGrantException', 'Invalid refresh token provided', because);
  return issueTokens(exchange, existing(world.identityCenter(signIn.startUrl)), signIn);
}

interface Started {
  readonly center: WorldIdentityCenter;
  readonly client: RegisteredClient;
  readonly person: string;
}

const ordinarySession = 28_800;

function start(exchange: Exchange, { center, client, person }: Started): Tokens {
  exchange.draft.caller = person;
  const endsAt = exchange.now + (center.sessionDuration ?? ordinarySession);
  const signIn: SignIn = { startUrl: center.startUrl, person, client, endsAt, ended: false };
  return issueTokens(exchange, center, signIn);
}

/** The instance of a grant: it may have gone since. */
function existing(center: WorldIdentityCenter | undefined): WorldIdentityCenter {
  if (center === undefined) throw invalidGrant('the instance no longer exists');
  return center;
}

/**
 * The answer to a form: who asks in the words of RFC 6749 is answered in them. No capture shows what AWS says to
 * Cyberduck's form-encoded refresh (cyberduck-s3-connect §3.4).
 */
function inWordsOfOauth(tokens: Tokens): Readonly<Record<string, unknown>> {
  return {
    access_token: tokens.accessToken,
    token_type: tokens.tokenType,
    expires_in: tokens.expiresIn,
    ...(tokens.refreshToken === undefined ? {} : { refresh_token: tokens.refreshToken }),
  };
}
