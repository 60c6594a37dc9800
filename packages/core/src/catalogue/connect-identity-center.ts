import type { GuidanceEntry } from './guidance-entry.ts';

export type IdentityCenterGuidanceCode =
  | 'sso-region-wrong'
  | 'sso-start-url-wrong'
  | 'sso-registration-expired'
  | 'sso-grant-refused'
  | 'sso-code-expired'
  | 'sso-approval-denied'
  | 'sso-approval-pending'
  | 'sso-asked-too-often'
  | 'sso-scope-refused'
  | 'sso-redirect-refused'
  | 'sso-client-refused'
  | 'sso-sign-in-needed'
  | 'sso-role-not-assigned'
  | 'sso-account-or-role-unknown'
  | 'sso-account-id-malformed'
  | 'sso-request-refused'
  | 'sso-service-failing';

const tutorial = 'https://docs.cyberduck.io/tutorials/s3_identitycenter/';
const cliSso = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html';
const oidcErrors =
  'https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html#API_CreateToken_Errors';
const portalErrors =
  'https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html#API_GetRoleCredentials_Errors';

/** Failures of IAM Identity Center: sign-in (sso-oidc) and access portal (sso). */
export const identityCenterGuidance: Readonly<Record<IdentityCenterGuidanceCode, GuidanceEntry>> = {
  'sso-region-wrong': {
    title: 'sso_region is not the region of this Identity Center',
    meaning: 'The start URL belongs to an Identity Center of another region than the one that was asked.',
    recognise: [
      { fragments: ['Start URL region does not match service region'] },
      { codes: ['InvalidRequestRegionException'] },
    ],
    causes: [
      'sso_region names the region of the buckets. It has to be the region in which Identity Center was set up.',
      'The start URL of another organisation was pasted.',
    ],
    whatToDo: [
      'Look up the region in the Identity Center console (Settings, "Region"), or ask the administrator, and write it as sso_region.',
      'Now it is {region}: {place}',
      'Then sign in again: aws sso login, or duckbill connect.',
    ],
    inCyberduck: 'A dialog with this text after "SSO Region" and "Issuer URL" were answered; choose the other region.',
    links: [tutorial, oidcErrors],
    source: 'cyberduck-s3-connect §3.1, §5.2; aws-wire §3.1',
  },
  'sso-start-url-wrong': {
    title: 'Identity Center does not know this start URL',
    meaning:
      'The request was refused without a reason. It nearly always is the start URL, written in another way than AWS has it.',
    recognise: [
      { operation: 'StartDeviceAuthorization', codes: ['InvalidRequestException'] },
      { fragments: ['InvalidRequestException', 'when calling the StartDeviceAuthorization operation'] },
    ],
    causes: [
      'sso_start_url is not the "AWS access portal URL": it was renamed, has a typing mistake, or is a custom address in front of it.',
      'sso_region is not the region of the Identity Center; some regions answer without saying so.',
      'The URL ends in "#/" or "/start/#/".',
    ],
    whatToDo: [
      'Open the start URL in a browser: {url}',
      'Copy it anew from the Identity Center console (Settings, "AWS access portal URL"); the form https://d-1234567890.awsapps.com/start works as well.',
      'Compare sso_region with the region shown there.',
    ],
    inCyberduck: 'A dialog without any text: this exception is among those whose text gets lost.',
    links: ['https://github.com/aws/aws-cli/issues/7129', cliSso],
    source: 'cyberduck-s3-connect §5.2; aws-wire §3.1',
  },
  'sso-registration-expired': {
    title: 'The registration of this program at Identity Center has run out',
    meaning: 'Programs register themselves; a registration lasts about 90 days and belongs to one region.',
    recognise: [{ codes: ['InvalidClientException'] }],
    causes: [
      'The registration kept in ~/.aws/sso/cache is older than 90 days.',
      'It was made in another region, or for another Identity Center.',
    ],
    whatToDo: [
      'Sign in again: a new registration is made. With the AWS CLI: aws sso login',
      'If it stays so, remove the files in ~/.aws/sso/cache.',
    ],
    inCyberduck: 'Connect again: it registers anew each time the application starts.',
    links: [oidcErrors],
    source: 'aws-wire §3.1; cyberduck-s3-connect §3.4, §5.2',
  },
  'sso-grant-refused': {
    title: 'The code or refresh token is no longer good',
    meaning:
      'What was to be exchanged for an access token was used before, has run out, or belongs to another registration.',
    recognise: [{ codes: ['InvalidGrantException'] }, { fragments: ['Invalid grant provided'] }],
    causes: [
      'The session at Identity Center has ended: an administrator ended it, or its longest duration is over.',
      'A saved refresh token belongs to an earlier registration (Cyberduck registers anew with each start).',
      'The sign-in page was approved twice, or in the wrong region.',
    ],
    whatToDo: [
      'Sign in again: aws sso login, or duckbill connect.',
      'In Cyberduck remove the saved OAuth tokens of this bookmark from the keychain, then connect.',
    ],
    inCyberduck: 'Usually the browser opens once more; otherwise a dialog "Invalid grant provided".',
    links: ['https://github.com/aws/aws-cli/issues/5058', 'https://github.com/synfinatic/aws-sso-cli/issues/453'],
    source: 'aws-wire §3.1; cyberduck-s3-connect §3.4, §5.2',
  },
  'sso-code-expired': {
    title: 'The sign-in was not approved in time',
    meaning: 'A device code is good for ten minutes, the code that the browser brings back for less.',
    recognise: [
      { surelyFrom: 'sso-oidc', codes: ['ExpiredTokenException'] },
      { operation: 'CreateToken', codes: ['ExpiredTokenException'] },
    ],
    causes: [
      'Nobody approved it in the browser.',
      'The browser was waiting at a sign-in page of the identity provider.',
    ],
    whatToDo: ['Start again and approve the request in the browser within ten minutes.'],
    inCyberduck: 'Connect again and go through the browser.',
    links: [oidcErrors],
    source: 'aws-wire §3.1',
  },
  'sso-approval-denied': {
    title: 'The sign-in was denied in the browser',
    meaning: 'Somebody pressed "Deny", or may not use this Identity Center.',
    recognise: [
      { surelyFrom: 'sso-oidc', codes: ['AccessDeniedException'] },
      { operation: 'CreateToken', codes: ['AccessDeniedException'] },
    ],
    causes: [
      '"Deny" was pressed on the page that asks for access.',
      'The person is not assigned to anything in this Identity Center.',
    ],
    whatToDo: [
      'Start again and press "Allow access".',
      'Ask the administrator for an assignment to an account and permission set.',
    ],
    inCyberduck: 'A dialog with the text of AWS; connect again and allow it.',
    links: [tutorial, oidcErrors],
    source: 'aws-wire §3.1; cyberduck-s3-connect §5.2',
  },
  'sso-approval-pending': {
    title: 'The sign-in still waits for approval in the browser',
    meaning: 'This is no error: the program asks again until the person has approved.',
    recognise: [{ codes: ['AuthorizationPendingException'] }],
    causes: ['The page was not opened, or the code on it not confirmed yet.'],
    whatToDo: ['Open the address that was shown, compare the code, and press "Allow access".'],
    links: [oidcErrors],
    source: 'aws-wire §3.1',
  },
  'sso-asked-too-often': {
    title: 'Identity Center was asked too often',
    meaning: 'AWS limits how often it may be asked; the same request will work a little later.',
    recognise: [
      { service: 'sso-oidc', codes: ['SlowDownException'] },
      { surelyFrom: 'sso', codes: ['TooManyRequestsException'] },
    ],
    causes: [
      'Several programs sign in or list roles at the same time.',
      'A script asks for many accounts without a pause.',
    ],
    whatToDo: [
      'Wait a minute, then try again.',
      'List accounts with duckbill sso accounts, which keeps to 20 requests a second.',
    ],
    inCyberduck: 'A dialog, for SlowDown without any text; wait and connect again.',
    links: [portalErrors],
    source: 'aws-wire §3.1, §3.2; cyberduck-s3-connect §5.2',
  },
  'sso-scope-refused': {
    title: 'Identity Center does not know the requested scope',
    meaning: 'A registration asks for scopes; AWS accounts need sso:account:access.',
    recognise: [{ codes: ['InvalidScopeException'] }],
    causes: ['sso_registration_scopes of the [sso-session], or Scopes of the connection profile, was changed.'],
    whatToDo: [
      'Write sso_registration_scopes = sso:account:access, in a connection profile Scopes = sso:account:access.',
    ],
    links: [cliSso],
    source: 'aws-wire §3.1; cyberduck-s3-connect §5.2',
  },
  'sso-redirect-refused': {
    title: 'The address that the browser comes back to was refused',
    meaning: 'The redirect address must be on this computer: http://127.0.0.1 with a port and a path.',
    recognise: [{ codes: ['InvalidRedirectUriException'] }],
    causes: ['The connection profile sets another OAuth Redirect Url.', 'An old version of the program.'],
    whatToDo: [
      'Leave OAuth Redirect Url empty in the profile for Identity Center, and update the program.',
      'Sign in with a device code instead: duckbill connect --device-code, aws sso login --use-device-code.',
    ],
    links: [oidcErrors],
    source: 'aws-wire §3.1; cyberduck-s3-connect §3.1, §5.2',
  },
  'sso-client-refused': {
    title: 'Identity Center refused how the program registered or what it asked for',
    meaning: 'The registration does not fit the request: client type, grant type or client metadata.',
    recognise: [
      { codes: ['InvalidClientMetadataException'] },
      { codes: ['UnauthorizedClientException'] },
      { codes: ['UnsupportedGrantTypeException'] },
    ],
    causes: [
      'A registration in ~/.aws/sso/cache was made by another program for another kind of sign-in.',
      'The program is old.',
    ],
    whatToDo: [
      'Sign in again with a new registration: remove the files in ~/.aws/sso/cache, then aws sso login or duckbill connect.',
    ],
    inCyberduck: 'A dialog, for InvalidClientMetadata without any text; update Cyberduck and connect again.',
    links: [oidcErrors],
    source: 'aws-wire §3.1; cyberduck-s3-connect §5.2',
  },
  'sso-sign-in-needed': {
    title: 'The sign-in at Identity Center is over',
    meaning: 'There is no access token, or AWS no longer accepts it.',
    recognise: [
      { surelyFrom: 'sso', codes: ['UnauthorizedException'] },
      { fragments: ['Session token not found or invalid'] },
      { fragments: ['Error loading SSO Token'] },
      { fragments: ['The SSO session associated with this profile has expired or is otherwise invalid'] },
      { fragments: ['Token has expired and refresh failed'] },
      { fragments: ['The SSO session token associated with profile'] },
    ],
    causes: [
      'The session at the access portal has ended, or an administrator ended it.',
      'The token was obtained in another region than sso_region.',
      'Nobody signed in on this computer yet: the token is missing in ~/.aws/sso/cache.',
    ],
    whatToDo: [
      'Sign in again: aws sso login --profile NAME, or duckbill connect aws:NAME',
      'Check that sso_region is the region of the Identity Center.',
    ],
    inCyberduck: 'The browser opens and asks to sign in again.',
    links: ['https://github.com/aws/aws-cli/issues/7340', cliSso],
    source: 'aws-wire §3.2; aws-config D; cyberduck-s3-connect §5.2',
  },
  'sso-role-not-assigned': {
    title: 'This account and permission set are not assigned to you',
    meaning: 'The sign-in worked; for this account id and permission set name there is no assignment.',
    recognise: [
      { surelyFrom: 'sso', codes: ['ForbiddenException'] },
      { operation: 'GetRoleCredentials', codes: ['ForbiddenException'] },
      { fragments: ['ForbiddenException', 'No access'] },
    ],
    causes: [
      'sso_role_name has a typing mistake or another case. It is the name of the permission set, not of the role AWSReservedSSO_….',
      'sso_account_id is another account.',
      'The assignment was removed, or is so new that AWS is still setting it up.',
    ],
    whatToDo: [
      'List what is assigned: duckbill sso roles, or aws sso list-account-roles',
      'Compare them with sso_account_id and sso_role_name: {account} {permissionset}',
      'If it is missing, ask the administrator to assign account and permission set.',
    ],
    inCyberduck: '"Access denied" with "No access". Clear sso_account_id and sso_role_name and choose from the lists.',
    links: ['https://github.com/aws/aws-sam-cli/issues/2129', tutorial],
    source: 'aws-wire §3.2; cyberduck-s3-connect §5.2',
  },
  'sso-account-or-role-unknown': {
    title: 'Identity Center has no such account or permission set',
    meaning: 'The account or permission set does not exist any more.',
    recognise: [{ surelyFrom: 'sso', codes: ['ResourceNotFoundException'] }],
    causes: ['The account left the organisation.', 'The permission set was removed or renamed.'],
    whatToDo: [
      'List what is assigned: duckbill sso roles',
      'Correct sso_account_id and sso_role_name.',
      'The account that was asked for: {account}',
      'The permission set that was asked for: {permissionset}',
    ],
    links: [portalErrors],
    source: 'aws-wire §3.2; cyberduck-s3-connect §5.2',
  },
  'sso-account-id-malformed': {
    title: 'The access portal did not accept the request',
    meaning: 'Account id or role name does not have the form that AWS wants.',
    recognise: [{ surelyFrom: 'sso', codes: ['InvalidRequestException'] }],
    causes: [
      'sso_account_id has not twelve digits: a spreadsheet took the leading zero away, or there are dashes in it.',
      'A blank at the end of sso_role_name.',
    ],
    whatToDo: [
      'Write the twelve digits of the account, with leading zeros; asked was: {account}',
      'Let the files be checked: duckbill lint ~/.aws/config',
    ],
    links: [portalErrors],
    source: 'aws-wire §3.2; cyberduck-s3-connect §5.2',
  },
  'sso-request-refused': {
    title: 'Identity Center did not take the request as it was made',
    meaning: 'Something in the request is missing or unknown there, and the answer does not say what.',
    recognise: [
      { surelyFrom: 'sso-oidc', codes: ['InvalidRequestException'] },
      { surelyFrom: 'sso', codes: ['MethodNotAllowedException', 'UnknownOperationException'] },
    ],
    causes: [
      'sso_start_url or sso_region is not that of the Identity Center.',
      'An endpoint_url, AWS_ENDPOINT_URL_SSO_OIDC or AWS_ENDPOINT_URL_SSO leads to something else than Identity Center.',
    ],
    whatToDo: [
      'Compare sso_start_url and sso_region with the Identity Center console (Settings, "AWS access portal URL").',
      'Open the start URL in a browser: {url}',
      'See where the request goes: duckbill plan TARGET',
    ],
    links: [oidcErrors, portalErrors],
    source: 'aws-wire §3.1, §3.2',
  },
  'sso-service-failing': {
    title: 'Identity Center has a problem of its own',
    meaning: 'AWS answered that it failed; nothing is wrong with the request.',
    recognise: [
      { surelyFrom: 'sso-oidc', codes: ['InternalServerException'] },
      { surelyFrom: 'sso', codes: ['InternalServerException'] },
    ],
    causes: ['A passing failure of AWS.'],
    whatToDo: ['Try again in a minute.', 'See https://health.aws.amazon.com/health/status if it lasts.'],
    links: ['https://health.aws.amazon.com/health/status'],
    source: 'aws-wire §3.1',
  },
};
