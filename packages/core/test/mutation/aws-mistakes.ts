import { type Mistake, pick, type Random } from './mistake.ts';
import { change, dropDigit, insertAfter, otherCase, removeLine, typo, wrongDigit } from './plant.ts';

const config = ['config'] as const;
const credentials = ['credentials'] as const;
const both = ['config', 'credentials'] as const;
const setting = /^(?<part>[a-z_0-9]+) ?= ?\S/u;

function value(key: string): RegExp {
  return new RegExp(`^${key} ?= ?(?<part>.+)$`, 'u');
}

/** What is true of a section that lacks a setting. */
const lostSetting = [
  'aws-session-token-missing',
  'aws-access-key-incomplete',
  'aws-source-profile-missing',
  'aws-source-profile-empty',
  'aws-source-without-role',
  'aws-mfa-serial-without-role',
  'aws-sso-profile-incomplete',
  'aws-sso-session-incomplete',
  'aws-role-region-missing',
  'aws-web-identity-without-role',
] as const;

/** What goes wrong in the two files of AWS. */
export const awsMistakes: readonly Mistake[] = [
  {
    name: 'header without its bracket',
    kinds: both,
    plant: change(/^\[[^\]]+(?<part>\])$/u, ''),
    found: ['aws-header-unclosed'],
  },
  {
    name: 'profile without its prefix',
    kinds: config,
    plant: change(/^\[(?<part>profile )/u, ''),
    found: ['aws-profile-prefix-missing'],
    besides: ['aws-source-profile-unknown'],
  },
  {
    name: 'wrong case of the prefix',
    kinds: config,
    plant: change(/^\[(?<part>profile|sso-session|services) /u, otherCase),
    found: ['aws-header-letter-case'],
  },
  {
    name: 'typo in the prefix',
    kinds: config,
    plant: change(/^\[(?<part>profile|sso-session) /u, typo),
    found: ['aws-header-prefix-wrong', 'aws-header-word-unknown'],
    besides: ['aws-source-profile-unknown', 'aws-sso-session-unknown'],
  },
  {
    name: 'prefix in credentials',
    kinds: credentials,
    plant: change(/^\[(?<part>[a-z]+)\]$/u, (name) => (name === 'default' ? name : `profile ${name}`)),
    found: ['aws-profile-prefix-in-credentials'],
    besides: ['aws-source-profile-unknown', 'aws-source-profile-missing'],
  },
  { name: 'header indented', kinds: both, plant: change(/^(?<part>\[)/u, '  ['), found: ['aws-header-indented'] },
  {
    name: 'comment behind a header',
    kinds: both,
    plant: change(/(?<part>\])$/u, ']# mine'),
    found: ['aws-header-comment', 'aws-header-comment-glued', 'aws-header-trailing-text'],
  },
  {
    name: 'typo in a key of AWS',
    kinds: both,
    plant: change(setting, typo),
    found: ['aws-setting-unknown'],
    besides: lostSetting,
  },
  {
    name: 'wrong case of a key of AWS',
    kinds: both,
    plant: change(setting, otherCase),
    found: ['aws-key-letter-case'],
  },
  {
    name: 'colon for the equals sign',
    kinds: both,
    plant: change(/^[a-z_0-9]+(?<part> ?= ?)\S/u, ': '),
    found: ['aws-delimiter-colon', 'aws-line-unrecognised'],
  },
  {
    name: 'equals sign forgotten',
    kinds: both,
    plant: change(/^[a-z_0-9]+(?<part> ?= ?)[^:=]+$/u, ' '),
    found: ['aws-line-unrecognised'],
    besides: lostSetting,
  },
  {
    name: 'setting indented',
    kinds: both,
    plant: change(/^(?<part>[a-z_0-9]+) ?=/u, (key) => `  ${key}`),
    found: ['aws-setting-indented', 'aws-value-continued', 'aws-nested-line-unrecognised'],
  },
  {
    name: 'setting twice',
    kinds: both,
    plant: insertAfter(/^(?:region|role_arn|aws_access_key_id) ?= ?\S/u, (line) => [line]),
    found: ['aws-key-repeated'],
  },
  {
    name: 'profile twice',
    kinds: config,
    plant: (lines) => ({
      lines: [...lines.slice(0, -1), '', lines.find((line) => line.startsWith('[profile ')) ?? '', 'output = text', ''],
      line: lines.length + 1,
    }),
    found: ['aws-section-repeated'],
  },
  {
    name: 'setting before any section',
    kinds: both,
    plant: (lines) => ({ lines: ['region = eu-west-1', ...lines], line: 1 }),
    found: ['aws-setting-before-section'],
  },
  {
    name: 'quoted value',
    kinds: both,
    plant: change(
      /^(?:region|role_arn|source_profile|aws_secret_access_key|sso_region) ?= ?(?<part>.+)$/u,
      (text) => `"${text}"`,
    ),
    found: ['aws-value-quoted'],
  },
  {
    name: 'comment behind a value',
    kinds: config,
    plant: change(/^(?:region|source_profile|output|sso_region) ?= ?(?<part>.+)$/u, (text) => `${text} # mine`),
    found: ['aws-value-comment'],
  },
  {
    name: 'value forgotten in AWS',
    kinds: both,
    plant: change(/^(?:region|role_arn|source_profile|aws_access_key_id|sso_region) ?= ?(?<part>\S+)$/u, ''),
    found: ['aws-value-empty'],
  },
  {
    name: 'typo in a region',
    kinds: config,
    plant: change(/^region ?= ?(?<part>(?:eu|us|cn)-.+)$/u, typo),
    found: ['aws-region-unknown', 'aws-region-malformed'],
  },
  {
    name: 'blank in a region',
    kinds: config,
    plant: change(/^region ?= ?(?<part>(?:eu|us|cn)-.+)$/u, (text) => text.replaceAll('-', ' ')),
    found: ['aws-region-malformed'],
  },
  {
    name: 'zone for a region',
    kinds: config,
    plant: change(/^region ?= ?(?<part>(?:eu|us|cn)-.+)$/u, (text) => `${text}a`),
    found: ['aws-region-malformed', 'aws-region-unknown'],
  },
  {
    name: 'digit dropped from a role in AWS config',
    kinds: config,
    plant: change(value('role_arn'), dropDigit),
    found: ['role-arn-malformed'],
  },
  {
    name: 'digit dropped from an MFA device in AWS config',
    kinds: config,
    plant: change(value('mfa_serial'), dropDigit),
    found: ['mfa-serial-malformed'],
  },
  {
    name: 'MFA device where the role belongs',
    kinds: config,
    plant: change(value('role_arn'), (text) => text.replace(':role/', ':mfa/')),
    found: ['role-arn-malformed'],
  },
  {
    name: 'wrong digit in an MFA device in AWS config',
    kinds: config,
    plant: change(value('mfa_serial'), wrongDigit),
    found: ['role-mfa-account-differs', 'aws-mfa-owner-differs'],
  },
  {
    name: 'region of GovCloud for a role of another partition',
    kinds: config,
    plant: regionOfRole,
    found: ['aws-partition-differs'],
  },
  {
    name: 'typo in a source profile',
    kinds: config,
    plant: change(value('source_profile'), typo),
    found: ['aws-source-profile-unknown'],
  },
  {
    name: 'source profile that is the profile itself',
    kinds: config,
    plant: ownSource,
    found: ['aws-source-profile-loop', 'aws-source-profile-missing', 'aws-source-profile-role-and-keys'],
    besides: ['aws-source-profile-loop'],
  },
  {
    name: 'role without a source',
    kinds: config,
    plant: removeLine(/^(?:source_profile|credential_source|web_identity_token_file)/u, /^role_arn/u),
    found: ['aws-source-profile-missing', 'aws-role-sources-conflict'],
    besides: ['aws-mfa-serial-without-role'],
  },
  {
    name: 'duration in words',
    kinds: config,
    plant: change(value('duration_seconds'), '1h'),
    found: ['aws-duration-not-number'],
  },
  {
    name: 'duration out of range',
    kinds: config,
    plant: change(value('duration_seconds'), '60'),
    found: ['aws-duration-out-of-range'],
  },
  {
    name: 'typo in a session',
    kinds: config,
    plant: change(value('sso_session'), typo),
    found: ['aws-sso-session-unknown'],
  },
  {
    name: 'start URL without https',
    kinds: config,
    plant: change(/^sso_start_url = (?<part>https)/u, 'http'),
    found: ['aws-sso-start-url-not-https'],
  },
  {
    name: 'session without its region',
    kinds: config,
    plant: removeLine(/^sso_region/u, /^\[sso-session/u),
    found: ['aws-sso-session-incomplete'],
  },
  {
    name: 'role of Identity Center forgotten',
    kinds: config,
    plant: removeLine(/^sso_role_name/u, /^sso_account_id/u),
    found: ['aws-sso-profile-incomplete'],
  },
  {
    name: 'digit dropped from an account',
    kinds: config,
    plant: change(value('(?:sso_account_id|aws_account_id)'), dropDigit),
    found: ['aws-account-id-malformed'],
  },
  {
    name: 'typo in a credential source',
    kinds: config,
    plant: change(value('credential_source'), typo),
    found: ['aws-credential-source-unknown'],
  },
  {
    name: 'value that is not listed',
    kinds: config,
    plant: change(value('(?:output|retry_mode)'), typo),
    found: ['aws-value-not-listed'],
  },
  {
    name: 'number in words',
    kinds: config,
    plant: change(value('max_attempts'), 'five'),
    found: ['aws-value-not-number'],
  },
  {
    name: 'yes for true',
    kinds: config,
    plant: change(value('(?:use_fips_endpoint|parameter_validation)'), 'yes'),
    found: ['aws-value-not-boolean'],
  },
  {
    name: 'typo in a group of services',
    kinds: config,
    plant: change(value('services'), typo),
    found: ['aws-services-unknown'],
  },
  {
    name: 'endpoint without a scheme',
    kinds: config,
    plant: change(/^endpoint_url = (?<part>https:\/\/)/u, ''),
    found: ['aws-value-not-url'],
  },
  {
    name: 'blank in a session name',
    kinds: config,
    plant: change(value('role_session_name'), (text) => `${text} x`),
    found: ['aws-role-session-name-malformed'],
  },
  {
    name: 'keys in config',
    kinds: config,
    plant: insertAfter(/^region ?=/u, () => [
      'aws_access_key_id = AKIAPLANTED7MISTAKE2',
      'aws_secret_access_key = canaryPlantedSecretAccessKey0123456789ab',
    ]),
    found: ['aws-secret-in-config'],
    besides: [
      'aws-credentials-mixed',
      'aws-role-sources-conflict',
      'aws-access-key-split',
      'aws-web-identity-mixed',
      'aws-source-profile-role-and-keys',
    ],
  },
  {
    name: 'secret key lost',
    kinds: credentials,
    plant: removeLine(/^aws_secret_access_key/u, -1),
    found: ['aws-access-key-incomplete'],
    besides: ['aws-source-profile-missing', 'aws-source-profile-empty'],
  },
  {
    name: 'key id lost',
    kinds: credentials,
    plant: removeLine(/^aws_access_key_id/u, 0),
    found: ['aws-access-key-incomplete'],
    besides: ['aws-source-profile-missing', 'aws-source-profile-empty'],
  },
  {
    name: 'session token lost',
    kinds: credentials,
    plant: removeLine(/^aws_session_token/u, -2),
    found: ['aws-session-token-missing'],
  },
  {
    name: 'session token beside the key of a user',
    kinds: credentials,
    plant: sessionToken,
    found: ['aws-session-token-needless'],
  },
  {
    name: 'key id cut',
    kinds: credentials,
    plant: change(value('aws_access_key_id'), (text) => text.slice(0, -5)),
    found: ['access-key-id-cut'],
  },
  {
    name: 'role ARN as key id',
    kinds: credentials,
    plant: change(value('aws_access_key_id'), 'AROAHERONDN7DEFAULT2'),
    found: ['aws-access-key-kind'],
  },
];

/** The region of a profile with a role, taken from a part of AWS that the role is not in. */
function regionOfRole(lines: readonly string[], random: Random): ReturnType<Mistake['plant']> {
  const roles = lines.flatMap((line, index) => (line.startsWith('role_arn') ? [index] : []));
  const role = pick(roles, random) ?? -1;
  const at = lines.findIndex((line, index) => index > role && line.startsWith('region'));
  const line = lines[at];
  if (role === -1 || line === undefined) return undefined;
  const region = lines[role]?.includes('arn:aws-us-gov:') === true ? 'eu-west-1' : 'us-gov-east-1';
  return { lines: lines.with(at, line.replace(/[a-z]+(?:-[a-z]+)+-\d/u, region)), line: at + 1 };
}

function sessionToken(lines: readonly string[], random: Random): ReturnType<Mistake['plant']> {
  const keys = lines.flatMap((line, index) => (/^aws_access_key_id ?= ?AKIA/u.test(line) ? [index] : []));
  const at = pick(keys, random);
  if (at === undefined) return undefined;
  return { lines: lines.toSpliced(at + 2, 0, 'aws_session_token = canaryPlantedToken0123456789'), line: at + 3 };
}

function ownSource(lines: readonly string[]): ReturnType<Mistake['plant']> {
  const at = lines.findIndex((line) => line.startsWith('source_profile'));
  const name = /^\[profile (?<name>.+)\]$/u.exec(
    lines.slice(0, at + 1).findLast((line) => line.startsWith('[profile ')) ?? '',
  )?.groups?.['name'];
  return name === undefined ? undefined : { lines: lines.with(at, `source_profile = ${name}`), line: at + 1 };
}
