import type { CataloguedProfile } from '../catalogued-profile.ts';

/** AWS profiles that sign in at an OpenID provider in the browser (cyberduck-s3-connect §2.4). */
export const openidProfiles: readonly CataloguedProfile[] = [
  {
    fileName: 'AWS S3 (Google OpenID Connect).cyberduckprofile',
    origin: 'published',
    purpose: 'Sign in with Google in the browser, then assume a role',
    since: '9.3',
    values: {
      Protocol: 's3',
      Vendor: 'aws-s3-sts-google-oidc',
      Description: 'AWS S3 (Google OpenID Connect)',
      'Default Nickname': 'AWS S3 (Google OpenID Connect)',
      'Username Configurable': false,
      'Password Configurable': false,
      'OAuth Configurable': true,
      'Role Configurable': true,
      'Username Placeholder': 'Username',
      Authorization: 'AuthorizationCode',
      'OAuth Authorization Url': 'https://accounts.google.com/o/oauth2/auth',
      'OAuth Token Url': 'https://accounts.google.com/o/oauth2/token',
      'OAuth Redirect Url': '${oauth.application.identifier}:oauth',
      // Blank, not absent: a public client, nobody is asked (cyberduck-formats §3.1). The client id is asked for.
      'OAuth Client Secret': '',
      Scopes: ['openid', 'offline_access'],
      Properties: { role_arn: '' },
    },
  },
  {
    fileName: 'AWS S3 (Microsoft Entra ID).cyberduckprofile',
    origin: 'published',
    purpose: 'Sign in with Microsoft Entra in the browser, then assume a role',
    since: '9.3',
    values: {
      Protocol: 's3',
      Vendor: 'aws-s3-sts-entra-oidc',
      Description: 'AWS S3 (Microsoft Entra ID)',
      'Default Nickname': 'AWS S3 (Microsoft Entra ID)',
      'Username Configurable': false,
      'Password Configurable': false,
      'OAuth Configurable': true,
      'Role Configurable': true,
      'Username Placeholder': 'Username',
      Authorization: 'AuthorizationCode',
      'OAuth Authorization Url': 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
      'OAuth Token Url': 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
      'OAuth Redirect Url': '${oauth.handler.scheme}://oauth',
      'OAuth Client Secret': '',
      Scopes: ['openid', 'offline_access'],
      Properties: { role_arn: '' },
    },
  },
];
