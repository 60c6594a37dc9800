import type { Exchange } from '../exchange.ts';
import type { SignIn } from '../identity-center/sign-in-store.ts';
import type { WorldIdentityCenter } from '../world.ts';

/** As the service model names them. */
export interface Tokens {
  readonly accessToken: string;
  readonly tokenType: 'Bearer';
  readonly expiresIn: number;
  /** Only for clients with scopes (aws-wire §3.1). */
  readonly refreshToken?: string;
}

const refreshableToken = 3600;

/** An access token within a sign-in; it does not outlive it. */
export function issueTokens(exchange: Exchange, center: WorldIdentityCenter, signIn: SignIn): Tokens {
  const { signIns, now } = exchange;
  const refreshable = signIn.client.scopes.length > 0 && signIn.client.grantTypes.includes('refresh_token');
  const longest = refreshable ? (center.tokenDuration ?? refreshableToken) : Infinity;
  const expiresIn = Math.max(1, Math.floor(Math.min(longest, signIn.endsAt - now)));
  const accessToken = signIns.secret('DuckAccess-', 48);
  signIns.accessTokens.set(accessToken, { signIn, expiresAt: now + expiresIn });
  exchange.draft.caller = signIn.person;
  if (!refreshable) return { accessToken, tokenType: 'Bearer', expiresIn };
  const refreshToken = signIns.secret('DuckRefresh-', 48);
  signIns.refreshTokens.set(refreshToken, signIn);
  return { accessToken, tokenType: 'Bearer', expiresIn, refreshToken };
}
