import type { GuidanceEntry } from './guidance-entry.ts';
import { awsRoleGuide, cyberduckIssue, identityCenterTutorial } from './guidance-links.ts';

export type ConfigRoleGuidanceCode =
  | 'config-role-without-source'
  | 'config-source-missing'
  | 'config-source-without-keys'
  | 'config-source-loop'
  | 'config-two-sources'
  | 'config-credential-source-invalid'
  | 'config-credential-source-empty'
  | 'config-role-arn-missing'
  | 'config-mfa-cannot-ask'
  | 'config-parameter-invalid'
  | 'config-sso-incomplete'
  | 'config-sso-session-missing'
  | 'config-sso-inconsistent'
  | 'config-sso-token-incomplete';

const ssoGuide = 'https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-sso.html';
const lintFiles = 'Let the files be checked: duckbill lint ~/.aws';

/** What the AWS CLI and the SDKs say about role and Identity Center profiles before they ask AWS for anything. */
export const configRoleGuidance: Readonly<Record<ConfigRoleGuidanceCode, GuidanceEntry>> = {
  'config-role-without-source': {
    title: 'The role profile does not say whose keys assume the role',
    meaning:
      'A profile with role_arn needs source_profile or credential_source for the AWS CLI, keys of its own do not count.',
    recognise: [{ fragments: ['Partial credentials found in assume-role'] }],
    causes: ['source_profile was forgotten or mistyped.', 'The keys stand in the same section as role_arn.'],
    whatToDo: [
      'Add the profile that holds the keys: source_profile = NAME',
      'Where keys stand in the same section, name that section itself as source_profile.',
    ],
    inCyberduck: 'Only the line "Missing source profile reference" in the log, and nothing is configured.',
    links: [awsRoleGuide],
    source: 'aws-config C.3; cyberduck-s3-connect §1.4',
  },
  'config-source-missing': {
    title: 'source_profile names a profile that does not exist',
    meaning: 'The keys for assuming the role were looked for in a profile that is in neither file.',
    recognise: [{ fragments: ['source_profile', 'referenced in the profile', 'does not exist'] }],
    causes: [
      'The name is mistyped, or has quotation marks or a comment behind it: {source}',
      'The section is called [name] in ~/.aws/config, where it has to be [profile name].',
    ],
    whatToDo: [
      'Correct source_profile in the profile: {profile}',
      'See which profiles there are: aws configure list-profiles',
      lintFiles,
    ],
    inCyberduck: 'Only the line "Missing source profile with name" in the log, and nothing is configured.',
    links: [awsRoleGuide, 'https://docs.cyberduck.io/tutorials/s3_iam_role_mfa/'],
    source: 'aws-config C.3; cyberduck-s3-connect §1.4',
  },
  'config-source-without-keys': {
    title: 'The source profile has nothing to sign in with',
    meaning: 'source_profile names a section that is there, but holds no keys and no other way to get some.',
    recognise: [
      { fragments: ['The source profile "', 'must have credentials'] },
      { fragments: ['static credentials are empty'] },
    ],
    causes: [
      'The keys of the source profile were removed or stand under another name.',
      'The source profile has only region or output: {source}',
    ],
    whatToDo: ['Add keys or Identity Center settings to the source profile.', lintFiles],
    inCyberduck:
      'AssumeRole is tried without keys. Up from 9.5 a source profile of Identity Center, with credential_process or with a role of its own counts as empty too.',
    links: [awsRoleGuide, cyberduckIssue(13_725)],
    source: 'aws-config C.3; cyberduck-s3-connect §1.4',
  },
  'config-source-loop': {
    title: 'The profiles name each other as source in a circle',
    meaning: 'Following source_profile leads back to a profile that was visited before.',
    recognise: [
      { fragments: ['Infinite loop in credential configuration detected'] },
      { codes: ['InfiniteLoopConfigError'] },
      { fragments: ['Detected a cycle attempting to resolve credentials'] },
    ],
    causes: ['Two profiles name each other.', 'A profile names itself and holds no keys.'],
    whatToDo: ['Let the last profile of the chain hold keys, and no source_profile.', lintFiles],
    inCyberduck: 'It follows source_profile once only, so that there is no circle; the keys are missing instead.',
    links: [awsRoleGuide],
    source: 'aws-config C.3; cyberduck-s3-connect §1.4',
  },
  'config-two-sources': {
    title: 'The profile has two sources for its keys',
    meaning: 'source_profile and credential_source stand in one section; only one of them may.',
    recognise: [
      { fragments: ['contains both source_profile and credential_source'] },
      { fragments: ['only one credential type may be specified per profile'] },
    ],
    causes: ['A profile was copied and extended.'],
    whatToDo: ['Remove credential_source on a computer of a person, source_profile on a server.', lintFiles],
    inCyberduck: 'credential_source is not read; source_profile counts.',
    links: [awsRoleGuide],
    source: 'aws-config C.3',
  },
  'config-credential-source-invalid': {
    title: 'credential_source has a word that does not exist',
    meaning: 'It takes Environment, Ec2InstanceMetadata or EcsContainer, with exactly these capital letters.',
    recognise: [
      { fragments: ['The credential source "', 'is not valid'] },
      { fragments: ['Unsupported credential source in profile'] },
      { fragments: ['credential_source values must be'] },
    ],
    causes: [
      'The word is in lower case or mistyped.',
      'The name of a profile stands there, which belongs into source_profile.',
    ],
    whatToDo: ['Write the word as above, or use source_profile.', lintFiles],
    inCyberduck: 'credential_source is not supported.',
    links: [awsRoleGuide],
    source: 'aws-config C.3; cyberduck-s3-connect §1.4',
  },
  'config-credential-source-empty': {
    title: 'credential_source leads to no keys',
    meaning: 'The place that credential_source names was asked and had nothing.',
    recognise: [
      { fragments: ['No credentials found in credential_source'] },
      { fragments: ['Unable to find environment variable credentials'] },
    ],
    causes: [
      'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are not exported in this window.',
      'The profile was made for a server and is used on another computer.',
    ],
    whatToDo: ['Export the keys, or use source_profile with a profile that holds them.'],
    inCyberduck: 'credential_source is not supported; variables are not read.',
    links: [awsRoleGuide],
    source: 'aws-config C.3; cyberduck-s3-connect §1.4',
  },
  'config-role-arn-missing': {
    title: 'The profile does not say which role',
    meaning: 'source_profile or web_identity_token_file stands there without role_arn.',
    recognise: [
      { fragments: ['credential type', 'requires role_arn'] },
      { fragments: ['configured to assume role with web identity but has no role ARN configured'] },
    ],
    causes: ['role_arn was forgotten or mistyped.', 'AWS_WEB_IDENTITY_TOKEN_FILE is set without AWS_ROLE_ARN.'],
    whatToDo: ['Add the role: role_arn = arn:aws:iam::111122223333:role/NAME', lintFiles],
    inCyberduck: 'source_profile without role_arn is not looked at; the request goes out without keys.',
    links: [awsRoleGuide],
    source: 'aws-config C.3, C.4; cyberduck-s3-connect §1.9',
  },
  'config-mfa-cannot-ask': {
    title: 'The profile needs an MFA code and the program cannot ask for one',
    meaning: 'mfa_serial is set, but an SDK asks nobody by itself, and the AWS CLI only in a terminal.',
    recognise: [
      { fragments: ['requires multi-factor authentication, but no MFA code callback was provided'] },
      { fragments: ['AssumeRoleTokenProvider session option not set'] },
      { fragments: ['Cannot refresh credentials: MFA token required'] },
    ],
    causes: [
      'A program such as Terraform or a script uses a profile that was made for people.',
      'The session ended while the program ran, and a new code is due.',
    ],
    whatToDo: [
      'Sign in first and hand the session over: duckbill connect aws:NAME',
      'Or let the AWS CLI ask once, it keeps the session: aws sts get-caller-identity --profile NAME',
    ],
    inCyberduck: 'It asks for the code itself, again whenever the session ends.',
    links: [awsRoleGuide, 'https://github.com/aws/aws-cli/issues/1985'],
    source: 'aws-config C.3; cyberduck-s3-connect §2.5',
  },
  'config-parameter-invalid': {
    title: 'The AWS CLI refused a value of the profile before it asked AWS',
    meaning: 'The AWS CLI checks lengths and minima by itself: the request was never sent.',
    recognise: [
      { fragments: ['Invalid length for parameter RoleArn'] },
      { fragments: ['Invalid value for parameter DurationSeconds'] },
      { fragments: ['Invalid length for parameter RoleSessionName'] },
      { fragments: ['Invalid length for parameter SerialNumber'] },
      { fragments: ['Invalid length for parameter TokenCode'] },
      { fragments: ['Invalid length for parameter ExternalId'] },
    ],
    causes: [
      'role_arn is only the name of the role, not its whole ARN.',
      'duration_seconds is below 900.',
      'The MFA code has not 6 digits, or mfa_serial or external_id is empty.',
    ],
    whatToDo: ['The message names the parameter; correct it in the profile.', lintFiles],
    inCyberduck: 'Nothing is checked before; AWS itself answers with "validation error".',
    links: [awsRoleGuide],
    source: 'aws-config C.3',
  },
  'config-sso-incomplete': {
    title: 'Settings of Identity Center are missing in the profile',
    meaning: 'sso_start_url, sso_region, sso_account_id and sso_role_name are needed, in the profile or its session.',
    recognise: [
      { fragments: ['is configured to use SSO but is missing required configuration'] },
      { fragments: ['Profile is configured with invalid SSO credentials'] },
      { fragments: ['Missing the following required SSO configuration values'] },
    ],
    causes: [
      'The command aws configure sso was cancelled before the account was chosen.',
      'sso_account_id and sso_role_name stand in [sso-session], where the AWS CLI does not look for them.',
      'A key is mistyped, or stands in the profile above: {profile}',
    ],
    whatToDo: ['Fill the profile: aws configure sso --profile NAME', lintFiles],
    inCyberduck: 'It asks for what is missing, up from 9.5; keys in [sso-session] count as well.',
    links: [ssoGuide, identityCenterTutorial],
    source: 'aws-config D.1; cyberduck-s3-connect §3.2',
  },
  'config-sso-session-missing': {
    title: 'sso_session names a section that does not exist',
    meaning: 'The profile points to [sso-session NAME], and there is none of this name.',
    recognise: [
      { fragments: ['The specified sso-session does not exist'] },
      { fragments: ['failed to find SSO session section'] },
      { fragments: ["Cannot read properties of undefined (reading 'sso_region')"] },
    ],
    causes: [
      'The name is mistyped: {session}',
      'The section stands in ~/.aws/credentials; it belongs into ~/.aws/config.',
      'The name has blanks: the AWS CLI writes it in quotation marks, which the SDKs for JavaScript and Go do not read.',
    ],
    whatToDo: ['Make the section: aws configure sso-session', lintFiles],
    inCyberduck: 'Only the line "Missing SSO profile with name" in the log, then it asks for region and URL.',
    links: [ssoGuide],
    source: 'aws-config D.1; cyberduck-s3-connect §3.2',
  },
  'config-sso-inconsistent': {
    title: 'Profile and sso-session say different things',
    meaning: 'sso_region or sso_start_url stands in both, with different values.',
    recognise: [{ fragments: ['is inconsistent between profile (', 'sso-session ('] }],
    causes: ['The profile is older than its session, and one of them was changed.'],
    whatToDo: ['Remove sso_region and sso_start_url from the profile; the session has them.', lintFiles],
    inCyberduck: 'The session wins, as in the SDK for JavaScript.',
    links: [ssoGuide],
    source: 'aws-config D.1; cyberduck-s3-connect §3.2',
  },
  'config-sso-token-incomplete': {
    title: 'The cached token of Identity Center is not complete',
    meaning: 'The file in ~/.aws/sso/cache is there, but lacks something that the program needs.',
    recognise: [
      { fragments: ['Value not present for', 'in SSO Token'] },
      { fragments: ['Error loading SSO Token', 'is invalid'] },
    ],
    causes: [
      'An older program wrote the file, without what is needed for a renewal.',
      'The profile got an sso_session since the last sign-in.',
    ],
    whatToDo: [
      'Sign in again: aws sso login --profile NAME',
      'If it stays so, remove the old files first: aws sso logout',
    ],
    inCyberduck: 'It never reads this folder; up from 9.5 it signs in by itself.',
    links: [ssoGuide],
    source: 'aws-config D.2; cyberduck-s3-connect §1.6',
  },
};
