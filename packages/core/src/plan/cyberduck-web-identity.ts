import { oauthFlows } from '../profile/oauth-of-profile.ts';
import type { CallParameter, ParameterValue } from './connection-plan.ts';
import { askClientId, askClientSecret } from './cyberduck-prompts.ts';
import { isBlank } from './cyberduck-settings.ts';
import { durationParameter, planStsCall, roleParameter, sessionName } from './cyberduck-sts.ts';
import type { CyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';
import { hostOf } from './sts-endpoint.ts';

/**
 * Sign-in at an OpenID Connect issuer, then AssumeRoleWithWebIdentity with its ID token (§2.4). False when the plan
 * ends here.
 */
export function planWebIdentity(draft: PlanDraft, target: CyberduckTarget): boolean {
  const { settings } = target;
  const addresses = readAddresses(draft, target);
  if (addresses === undefined || !checkFlow(draft, target)) return false;
  draft.strategy = 'web-identity';
  const scopes = settings.list('Scopes');
  checkScopes(draft, target, scopes);
  const client = clientParameters(draft, target);
  const redirect = settings.text('OAuth Redirect Url') ?? '';
  const pkce = settings.flag('OAuth PKCE');
  const redirectUri: CallParameter = { name: 'redirect_uri', value: { kind: 'known', value: redirect } };
  draft.step({
    kind: 'browser',
    flow: 'authorization-code',
    url: addresses.authorize,
    redirect,
    parameters: [
      { name: 'response_type', value: { kind: 'known', value: 'code' } },
      client.id,
      redirectUri,
      { name: 'scope', value: { kind: 'known', value: scopes.join(' ') } },
      { name: 'state', value: { kind: 'generated', how: 'random, and compared when the browser comes back' } },
    ],
    pkce,
    purpose: `sign in at the provider, unless tokens of an earlier sign-in are in the keychain and valid or can be refreshed; ${comesBack(redirect, target)}`,
  });
  draft.step({
    kind: 'call',
    service: 'identity-provider',
    operation: 'ExchangeCode',
    endpoint: addresses.token,
    signingRegion: '',
    signedWith: 'nothing',
    parameters: [
      { name: 'grant_type', value: { kind: 'known', value: 'authorization_code' } },
      { name: 'code', value: { kind: 'answer', of: 'browser', member: 'code' } },
      redirectUri,
      client.id,
      ...client.secret,
      ...(pkce
        ? [{ name: 'code_verifier', value: { kind: 'generated' as const, how: 'the text behind the challenge' } }]
        : []),
    ],
    purpose: 'exchange the code for tokens; STS gets the ID token, not the access token',
  });
  planStsExchange(draft, target, addresses.authorize);
  return true;
}

function planStsExchange(draft: PlanDraft, target: CyberduckTarget, authorize: string): void {
  const role = roleParameter(draft, target);
  const name = sessionName(target, 'the subject (sub) of the ID token, else random letters');
  if (name.value.kind === 'generated' && !fittingSubjects.has(hostOf(authorize)))
    draft.problem('plan-session-name-from-token', target.place, { facts: { issuer: hostOf(authorize) } });
  const policy = target.settings.property('s3.assumerole.policy')?.value;
  planStsCall(draft, target, {
    operation: 'AssumeRoleWithWebIdentity',
    signedWith: 'nothing',
    parameters: [
      role,
      name,
      { name: 'WebIdentityToken', value: { kind: 'answer', of: 'ExchangeCode', member: 'id_token' } },
      ...durationParameter(target),
      ...(isBlank(policy) ? [] : [{ name: 'Policy', value: { kind: 'known' as const, value: policy } }]),
    ],
    purpose: 'exchange the ID token for a session of the role; not signed, so wrong keys are never the reason',
  });
}

/** Issuers whose subjects are numbers or base64url: a session may be named so. */
const fittingSubjects: ReadonlySet<string> = new Set(['accounts.google.com', 'login.microsoftonline.com']);

function readAddresses(
  draft: PlanDraft,
  { settings, place }: CyberduckTarget,
): { readonly authorize: string; readonly token: string } | undefined {
  const authorize = settings.text('OAuth Authorization Url');
  const token = settings.text('OAuth Token Url');
  if (authorize !== undefined && token !== undefined) return { authorize, token };
  const key = authorize === undefined ? 'OAuth Authorization Url' : 'OAuth Token Url';
  const facts = { key, program: draft.title };
  draft.problem('plan-oauth-address-missing', settings.placeOfFlag('OAuth Configurable') ?? place, { facts });
  return undefined;
}

/** `Authorization` names the flow; the signature that it names elsewhere is none (§2.4). */
function checkFlow(draft: PlanDraft, { settings, place }: CyberduckTarget): boolean {
  const flow = settings.text('Authorization') ?? '';
  if (flow === 'AuthorizationCode') return true;
  if (oauthFlows.includes(flow)) {
    draft.refuse(`OAuth with ${flow}, which sends a user name and a password to the provider`);
    return false;
  }
  const facts = { flow, program: draft.title };
  draft.problem('plan-oauth-flow-unknown', settings.placeOfText('Authorization') ?? place, { facts });
  return false;
}

function checkScopes(draft: PlanDraft, target: CyberduckTarget, scopes: readonly string[]): void {
  const place = target.settings.placeOfList('Scopes') ?? target.place;
  if (!scopes.includes('openid')) draft.problem('plan-scope-openid-missing', place, { facts: { scopes } });
  else if (scopes.includes('offline_access')) draft.problem('plan-id-token-after-refresh', place);
}

interface ClientParameters {
  readonly id: CallParameter;
  readonly secret: readonly CallParameter[];
}

/** Absent everywhere: asked. Blank: none. The bookmark's Custom overrides under the same names (§2.4). */
function clientParameters(draft: PlanDraft, { settings }: CyberduckTarget): ClientParameters {
  const id = settings.property('OAuth Client ID')?.value ?? settings.textOrBlank('OAuth Client ID');
  if (id === undefined) draft.step(askClientId);
  const idValue: ParameterValue =
    id === undefined ? { kind: 'prompted', prompt: 'oauth-client-id' } : { kind: 'known', value: id };
  return { id: { name: 'client_id', value: idValue }, secret: secretParameter(draft, settings) };
}

function secretParameter(draft: PlanDraft, settings: CyberduckTarget['settings']): readonly CallParameter[] {
  const secret = settings.secretOfBookmark('OAuth Client Secret') ?? settings.textOrBlank('OAuth Client Secret', true);
  if (secret === '') return [];
  if (secret === undefined) {
    draft.step(askClientSecret);
    return [{ name: 'client_secret', value: { kind: 'prompted', prompt: 'oauth-client-secret' } }];
  }
  draft.keys = { ...draft.keys, oauthClientSecret: secret };
  return [{ name: 'client_secret', value: { kind: 'secret', secret: 'oauth-client-secret' } }];
}

/** How the browser finds back (§2.4); a listener on the loopback came with 9.5. */
function comesBack(redirect: string, { era }: CyberduckTarget): string {
  if (redirect.endsWith(':oauth') || redirect.includes('://oauth'))
    return 'the operating system hands the address that it comes back to over to the application';
  const host = hostOf(redirect);
  const loopback = host === 'localhost' || host === '127.0.0.1' || redirect.includes('//[::1]');
  if (loopback && era === 'C') return 'a listener on this computer waits for it to come back';
  return 'the person copies the code from the page and pastes it';
}
