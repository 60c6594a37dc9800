import type { Exchange } from '../exchange.ts';
import { headerValue } from '../http-message.ts';
import { isOfThisRegion } from '../identity-center/of-this-region.ts';
import type { SignIn } from '../identity-center/sign-in-store.ts';
import { ServiceFailure } from '../service-failure.ts';
import { accountAccess } from '../sso-oidc/scopes.ts';
import type { WorldIdentityCenter, WorldPerson } from '../world.ts';

/** Who an access token stands for. */
export interface SignedIn {
  readonly signIn: SignIn;
  readonly center: WorldIdentityCenter;
  readonly person: WorldPerson;
}

/** The person behind the token of a request; one refusal for every reason (aws-wire §3.2). */
export function signedIn(exchange: Exchange): SignedIn {
  const { request, signIns, now, world } = exchange;
  const header = headerValue(request.headers, 'x-amz-sso_bearer_token');
  if (header === undefined) throw unauthorized('there is no token');
  const token = signIns.accessTokens.get(header);
  if (token === undefined) throw unauthorized('the token is unknown');
  const { signIn } = token;
  if (now >= token.expiresAt) throw unauthorized('the token has expired');
  if (signIn.ended) throw unauthorized('the sign-in has ended');
  const { scopes } = signIn.client;
  if (scopes.length > 0 && !scopes.includes(accountAccess))
    throw unauthorized(`the client registered without ${accountAccess}`);
  const center = world.identityCenter(signIn.startUrl);
  const person = center?.people.find((one) => one.name === signIn.person);
  if (center === undefined || person === undefined) throw unauthorized('the person or the instance is gone');
  if (!isOfThisRegion(request, center)) throw unauthorized(`the instance is in ${center.region}`);
  return { signIn, center, person };
}

function unauthorized(because: string): ServiceFailure {
  return new ServiceFailure(401, 'UnauthorizedException', 'Session token not found or invalid', { because });
}

/** Where the world sets a limit: so many requests in one second of the clock, and no more. */
export function checkRate({ signIns, now }: Exchange, center: WorldIdentityCenter): void {
  if (center.requestsPerSecond === undefined) return;
  const second = Math.floor(now);
  const known = signIns.portalCalls.get(center.startUrl);
  const count = known?.second === second ? known.count + 1 : 1;
  signIns.portalCalls.set(center.startUrl, { second, count });
  if (count > center.requestsPerSecond)
    throw new ServiceFailure(429, 'TooManyRequestsException', undefined, {
      because: 'more requests than the world allows',
    });
}
