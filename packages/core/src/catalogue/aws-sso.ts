import { awsPrograms } from '../programs/program-sets.ts';
import { programIds } from '../programs/program.ts';
import type { CatalogueEntry } from './catalogue-entry.ts';
import { ownWords } from './own-words.ts';

export type AwsSsoCode =
  | 'aws-sso-session-unknown'
  | 'aws-sso-session-incomplete'
  | 'aws-sso-profile-incomplete'
  | 'aws-sso-settings-conflict'
  | 'aws-sso-legacy'
  | 'aws-sso-start-url-not-https'
  | 'aws-sso-start-url-spelling'
  | 'aws-sso-role-name-reserved'
  | 'aws-sso-region-differs'
  | 'aws-sso-scopes-misplaced'
  | 'aws-sso-scopes-blanks'
  | 'aws-account-id-malformed';

/** What can be wrong with profiles of IAM Identity Center. */
export const awsSsoCatalogue: Readonly<Record<AwsSsoCode, CatalogueEntry>> = {
  'aws-sso-session-unknown': {
    title: 'sso_session names no section',
    message: 'sso_session of "{profile}" names "{session}", and there is no [sso-session {session}]',
    label: 'no session of this name',
    hints: ['did you mean "{nearest}"?', 'sessions here: {candidates}', ownWords],
    because:
      'The AWS CLI stops with "The specified sso-session does not exist", the SDK for Go with "failed to find SSO session section", that for JavaScript with a TypeError; Cyberduck 9.5 asks for region and URL instead.',
    whatToDo: 'Correct the name, or add the section with sso_start_url and sso_region.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config D.1 sso-session-section-missing; cyberduck-s3-connect §3.2',
    aliases: ['AWS080'],
  },
  'aws-sso-session-incomplete': {
    title: 'An SSO session without region or start URL',
    message: '[sso-session {session}] has no {missing}',
    label: '{missing} is missing',
    hints: ['add: {missing} = {example}', ownWords],
    because:
      'The AWS CLI stops with "is missing required configuration", and so do the SDKs; Cyberduck 9.5 asks for it at every connect.',
    whatToDo: 'Add what is missing: sso_start_url and sso_region.',
    severity: 'error',
    programs: [...awsPrograms, 'cyberduck@9.5', 'mountain-duck@5.3'],
    source: 'aws-config D.1 sso-session-section-missing-url',
    aliases: ['AWS081'],
  },
  'aws-sso-profile-incomplete': {
    title: 'A profile of Identity Center with parts missing',
    message: 'profile "{profile}" has {present}, but no {missing}',
    label: 'the rest is missing',
    hints: ['add: {missing} = {example}', ownWords],
    because:
      'The AWS CLI stops with "is configured to use SSO but is missing required configuration", the SDK for JavaScript with "Profile is configured with invalid SSO credentials"; the SDK for Go asks the portal without account or role.',
    whatToDo:
      'Add what is missing. An SSO profile needs sso_account_id, sso_role_name, and a session or sso_start_url with sso_region.',
    severity: 'error',
    programs: awsPrograms,
    source: 'aws-config D.1 sso-missing-account',
    aliases: ['AWS082'],
  },
  'aws-sso-settings-conflict': {
    title: 'Profile and SSO session disagree',
    message: '{setting} of "{profile}" is {value}, that of [sso-session {session}] is {other}',
    label: '{value}',
    hints: ['remove the line here: the session has it', ownWords],
    because:
      'The AWS CLI stops with "is inconsistent between profile and sso-session", the SDK for Go with "must match"; the SDK for JavaScript and Cyberduck 9.5 take the session without a word.',
    whatToDo: 'Keep {setting} in the session only.',
    severity: 'error',
    programs: [...awsPrograms, 'cyberduck@9.5', 'mountain-duck@5.3'],
    source: 'aws-config D.1 sso-session-region-conflict; cyberduck-s3-connect §1.9',
    aliases: ['AWS083'],
  },
  'aws-sso-legacy': {
    title: 'Identity Center without an SSO session',
    message: '{count} profile(s) of {url} use the older form, without sso_session',
    label: 'no [sso-session]',
    hints: ['[sso-session NAME] with sso_start_url and sso_region, and sso_session = NAME in the profiles'],
    because:
      'The AWS CLI and the SDKs do not renew the token of this form: when it ends, mostly after a working day, every program stops and asks for "aws sso login".',
    whatToDo: 'Run "aws configure sso" and give the session a name, or leave it as it is: it works.',
    severity: 'hint',
    programs: awsPrograms,
    source: 'aws-config D.2 sso-legacy-token-expired',
    aliases: ['AWS084'],
  },
  'aws-sso-start-url-not-https': {
    title: 'A start URL that is not https',
    message: 'sso_start_url does not begin with https://',
    label: 'https:// is wanted',
    hints: ['did you mean {nearest}?'],
    because: '"aws sso login" of the AWS CLI 2 refuses such a start URL.',
    whatToDo: 'Copy the AWS access portal URL from the settings of Identity Center.',
    severity: 'error',
    programs: ['aws-cli@2'],
    source: 'aws-config D.3, E.4',
    aliases: ['AWS085'],
  },
  'aws-sso-start-url-spelling': {
    title: 'One start URL in two spellings',
    message: 'the same start URL is written differently elsewhere: {other}',
    label: 'another spelling',
    hints: ['write {other}'],
    because:
      'The name of the token file is made from the URL letter by letter, so a login for one spelling does not count for the other: "aws sso login" seems to do nothing.',
    whatToDo: 'Write the URL the same way everywhere.',
    severity: 'warning',
    programs: awsPrograms,
    source: 'aws-config D.2 sso-legacy-url-trailing-slash; cyberduck#12890',
    aliases: ['AWS085'],
  },
  'aws-sso-role-name-reserved': {
    title: 'sso_role_name is the name of the role, not of the permission set',
    message: 'sso_role_name of "{profile}" is the name of a role; the name of the permission set is wanted',
    label: 'made by Identity Center',
    hints: ['did you mean "{nearest}"?'],
    because: 'The portal knows permission sets by their own names and answers that access is denied.',
    whatToDo: 'Write the name of the permission set, without AWSReservedSSO_ and the letters behind it.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config E.1; cyberduck-s3-connect §3.5',
    aliases: ['AWS087'],
  },
  'aws-sso-region-differs': {
    title: 'sso_region is not the region of the start URL',
    message: 'the start URL is of {urlRegion}, but sso_region is {region}',
    label: 'of {urlRegion}',
    hints: ['sso_region = {urlRegion}'],
    because: 'The sign-in goes to a region where this Identity Center does not exist.',
    whatToDo: 'Write the region of the Identity Center instance, which stands in its URL.',
    severity: 'warning',
    programs: programIds,
    source: 'aws-config E.4',
    aliases: ['AWS088'],
  },
  'aws-sso-scopes-misplaced': {
    title: 'sso_registration_scopes outside an SSO session',
    message: 'sso_registration_scopes has no effect in profile "{profile}"',
    label: 'belongs into [sso-session]',
    hints: [],
    because: 'The AWS CLI 2 reads it in [sso-session] only, and signs in with the usual scope.',
    whatToDo: 'Move the line to the [sso-session] section.',
    severity: 'hint',
    programs: ['aws-cli@2'],
    source: 'aws-config B.1, D.3',
    aliases: ['AWS089'],
  },
  'aws-sso-scopes-blanks': {
    title: 'Scopes separated by blanks',
    message: 'the scopes of [sso-session {session}] are separated by blanks',
    label: 'commas are wanted',
    hints: ['sso_registration_scopes = {wanted}'],
    because:
      'The AWS CLI 2 separates them at commas: it asks for one scope with blanks in it, and the sign-in is refused.',
    whatToDo: 'Separate the scopes by commas.',
    severity: 'hint',
    programs: ['aws-cli@2'],
    source: 'aws-config D.3, E.1',
    aliases: ['AWS089'],
  },
  'aws-account-id-malformed': {
    title: 'An account id that is not twelve digits',
    message: '{setting} of "{profile}" is not twelve digits',
    label: 'twelve digits',
    hints: ['did you mean {nearest}?'],
    because: 'It is sent as it stands, and there is no such account. Spreadsheets drop the zeros at its start.',
    whatToDo: 'Write all twelve digits, zeros at the start included, and nothing between them.',
    severity: 'error',
    programs: programIds,
    source: 'aws-config E.1 sso-account-short',
    aliases: ['AWS086'],
  },
};
