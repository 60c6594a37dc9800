import { evaluatePolicies, readPolicy, RequestContext, type ContextValue } from '@duckbill/core';
import { assumedRoleArn, type RequestFacts } from '../caller.ts';
import type { Exchange } from '../exchange.ts';
import { ServiceFailure } from '../service-failure.ts';
import { accountOfArn, issuerName, partitionOfArn, type WorldOidcProvider, type WorldRole } from '../world.ts';
import { element, optionalElement, textElement, type XmlPart } from '../xml-text.ts';
import { credentialsElement } from './credentials-element.ts';
import { readSessionPolicies } from './session-policies.ts';
import type { SessionTags } from './session-tags.ts';
import { settleDuration } from './settle-duration.ts';
import * as rules from './sts-parameters.ts';
import { claimedTags } from './web-identity/claimed-tags.ts';
import { invalidIdentityToken, readIdentityToken, type TokenClaims } from './web-identity/identity-token.ts';
import { checkAudience, checkTokenTimes, readBearer, type Bearer } from './web-identity/token-claims.ts';
import { verifyToken } from './web-identity/verify-token.ts';

const rolesClaim = 'https://aws.amazon.com/roles';
const sourceIdentityClaim = 'https://aws.amazon.com/source_identity';

/** Credentials of a role for the bearer of an issuer's token. The request is not signed (aws-wire §2.1, §2.5). */
export async function assumeRoleWithWebIdentity(
  exchange: Exchange,
  parameters: rules.StsParameters,
  facts: RequestFacts,
): Promise<readonly XmlPart[]> {
  const asked = readParameters(parameters);
  const sessionPolicies = readSessionPolicies(exchange, parameters);
  const token = readIdentityToken(asked.token);
  const bearer = readBearer(token.claims);
  const account = accountOfArn(asked.roleArn) ?? '';
  const provider = exchange.world.oidcProvider(account, bearer.issuer);
  if (provider === undefined) {
    throw invalidIdentityToken(`No OpenIDConnect provider found in your account for ${bearer.issuer}`);
  }
  const providerArn = `arn:${partitionOfArn(asked.roleArn)}:iam::${account}:oidc-provider/${issuerName(provider.url)}`;
  await verifyToken(exchange, token, provider);
  checkTokenTimes(token.claims, exchange.now);
  const audience = checkAudience(bearer, provider);
  exchange.draft.caller = providerArn;
  const grant: Grant = {
    bearer,
    audience,
    provider,
    providerArn,
    sessionName: asked.sessionName,
    tags: claimedTags(token.claims),
    sourceIdentity: sourceIdentityIn(token.claims),
  };
  const role = exchange.world.role(asked.roleArn);
  if (role === undefined) throw refusal('there is no such role');
  checkRolesClaim(token.claims, role);
  checkTrust(role, grant, facts);
  const session = exchange.sessions.issue(
    {
      kind: 'role-session',
      roleArn: role.arn,
      roleId: role.roleId,
      sessionName: asked.sessionName,
      sessionPolicies: sessionPolicies?.documents,
      sourceIdentity: grant.sourceIdentity,
      tags: grant.tags.all,
      transitiveTagKeys: grant.tags.transitiveKeys,
      federatedProvider: providerArn,
    },
    exchange.now,
    settleDuration(role, asked.duration, { chained: false }),
  );
  return [
    textElement('SubjectFromWebIdentityToken', bearer.subject),
    textElement('Audience', audience),
    element('AssumedRoleUser', [
      textElement('AssumedRoleId', `${role.roleId}:${asked.sessionName}`),
      textElement('Arn', assumedRoleArn(role.arn, asked.sessionName)),
    ]),
    credentialsElement(session),
    textElement('Provider', providerArn),
    optionalElement('SourceIdentity', grant.sourceIdentity),
    // Always there, other than for AssumeRole (aws-wire §2).
    textElement('PackedPolicySize', sessionPolicies?.packedSize ?? 0),
  ];
}

/** What a verified token asks for. */
interface Grant {
  readonly bearer: Bearer;
  readonly audience: string;
  readonly provider: WorldOidcProvider;
  readonly providerArn: string;
  readonly sessionName: string;
  readonly tags: SessionTags;
  readonly sourceIdentity: string | undefined;
}

interface Asked {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly token: string;
  readonly duration: number | undefined;
}

