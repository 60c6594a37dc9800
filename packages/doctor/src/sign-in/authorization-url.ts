/** What is only known when the browser opens. */
export interface AuthorizationRequest {
  readonly redirectUri: string;
  readonly state: string;
  /** S256; undefined without PKCE. */
  readonly challenge: string | undefined;
  readonly clientId: string | undefined;
}

/**
 * The address that the browser opens: the plan's own parameters win over those that every request has (RFC 6749 §4.1.1,
 * RFC 7636 §4.3), except for redirect and state, which are made for this run.
 */
export function authorizationUrl(
  endpoint: string,
  planned: ReadonlyMap<string, string>,
  { redirectUri, state, challenge, clientId }: AuthorizationRequest,
): string {
  const url = new URL(endpoint);
  const query = url.searchParams;
  query.set('response_type', 'code');
  if (clientId !== undefined) query.set('client_id', clientId);
  for (const [name, value] of planned) query.set(name, value);
  query.set('redirect_uri', redirectUri);
  query.set('state', state);
  if (challenge !== undefined) {
    query.set('code_challenge', challenge);
    query.set('code_challenge_method', 'S256');
  }
  return url.href;
}
