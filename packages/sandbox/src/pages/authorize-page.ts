import type { Exchange } from '../exchange.ts';
import type { SandboxResponse } from '../http-message.ts';
import { isOfThisRegion } from '../identity-center/of-this-region.ts';
import type { AuthorizationRequest, RegisteredClient } from '../identity-center/sign-in-store.ts';
import { sameText } from '../same-text.ts';
import { isChallenge } from '../sso-oidc/proof-key.ts';
import { isRegisteredUri, parseLoopbackUri } from '../sso-oidc/redirect-uri.ts';
import { areKnownScopes } from '../sso-oidc/scopes.ts';
import type { WorldIdentityCenter } from '../world.ts';
import { consentForm } from './consent-form.ts';
import { html } from './html.ts';
import { endPage, page } from './page.ts';
import { formOf, queryOf, type PageFields } from './page-fields.ts';

const requestLifetime = 600;
/** Codes are to be redeemed at once (RFC 6749 §4.1.2 wants ten minutes at most). */
const codeLifetime = 600;

/** The page where a person lets a program in that waits on a port of this computer: authorization code with PKCE. */
export function authorizePage(exchange: Exchange): SandboxResponse {
  exchange.draft.operation = 'AuthorizePage';
  return exchange.request.method === 'POST' ? answer(exchange, formOf(exchange)) : begin(exchange, queryOf(exchange));
}

/**
 * What is wrong with the program or its redirect URI is said here, for nobody can be sent to an address that is not
 * known to be its own; anything else goes to the program (RFC 6749 §4.1.2.1).
 */
function begin(exchange: Exchange, fields: PageFields): SandboxResponse {
  const client = exchange.signIns.clients.get(fields.get('client_id') ?? '');
  if (client === undefined || exchange.now >= client.expiresAt)
    return refuse(exchange, 'This program is not registered', 'Its registration is unknown or has expired.');
  const redirectUri = fields.get('redirect_uri') ?? '';
  const parsed = parseLoopbackUri(redirectUri);
  if (parsed === undefined || !isRegisteredUri(parsed, client.redirectUris))
    return refuse(
      exchange,
      'This program may not receive the answer',
      'Its redirect URI is not one that it registered.',
    );
  const center = centerAsked(exchange, fields.get('start_url') ?? client.issuerUrl);
  if (center === undefined)
    return refuse(exchange, 'There is no such portal here', 'No Identity Center of this region has this start URL.');
  const fault = faultOf(client, fields);
  const state = fields.get('state');
  if (fault !== undefined) return goBack(redirectUri, { error: fault, state });
  const request = {
    id: exchange.signIns.secret('', 16),
    client,
    startUrl: center.startUrl,
    redirectUri,
    state,
    challenge: fields.get('code_challenge') ?? '',
    formKey: exchange.signIns.secret('', 16),
    expiresAt: exchange.now + requestLifetime,
  };
  if (center.approval?.answer === 'allow') return allow(exchange, request, center.approval.person);
  if (center.approval?.answer === 'deny') return deny(request);
  exchange.signIns.requests.set(request.id, request);
  return ask(request, center, 200, undefined);
}

/** The error that the program is told (RFC 6749 §4.1.2.1, RFC 7636 §4.4.1). */
function faultOf(client: RegisteredClient, fields: PageFields): string | undefined {
  if (!client.grantTypes.includes('authorization_code')) return 'unauthorized_client';
  if (fields.get('response_type') !== 'code') return 'unsupported_response_type';
  if (fields.get('code_challenge_method') !== 'S256') return 'invalid_request';
  if (!isChallenge(fields.get('code_challenge') ?? '')) return 'invalid_request';
  // The AWS CLI says `scopes`, Cyberduck `scope`.
  const scopes = (fields.get('scopes') ?? fields.get('scope') ?? '').split(/[ ,]/).filter((scope) => scope !== '');
  return areKnownScopes(scopes) ? undefined : 'invalid_scope';
}

/** The instance of a start URL; without one the only instance there is. */
function centerAsked(exchange: Exchange, url: string | undefined): WorldIdentityCenter | undefined {
  const all = exchange.world.world.identityCenters ?? [];
  const center = url === undefined ? (all.length === 1 ? all[0] : undefined) : exchange.world.identityCenter(url);
  return center !== undefined && isOfThisRegion(exchange.request, center) ? center : undefined;
}

function ask(
  request: AuthorizationRequest,
  center: WorldIdentityCenter,
  status: number,
  wrong: string | undefined,
): SandboxResponse {
  const { client, redirectUri } = request;
  return page(status, {
    title: `Let ${client.name} sign in?`,
    body: html`<p>You started ${client.name} on this computer, and it waits for your answer at ${redirectUri}.</p>
      ${consentForm({
        action: '/authorize',
        center,
        clientName: client.name,
        scopes: client.scopes,
        hidden: { request: request.id, form_key: request.formKey },
        wrong,
      })}`,
    formTarget: new URL(redirectUri).origin,
  });
}

function answer(exchange: Exchange, fields: PageFields): SandboxResponse {
  const request = exchange.signIns.requests.get(fields.get('request') ?? '');
  const center = request === undefined ? undefined : exchange.world.identityCenter(request.startUrl);
  if (request === undefined || center === undefined || exchange.now >= request.expiresAt)
    return endPage(410, 'This request has been answered or is too old', 'Start the sign-in again in your program.');
  if (!sameText(request.formKey, fields.get('form_key') ?? ''))
    return ask(request, center, 403, 'This answer did not come from this page. Please answer again.');
  const person = fields.get('person') ?? '';
  switch (fields.get('decision')) {
    case 'deny':
      exchange.signIns.requests.delete(request.id);
      return deny(request);
    case 'allow':
      if (!center.people.some(({ name }) => name === person)) return ask(request, center, 400, 'Choose who you are.');
      exchange.signIns.requests.delete(request.id);
      return allow(exchange, request, person);
    default:
      return ask(request, center, 400, 'Choose whether to allow or to deny.');
  }
}

function allow(exchange: Exchange, request: AuthorizationRequest, person: string): SandboxResponse {
  const code = exchange.signIns.secret('DuckCode-');
  exchange.signIns.codes.set(code, { request, person, expiresAt: exchange.now + codeLifetime, used: false });
  exchange.draft.caller = person;
  return goBack(request.redirectUri, { code, state: request.state });
}

function deny(request: AuthorizationRequest): SandboxResponse {
  return goBack(request.redirectUri, { error: 'access_denied', state: request.state });
}

function refuse(exchange: Exchange, title: string, text: string): SandboxResponse {
  exchange.draft.code = 'InvalidRequest';
  exchange.draft.because = text;
  return endPage(400, title, `${text} Start the sign-in again in your program.`);
}

/** Send the browser back to the program. */
function goBack(redirectUri: string, values: Readonly<Record<string, string | undefined>>): SandboxResponse {
  const target = new URL(redirectUri);
  for (const [name, value] of Object.entries(values)) if (value !== undefined) target.searchParams.append(name, value);
  return {
    status: 303,
    headers: [
      ['location', target.href],
      ['cache-control', 'no-store'],
      ['referrer-policy', 'no-referrer'],
    ],
    body: '',
  };
}
