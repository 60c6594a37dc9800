import type { GuidanceEntry } from './guidance-entry.ts';

export type WebIdentityGuidanceCode =
  | 'sts-web-identity-denied'
  | 'sts-web-identity-provider-unknown'
  | 'sts-web-identity-audience-wrong'
  | 'sts-web-identity-token-invalid'
  | 'sts-web-identity-token-expired'
  | 'sts-identity-provider-rejected'
  | 'sts-identity-provider-unreachable'
  | 'issuer-client-refused'
  | 'issuer-grant-refused'
  | 'issuer-id-token-missing';

const googleTutorial = 'https://docs.cyberduck.io/tutorials/s3_google_oidc/';
const oidcRoles = 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html';
const webIdentityErrors =
  'https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html#API_AssumeRoleWithWebIdentity_Errors';

/** Failures of AssumeRoleWithWebIdentity, and of the OpenID Connect issuer before it. */
export const webIdentityGuidance: Readonly<Record<WebIdentityGuidanceCode, GuidanceEntry>> = {
  'sts-web-identity-denied': {
    title: 'The trust policy of the role does not accept this identity',
    meaning:
      'The token is good, but the conditions of the trust policy do not hold, or the role does not trust this provider.',
    recognise: [
      { fragments: ['Not authorized to perform sts:AssumeRoleWithWebIdentity'] },
      { operation: 'AssumeRoleWithWebIdentity', codes: ['AccessDenied'] },
      { fragments: ['AccessDenied', 'when calling the AssumeRoleWithWebIdentity operation'] },
    ],
    causes: [
      'A condition on ISSUER:aud or ISSUER:sub names another client id or person. Keys are written without https://.',
      '"Principal" is not {"Federated": "arn:aws:iam::ACCOUNT:oidc-provider/ISSUER"}.',
      'The role ARN has a typing mistake, or the role was made seconds ago.',
    ],
    whatToDo: [
      'Compare "aud" and "sub" of the token with the conditions of the trust policy: aws iam get-role --role-name NAME',
      'The action of the trust policy must be sts:AssumeRoleWithWebIdentity. Check the ARN: {role}',
    ],
    inCyberduck: '"Login failed" with this text, then the browser again.',
    links: [googleTutorial, oidcRoles],
    source: 'aws-wire §2.3, §2.5; cyberduck-s3-connect §5.2',
  },
  'sts-web-identity-provider-unknown': {
    title: 'The account has no identity provider for this issuer',
    meaning: 'IAM must know the issuer of the token, letter by letter as it stands in "iss".',
    recognise: [{ fragments: ['No OpenIDConnect provider found in your account for'] }],
    causes: [
      'The identity provider was not created in this account.',
      'Its URL differs from "iss": a tenant instead of common, /v2.0 missing, a slash at the end.',
    ],
    whatToDo: [
      'List the providers of the account: aws iam list-open-id-connect-providers',
      'Create one with exactly the issuer of the message: aws iam create-open-id-connect-provider --url https://ISSUER --client-id-list CLIENT_ID',
    ],
    inCyberduck: 'The browser opens again, without end: the answer counts as an expired token.',
    links: ['https://github.com/aws-actions/configure-aws-credentials/issues/280', oidcRoles],
    source: 'aws-wire §2.5; cyberduck-s3-connect §5.2',
  },
  'sts-web-identity-audience-wrong': {
    title: 'The token was made for another client',
    meaning:
      'The client id in the token ("azp" when it is there, else "aud") is not one that the identity provider in IAM lists.',
    recognise: [
      { fragments: ['Incorrect token audience'] },
      { fragments: ['more than one audience while authorized party is not present'] },
      { fragments: ['The web identity token provided could not be validated'] },
    ],
    causes: [
      'The client id of the profile is not among the audiences of the provider in IAM.',
      'The token has "azp", which counts instead of "aud".',
    ],
    whatToDo: [
      'Add the client id: aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ARN --client-id CLIENT_ID',
      'Compare it with OAuth Client ID of the connection profile.',
    ],
    links: ['https://github.com/awslabs/amazon-eks-irsa-cfn/issues/18', oidcRoles],
    source: 'aws-wire §2.5; cyberduck-s3-connect §5.2',
  },
  'sts-web-identity-token-invalid': {
    title: 'AWS cannot use this identity token',
    meaning:
      'The token is not a JWT that AWS can check: a claim is missing, its times are wrong, or its key is unknown.',
    recognise: [
      { codes: ['InvalidIdentityToken'] },
      { codes: ['InvalidIdentityTokenException'] },
      { fragments: ['The ID Token provided is not a valid JWT'] },
      { fragments: ['Missing a required claim'] },
      { fragments: ['Token issued in the future'] },
      { fragments: ['Token not yet valid'] },
      { fragments: ['Invalid timestamp in token claims'] },
      { fragments: ["Couldn't retrieve verification key from your identity provider"] },
    ],
    causes: [
      'An access token was sent instead of the ID token.',
      'The token file is empty, cut off, or of another kind.',
      'The clock of the issuer is ahead, or it changed its signing keys.',
    ],
    whatToDo: [
      'Look at the token: it has three parts with dots between, and "iss", "sub", "aud", "iat" and "exp" in the middle one.',
      'Get a new token from the identity provider and try again.',
    ],
    inCyberduck: 'The browser opens again: the answer counts as an expired token.',
    links: [webIdentityErrors],
    source: 'aws-wire §2.5; cyberduck-s3-connect §5.2',
  },
  'sts-web-identity-token-expired': {
    title: 'The identity token has expired',
    meaning: 'ID tokens last minutes to an hour; this one is over.',
    recognise: [
      { service: 'sts', operation: 'AssumeRoleWithWebIdentity', codes: ['ExpiredTokenException'] },
      { fragments: ['Token expired: current date/time'] },
      { fragments: ['ExpiredTokenException', 'when calling the AssumeRoleWithWebIdentity operation'] },
    ],
    causes: [
      'The program that renews the token file does not run any more.',
      'The computer slept, or the refresh of the sign-in gave no new ID token.',
    ],
    whatToDo: [
      'Get a new token, or sign in again in the browser.',
      'Ask the issuer for offline_access, so that it can be renewed.',
    ],
    inCyberduck: 'The browser opens again.',
    links: [webIdentityErrors],
    source: 'aws-wire §2.5; cyberduck-s3-connect §2.4, §5.2',
  },
  'sts-identity-provider-rejected': {
    title: 'The identity provider took the identity back',
    meaning: 'STS says that the identity provider rejected the claim: it expired or was revoked there.',
    recognise: [{ codes: ['IDPRejectedClaim'] }, { codes: ['IDPRejectedClaimException'] }],
    causes: ['The person or session was blocked at the identity provider.', 'The token was revoked.'],
    whatToDo: ['Sign in again; if it stays so, look into the log of the identity provider.'],
    links: [webIdentityErrors],
    source: 'aws-wire §2.5; cyberduck-s3-connect §5.2',
  },
  'sts-identity-provider-unreachable': {
    title: 'AWS could not reach the identity provider',
    meaning: 'STS has to fetch the keys of the issuer and did not get them. This often passes.',
    recognise: [{ codes: ['IDPCommunicationError'] }, { codes: ['IDPCommunicationErrorException'] }],
    causes: ['The issuer is down or slow.', 'The issuer is inside a private network, where AWS cannot reach it.'],
    whatToDo: ['Try again in a minute.', 'Check that ISSUER/.well-known/openid-configuration opens from the internet.'],
    links: [webIdentityErrors],
    source: 'aws-wire §2.5; cyberduck-s3-connect §5.2',
  },
  'issuer-client-refused': {
    title: 'The identity provider does not know this client',
    meaning: 'Client id, secret or redirect address is not as it was registered at the identity provider.',
    recognise: [
      {
        surelyFrom: 'identity-provider',
        codes: [
          'invalid_client',
          'unauthorized_client',
          'redirect_uri_mismatch',
          'invalid_scope',
          'unsupported_grant_type',
        ],
      },
    ],
    causes: [
      'OAuth Client ID has a typing mistake, or belongs to another tenant.',
      'The registration is of the kind "web" and wants a secret; Cyberduck needs one without (iOS or public client).',
      'The redirect address is not registered.',
    ],
    whatToDo: [
      'Compare client id and redirect address with the registration at the identity provider.',
      'Register x-cyberduck-action://oauth and x-mountainduck-action://oauth (Entra), or the bundle id io.cyberduck (Google).',
    ],
    inCyberduck: '"Login failed" with the text of the identity provider.',
    links: [googleTutorial, 'https://docs.cyberduck.io/tutorials/s3_microsoft_entra_oidc/'],
    source: 'cyberduck-s3-connect §2.4, §5.1',
  },
  'issuer-grant-refused': {
    title: 'The identity provider did not accept the code or refresh token',
    meaning: 'A code works once and for a short time; a refresh token ends with the session.',
    recognise: [{ surelyFrom: 'identity-provider', codes: ['invalid_grant', 'access_denied'] }],
    causes: ['The sign-in took too long, or was opened twice.', 'The session at the identity provider has ended.'],
    whatToDo: ['Sign in again in the browser.'],
    inCyberduck: 'The browser opens again.',
    links: [googleTutorial],
    source: 'cyberduck-s3-connect §2.4, §5.1',
  },
  'issuer-id-token-missing': {
    title: 'The identity provider sent no ID token',
    meaning: 'AWS needs the ID token; an access token alone is of no use for it.',
    recognise: [{ fragments: ['no id_token'] }, { fragments: ['Invalid JWT or JSON format'] }],
    causes: ['The scope "openid" is missing in the profile.', 'A refresh gave no new ID token.'],
    whatToDo: ['Write Scopes = openid, offline_access into the connection profile.', 'Sign in again in the browser.'],
    inCyberduck: 'An error that starts with "Invalid JWT or JSON format".',
    links: ['https://docs.cyberduck.io/protocols/profiles/aws_oidc/'],
    source: 'cyberduck-s3-connect §2.4',
  },
};
