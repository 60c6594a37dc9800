import { sameText } from '../same-text.ts';
import type { Exchange } from '../exchange.ts';
import type { RegisteredClient } from '../identity-center/sign-in-store.ts';
import { oidcFailure } from './oidc-failure.ts';
import type { OidcInput } from './oidc-input.ts';

/** The registration that a call names, when its secret is right and it has not run out. */
export function knownClient(exchange: Exchange, input: OidcInput): RegisteredClient {
  const id = input.text('clientId');
  const secret = input.text('clientSecret');
  if (id === undefined || secret === undefined)
    throw oidcFailure('InvalidRequestException', undefined, 'clientId or clientSecret is missing');
  const client = exchange.signIns.clients.get(id);
  if (client === undefined) throw invalidClient('the registration is unknown');
  if (!sameText(client.secret, secret)) throw invalidClient('the secret is wrong');
  if (exchange.now >= client.expiresAt) throw invalidClient('the registration has expired');
  return client;
}

/** One text for every reason (aws-wire §3.1). */
function invalidClient(because: string): Error {
  return oidcFailure('InvalidClientException', 'Invalid client provided', because);
}
