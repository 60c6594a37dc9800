import { sendRequest } from '../network/send-request.ts';
import type { DoctorWorld } from '../world.ts';
import { readJsonMembers, textMember } from './json-members.ts';
import { readClaims } from './read-claims.ts';
import { SignInError } from './sign-in-error.ts';

/** What an OpenID Connect issuer gave for a code. Secret. */
export interface IssuerTokens {
  readonly idToken: string;
  readonly accessToken: string | undefined;
  readonly refreshToken: string | undefined;
  /** Of the ID token. */
  readonly subject: string | undefined;
}

/**
 * The code for tokens, at an OpenID Connect issuer (RFC 6749 §4.1.3). Throws SignInError with the issuer's own code, or
 * when the answer has no ID token that can be decoded: STS would take nothing else (cyberduck-s3-connect §2.4).
 */
export async function exchangeCode(
  url: string,
  form: ReadonlyMap<string, string>,
  world: DoctorWorld,
): Promise<IssuerTokens> {
  const { status, contentType, text } = await sendRequest(
    {
      url,
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'application/json' },
      body: new URLSearchParams([...form]).toString(),
    },
    world,
  );
  const members = readJsonMembers(text);
  if (members === undefined) throw notAnIssuer(`it answered HTTP ${status}, ${contentType}, and no JSON`, status);
  const code = textMember(members, 'error');
  if (code !== undefined || status >= 400) {
    const said = textMember(members, 'error_description') ?? code ?? `HTTP ${status}`;
    throw new SignInError('identity-provider', said, { code: code ?? `HTTP ${status}`, status });
  }
  const idToken = textMember(members, 'id_token');
  if (idToken === undefined) throw notAnIssuer('its answer has no id_token; is openid among the scopes?', status);
  const claims = readClaims(idToken);
  if (claims === undefined) throw notAnIssuer('its id_token is no JWT: Invalid JWT or JSON format', status);
  return {
    idToken,
    accessToken: textMember(members, 'access_token'),
    refreshToken: textMember(members, 'refresh_token'),
    subject: textMember(claims, 'sub'),
  };
}

function notAnIssuer(message: string, status: number): SignInError {
  return new SignInError('identity-provider', message, { code: 'IssuerAnswerUnusable', status });
}
