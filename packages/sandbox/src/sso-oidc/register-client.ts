import type { Exchange } from '../exchange.ts';
import { isOfThisRegion } from '../identity-center/of-this-region.ts';
import type { WorldIdentityCenter } from '../world.ts';
import { oidcFailure } from './oidc-failure.ts';
import type { OidcInput } from './oidc-input.ts';
import { parseLoopbackUri } from './redirect-uri.ts';
import { checkScopes } from './scopes.ts';

export const deviceGrant = 'urn:ietf:params:oauth:grant-type:device_code';
export const codeGrant = 'authorization_code';
export const refreshGrant = 'refresh_token';

const grantTypes: ReadonlySet<string> = new Set([deviceGrant, codeGrant, refreshGrant]);
/** 90 days (aws-wire §3.1). */
const registrationLifetime = 7_776_000;
const longestName = 1024;

/** RegisterClient: a public client, good for 90 days. */
export function registerClient(exchange: Exchange, input: OidcInput): Readonly<Record<string, unknown>> {
  const name = input.text('clientName');
  const type = input.text('clientType');
  if (name === undefined || type === undefined)
    throw oidcFailure('InvalidRequestException', undefined, 'clientName or clientType is missing');
  if (type !== 'public' || name.length > longestName)
    throw oidcFailure('InvalidClientMetadataException', undefined, 'only public clients can be registered');
  const scopes = input.list('scopes');
  checkScopes(scopes);
  const grants = input.list('grantTypes');
  if (!grants.every((grant) => grantTypes.has(grant)))
    throw oidcFailure('UnsupportedGrantTypeException', undefined, 'a grant type is unknown');
  const redirectUris = input.list('redirectUris');
  if (!redirectUris.every((uri) => parseLoopbackUri(uri) !== undefined))
    throw oidcFailure('InvalidRedirectUriException', undefined, 'a redirect URI is not of this computer');
  const issuerUrl = input.text('issuerUrl');
  if (issuerUrl !== undefined) centerOf(exchange, issuerUrl, 'Start URL region does not match service region');
  const issuedAt = Math.floor(exchange.now);
  const { signIns } = exchange;
  const client = {
    id: signIns.secret('DuckClient-', 16),
    secret: signIns.secret('DuckClientSecret-', 48),
    name,
    expiresAt: issuedAt + registrationLifetime,
    scopes,
    // Programs of the device flow name none, and refresh all the same (AWS CLI v2).
    grantTypes: grants.length === 0 ? [deviceGrant, refreshGrant] : grants,
    redirectUris,
    issuerUrl,
  };
  signIns.clients.set(client.id, client);
  return {
    clientId: client.id,
    clientSecret: client.secret,
    clientIdIssuedAt: issuedAt,
    clientSecretExpiresAt: client.expiresAt,
  };
}

/**
 * The instance of a start URL. An unknown one and one of another region are the same mistake to AWS; `otherRegionText`
 * where it has words for the second (cyberduck-s3-connect §5.2).
 */
export function centerOf(exchange: Exchange, url: string, otherRegionText?: string): WorldIdentityCenter {
  const center = exchange.world.identityCenter(url);
  if (center === undefined) throw oidcFailure('InvalidRequestException', undefined, 'no instance has this start URL');
  if (!isOfThisRegion(exchange.request, center))
    throw oidcFailure('InvalidRequestException', otherRegionText, `the instance is in ${center.region}`);
  return center;
}