function readParameters(parameters: rules.StsParameters): Asked {
  const faults = new rules.ParameterFaults();
  const duration = rules.parseDuration(parameters);
  const roleArn = faults.text(parameters, rules.roleArnRule);
  const sessionName = faults.text(parameters, rules.sessionNameRule);
  const token = faults.text(parameters, rules.webIdentityTokenRule);
  const providerId = faults.text(parameters, rules.providerIdRule);
  faults.duration(duration, 900, 43200);
  faults.text(parameters, rules.policyRule);
  faults.check();
  if (roleArn === undefined || sessionName === undefined || token === undefined) {
    throw new ServiceFailure(400, 'ValidationError', undefined);
  }
  rules.checkArn(roleArn);
  checkProviderId(providerId);
  return { roleArn, sessionName, token, duration };
}

/** ProviderId is for the OAuth 2.0 tokens of two old providers, which the sandbox does not play. */
function checkProviderId(providerId: string | undefined): void {
  if (providerId === undefined) return;
  if (providerId === 'www.amazon.com') throw invalidIdentityToken('Provided Token is not a Login With Amazon token');
  throw refusal('the ProviderId is not one that STS knows');
}

/** A claim that lists roles, as a list or with semicolons, limits the token to them. */
function checkRolesClaim(claims: TokenClaims, role: WorldRole): void {
  const claim = claims.get(rolesClaim);
  if (claim === undefined || claim === null) return;
  const listed: readonly unknown[] = Array.isArray(claim) ? claim : typeof claim === 'string' ? claim.split(';') : [];
  if (listed.some((one) => typeof one === 'string' && one.trim() === role.arn)) return;
  throw refusal('the roles claim of the token does not list the role');
}

function sourceIdentityIn(claims: TokenClaims): string | undefined {
  const claim = claims.get(sourceIdentityClaim);
  return typeof claim === 'string' && claim !== '' ? claim : undefined;
}

function checkTrust(role: WorldRole, grant: Grant, facts: RequestFacts): void {
  const actions = [
    ...(grant.sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
    ...(grant.tags.requested.length === 0 ? [] : ['sts:TagSession']),
    'sts:AssumeRoleWithWebIdentity',
  ];
  const context = new RequestContext(conditionKeys(grant, facts));
  const trust = [readPolicy(role.trust)];
  for (const action of actions) {
    const { decision } = evaluatePolicies(
      { principal: { kind: 'web-identity', provider: grant.providerArn }, action, resource: role.arn, context },
      { trust },
    );
    if (decision !== 'allow') throw refusal(`${decision} of ${action} by trust policy`);
  }
}

/** One text for every reason: conditions, another principal, no such role (aws-wire §2.5). */
function refusal(because: string): ServiceFailure {
  const text = 'Not authorized to perform sts:AssumeRoleWithWebIdentity';
  return new ServiceFailure(403, 'AccessDenied', text, { because });
}

/** What trust conditions may ask about. There is no principal ARN, and the provider stands for the user (captured). */
function conditionKeys(grant: Grant, facts: RequestFacts): ReadonlyMap<string, ContextValue> {
  const { bearer, audience, tags } = grant;
  const issuer = issuerName(grant.provider.url);
  const keys = new Map<string, ContextValue>([
    [`${issuer}:aud`, audience],
    [`${issuer}:sub`, bearer.subject],
    ['aws:PrincipalType', 'User'],
    ['aws:userid', grant.providerArn],
    ['aws:CurrentTime', new Date(facts.now * 1000).toISOString()],
    ['aws:EpochTime', String(Math.floor(facts.now))],
    ['aws:SourceIp', facts.sourceIp],
    ['aws:SecureTransport', 'true'],
    ['aws:RequestedRegion', facts.region],
    ['sts:RoleSessionName', grant.sessionName],
  ]);
  if (bearer.authenticationMethods.length > 0) keys.set(`${issuer}:amr`, bearer.authenticationMethods);
  if (facts.userAgent !== undefined) keys.set('aws:UserAgent', facts.userAgent);
  if (grant.sourceIdentity !== undefined) keys.set('sts:SourceIdentity', grant.sourceIdentity);
  if (tags.requested.length > 0)
    keys.set(
      'aws:TagKeys',
      tags.requested.map((tag) => tag.key),
    );
  for (const tag of tags.requested) keys.set(`aws:RequestTag/${tag.key}`, tag.value);
  if (tags.transitiveKeys.length > 0) keys.set('sts:TransitiveTagKeys', tags.transitiveKeys);
  // Google's tokens name two audiences; the second has a key of its own (IAM User Guide, federation keys).
  if (issuer === 'accounts.google.com') keys.set(`${issuer}:oaud`, bearer.audiences[0] ?? '');
  return keys;
}
