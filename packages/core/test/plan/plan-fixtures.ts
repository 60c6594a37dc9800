import { createHash } from 'node:crypto';
import type { AwsFiles } from '../../src/aws/aws-reading.ts';
import { openBookmark, openProfile } from '../../src/document/open-documents.ts';
import type { PlanSurroundings } from '../../src/plan/plan-target.ts';
import { planConnection } from '../../src/plan/plan-connection.ts';
import type { ConnectionPlan, PlannedConnection } from '../../src/plan/connection-plan.ts';
import type { ConnectionProfile } from '../../src/profile/connection-profile.ts';
import type { ProgramId } from '../../src/programs/program.ts';
import { SourceText } from '../../src/source/source-text.ts';

/** Entries of a dictionary: a text, a switch, a list or a dictionary of texts. */
export type Entries = Readonly<Record<string, string | boolean | readonly string[] | Readonly<Record<string, string>>>>;

export const roleArn = 'arn:aws:iam::210987654321:role/HeronReader';
export const mfaSerial = 'arn:aws:iam::210987654321:mfa/heron-phone';
export const accessKeyId = 'AKIAIOSFODNN7HERON23';

/** Secrets of the tests; none may ever stand in a plan. */
export const canaries = {
  secret: 'canary/Secret+Key0123456789abcdefghijklm',
  token: 'canary-session-token-0123456789',
} as const;

/** One entry a line, so that tests can tell lines. */
export function plistOf(entries: Entries): string {
  const lines = Object.entries(entries).map(([key, value]) => {
    const printed =
      typeof value === 'boolean' ? `<${value}/>` : typeof value === 'string' ? textOf(value) : containerOf(value);
    return `<key>${key}</key>${printed}\n`;
  });
  return `<plist version="1.0"><dict>\n${lines.join('')}</dict></plist>\n`;
}

function containerOf(value: readonly string[] | Readonly<Record<string, string>>): string {
  if (isList(value)) return `<array>${value.map(textOf).join('')}</array>`;
  const entries = Object.entries(value).map(([name, text]) => `<key>${name}</key>${textOf(text)}`);
  return `<dict>${entries.join('')}</dict>`;
}

function isList(value: readonly string[] | Readonly<Record<string, string>>): value is readonly string[] {
  return Array.isArray(value);
}

function textOf(text: string): string {
  return `<string>${text}</string>`;
}

/** An S3 connection profile; `Protocol` may be overridden. */
export function profileOf(entries: Entries): ConnectionProfile {
  const source = new SourceText('heron.cyberduckprofile', plistOf({ Protocol: 's3', Vendor: 'heron-s3', ...entries }));
  const { profile } = openProfile(source);
  if (profile === undefined) throw new Error('not a profile');
  return profile;
}

/** The published profile "AWS S3 (STS Assume Role)", as far as it counts here. */
export const assumeRoleProfile: ConnectionProfile = profileOf({
  Vendor: 'aws-s3-sts-assumerole',
  'OAuth Configurable': false,
  'Token Configurable': false,
  'Role Configurable': true,
  'Multi Factor Configurable': true,
  Properties: { role_arn: '', mfa_serial: '' },
});

/** "S3 (Credentials from AWS Command Line Interface)": the username is the name of an AWS profile. */
export const cliProfile: ConnectionProfile = profileOf({
  Vendor: 's3-cli',
  'Password Configurable': false,
  'Token Configurable': true,
  'Anonymous Configurable': false,
});

/** "S3 (Credentials from Instance Metadata)", with a role of its own. */
export const machineProfile: ConnectionProfile = profileOf({
  Vendor: 's3-role',
  Context: 'http://169.254.169.254/latest/meta-data/iam/security-credentials/HeronReader',
  'Username Configurable': false,
  'Password Configurable': false,
  'Token Configurable': false,
  'Anonymous Configurable': false,
});

/** "AWS S3 (IAM Identity Center)" as it shipped first: the username names an AWS profile. */
export const identityCenterProfile: ConnectionProfile = profileOf({
  Vendor: 's3-iam-identity-center',
  Bundled: true,
  'Hostname Configurable': false,
  'Username Configurable': true,
  'Password Configurable': false,
  'OAuth Configurable': true,
  'OAuth Authorization Url': '',
  'OAuth Token Url': '',
  'OAuth Client ID': '',
  'OAuth Client Secret': '',
  'OAuth Redirect Url': '',
  Scopes: ['sso:account:access'],
});

