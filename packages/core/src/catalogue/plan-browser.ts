import {
  cyberduckPrograms,
  earlyCyberduckPrograms,
  middleCyberduckPrograms,
  ssoCyberduckPrograms,
} from '../programs/program-sets.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';

export type PlanBrowserCode =
  | 'plan-identity-center-too-new'
  | 'plan-sso-through-cli-profile'
  | 'plan-sso-username-not-matched'
  | 'plan-sso-settings-forgotten'
  | 'plan-sso-region-out-of-reach'
  | 'plan-sso-value-wrong'
  | 'plan-oauth-address-missing'
  | 'plan-oauth-flow-unknown'
  | 'plan-scope-openid-missing'
  | 'plan-id-token-after-refresh'
  | 'plan-session-name-from-token';

/** What a plan as Cyberduck finds out about sign-ins in the browser: Identity Center, and OpenID Connect. */
export const planBrowserCatalogue: Readonly<Record<PlanBrowserCode, CatalogueEntry>> = {
  'plan-identity-center-too-new': {
    title: 'The program is too old for IAM Identity Center',
    message: 'IAM Identity Center needs Cyberduck 9.5 or Mountain Duck 5.3; {program} {instead}',
    label: 'since 9.5',
    hints: [],
    because: 'The sign-in at Identity Center came with Cyberduck 9.5 and Mountain Duck 5.3; nothing before can do it.',
    whatToDo:
      'Update the application; or, up to 9.4, use the profile "S3 (Credentials from AWS Command Line Interface)" with keys that the AWS CLI left in its cache.',
    severity: 'error',
    programs: [...earlyCyberduckPrograms, ...middleCyberduckPrograms],
    source: 'cyberduck-s3-connect §0, §1.6, §3',
    aliases: [],
  },
  'plan-sso-through-cli-profile': {
    title: 'This connection profile cannot sign in with Identity Center',
    message:
      'AWS profile "{profile}" signs in with IAM Identity Center, for which {program} has another connection profile',
    label: 'not used here',
    hints: [],
    because:
      'Since 9.5 Cyberduck neither reads the cache of the AWS CLI nor signs in from this connection profile: it copies the settings and has no keys, so AWS says that the security token is invalid.',
    whatToDo:
      'Make a bookmark of the connection profile "AWS S3 (IAM Identity Center)" with the name of the AWS profile as its username.',
    severity: 'error',
    programs: ssoCyberduckPrograms,
    source: 'cyberduck-s3-connect §1.8; #18097',
    aliases: [],
  },
  'plan-sso-username-not-matched': {
    title: 'The username names no AWS profile for Identity Center',
    message:
      '"{username}" names no AWS profile with settings of Identity Center, so {program} asks for what is not set elsewhere',
    label: 'no such AWS profile',
    hints: ['profiles for Identity Center: {candidates}'],
    because:
      'Cyberduck looks the username up in ~/.aws and shows no list of profiles when it is not blank. After a login with a blank username it writes ROLE-ACCOUNT there, which names no profile the next time.',
    whatToDo:
      'Write the name of an AWS profile, or clear the username, or put the four sso_ settings into Custom of the bookmark.',
    severity: 'warning',
    programs: ssoCyberduckPrograms,
    source: 'cyberduck-s3-connect §3.1, §3.3; #17945',
    aliases: [],
  },
  'plan-sso-settings-forgotten': {
    title: 'The settings of Identity Center are forgotten when the application ends',
    message: '{program} asks again after a restart, unless Custom of the bookmark holds what it needs',
    hints: ['to be asked nothing again, write into Custom: {settings}'],
    because:
      'What comes from an AWS profile is kept in memory alone, and an address is kept only when the box is ticked (open as #17945).',
    whatToDo:
      'Write sso_region, sso_start_url, sso_account_id and sso_role_name into Custom of the bookmark or Properties of a profile.',
    severity: 'warning',
    programs: ssoCyberduckPrograms,
    source: 'cyberduck-s3-connect §3.3; #17945',
    aliases: [],
  },
  'plan-sso-region-out-of-reach': {
    title: 'Identity Center of this region cannot be reached by this program',
    message: '{program} looks for Identity Center of {region} under amazonaws.com, where {partition} has no servers',
    label: 'of {partition}',
    hints: [],
    because: 'The end of the server name is fixed in Cyberduck, so China and the European Sovereign Cloud cannot work.',
    whatToDo: 'Use the AWS CLI for the sign-in, and its keys in a bookmark while they last.',
    severity: 'error',
    programs: ssoCyberduckPrograms,
    source: 'cyberduck-s3-connect §3.1',
    aliases: [],
  },
  'plan-sso-value-wrong': {
    title: 'A setting of Identity Center cannot be right',
    message: '{setting} is "{value}", and should be {wanted}',
    label: 'cannot be right',
    hints: [],
    because: 'Identity Center refuses it with a text that does not name the reason: "No access", or none at all.',
    whatToDo: 'Copy the value from the AWS access portal; or leave it out, and choose from the list.',
    severity: 'error',
    programs: ssoCyberduckPrograms,
    source: 'cyberduck-s3-connect §3.5, §5.2',
    aliases: [],
  },
  'plan-oauth-address-missing': {
    title: 'The profile has no address for the sign-in',
    message: 'the profile signs in with OAuth, and "{key}" is blank, so {program} has nowhere to go',
    label: 'signs in with OAuth',
    hints: [],
    because: 'With OAuth Configurable, or a client id, Cyberduck goes to the provider first, whatever else is set.',
    whatToDo: 'Set OAuth Authorization Url and OAuth Token Url; or OAuth Configurable to false where keys are meant.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §0.1, §2.4',
    aliases: [],
  },
  'plan-oauth-flow-unknown': {
    title: 'Authorization names no flow of OAuth',
    message: 'Authorization is "{flow}", which is no flow of OAuth, and {program} cancels the sign-in',
    label: 'no flow',
    hints: ['write: AuthorizationCode'],
    because: 'A profile that signs in with OAuth inherits the name of a signature where it does not name a flow.',
    whatToDo: 'Set Authorization to AuthorizationCode.',
    severity: 'error',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §2.4; cyberduck-formats §3.6',
    aliases: [],
  },
  'plan-scope-openid-missing': {
    title: 'Without the scope openid there is no ID token',
    message: 'the scopes lack openid, and a provider gives an ID token for that scope only',
    label: 'openid is missing',
    hints: ['there are: {scopes}'],
    because: 'Cyberduck hands the ID token to STS; without one it ends with "Invalid JWT or JSON format".',
    whatToDo: 'Add openid to Scopes.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §2.4',
    aliases: [],
  },
  'plan-id-token-after-refresh': {
    title: 'A refreshed sign-in may lack the ID token',
    message: 'tokens are refreshed without the browser, and not every provider gives an ID token then',
    label: 'asks for refresh tokens',
    hints: [],
    because:
      'Cyberduck keeps an empty ID token where the answer to a refresh has none, and the next session of the role fails; it also judges age by the access token, not by the ID token.',
    whatToDo:
      'Where a later login fails with ExpiredToken or InvalidIdentityToken, cancel it and sign in again, or leave out offline_access.',
    severity: 'hint',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §2.4, §5.2',
    aliases: [],
  },
  'plan-session-name-from-token': {
    title: 'The name of the session comes from the token',
    message: 'no role_session_name is set, so the session is called like the subject that {issuer} puts into its token',
    hints: [],
    because:
      'AWS takes letters, digits and _+=,.@- only: a subject such as auth0|123 makes every login fail with a ValidationError.',
    whatToDo:
      'Set role_session_name in the bookmark (Custom) or the profile (Properties) where subjects have other characters.',
    severity: 'warning',
    programs: cyberduckPrograms,
    source: 'cyberduck-s3-connect §2.4',
    aliases: [],
  },
};