/** "AWS S3 (Google OpenID Connect)", what a test changes of it, and without the keys that it takes out. */
export function openidProfile(changes: Entries = {}, without: readonly string[] = []): ConnectionProfile {
  const entries: Entries = {
    Vendor: 'aws-s3-sts-google-oidc',
    'Username Configurable': false,
    'Password Configurable': false,
    'OAuth Configurable': true,
    'Role Configurable': true,
    Authorization: 'AuthorizationCode',
    'OAuth Authorization Url': 'https://accounts.google.com/o/oauth2/auth',
    'OAuth Token Url': 'https://accounts.google.com/o/oauth2/token',
    'OAuth Redirect Url': '${oauth.application.identifier}:oauth',
    'OAuth Client Secret': '',
    Scopes: ['openid', 'offline_access'],
    Properties: { role_arn: '' },
    ...changes,
  };
  return profileOf(Object.fromEntries(Object.entries(entries).filter(([key]) => !without.includes(key))));
}

export interface PlanCase {
  readonly bookmark?: Entries;
  readonly profile?: ConnectionProfile;
  /** `undefined`: the profile that the program takes when none is named. */
  readonly awsProfile?: string | undefined;
  readonly profiles?: readonly ConnectionProfile[];
  readonly config?: string;
  readonly credentials?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly program?: ProgramId;
  /** Whether the names of cache files can be known; or what is special about the machine. */
  readonly surroundings?: boolean | Partial<PlanSurroundings>;
}

const surroundings: PlanSurroundings = {
  home: '/home/heron',
  now: Date.UTC(2026, 6, 1),
  sha1Hex: (text) => createHash('sha1').update(text).digest('hex'),
  sha256Hex: (text) => createHash('sha256').update(text).digest('hex'),
  browserHere: true,
};

export function planned(one: PlanCase): PlannedConnection {
  const aws: AwsFiles = {
    ...(one.config === undefined ? {} : { config: new SourceText('.aws/config', one.config) }),
    ...(one.credentials === undefined ? {} : { credentials: new SourceText('.aws/credentials', one.credentials) }),
  };
  const cyberduck = one.bookmark !== undefined || one.profile !== undefined;
  return planConnection({
    target: targetOf(one),
    program: one.program ?? (cyberduck ? 'cyberduck@9.5' : 'aws-cli@2'),
    profiles: one.profiles ?? [assumeRoleProfile, cliProfile, identityCenterProfile, machineProfile],
    aws,
    environment: one.environment ?? {},
    ...(one.surroundings === undefined || one.surroundings === false
      ? {}
      : { surroundings: one.surroundings === true ? surroundings : { ...surroundings, ...one.surroundings } }),
  });
}

function targetOf({ bookmark, profile, awsProfile }: PlanCase): Parameters<typeof planConnection>[0]['target'] {
  if (bookmark !== undefined) {
    const opened = openBookmark(new SourceText('heron.duck', plistOf({ Protocol: 's3', ...bookmark }))).bookmark;
    if (opened === undefined) throw new Error('not a bookmark');
    return { kind: 'bookmark', bookmark: opened };
  }
  if (profile !== undefined) return { kind: 'profile', profile };
  return { kind: 'aws-profile', ...(awsProfile === undefined ? {} : { name: awsProfile }) };
}

/** Steps in short: `ask PROMPT`, `SERVICE OPERATION`, `open FLOW`, `run COMMAND`, `look CACHE`. */
export function stepsOf({ steps }: ConnectionPlan): readonly string[] {
  return steps.map((step) => {
    switch (step.kind) {
      case 'prompt':
        return `ask ${step.key ?? step.prompt}`;
      case 'call':
        return `${step.service} ${step.operation}`;
      case 'browser':
        return `open ${step.flow}`;
      case 'process':
        return `run ${step.command}`;
      case 'cache':
        return `look ${step.cache}`;
    }
  });
}

export function problemsOf({ problems }: ConnectionPlan): readonly string[] {
  return problems.map(({ code }) => code);
}

/** Parameters of a call in short: `Name=value`, `Name?prompt`, `Name*`. */
export function parametersOf({ steps }: ConnectionPlan, operation: string): readonly string[] {
  return steps.flatMap((step) =>
    step.kind === 'call' && step.operation === operation
      ? step.parameters.map(({ name, value }) =>
          value.kind === 'known'
            ? `${name}=${value.value}`
            : value.kind === 'prompted'
              ? `${name}?${value.prompt}`
              : `${name}*`,
        )
      : [],
  );
}

/** Where a setting came from: `file:line`, `env NAME`, `default`. */
export function originOf(plan: ConnectionPlan, name: string, sources: readonly SourceText[]): string | undefined {
  const origin = plan.settings.findLast((setting) => setting.name === name)?.origin;
  switch (origin?.kind) {
    case 'file': {
      const source = sources.find((source) => source.name === origin.file);
      return `${origin.file}:${source?.position(origin.span.start).line}`;
    }
    case 'environment':
      return `env ${origin.name}`;
    default:
      return origin?.kind;
  }
}

/** An AWS section with keys. */
export function keysSection(name: string, withToken = false): string {
  const token = withToken ? `aws_session_token = ${canaries.token}\n` : '';
  return `[${name}]\naws_access_key_id = ${accessKeyId}\naws_secret_access_key = ${canaries.secret}\n${token}`;
}
