import type { AwsFiles, AwsSetting } from '../aws-reading.ts';
import { attempt, resultOf, s3Of } from './attempt.ts';
import type { AwsKeys, AwsOutcome, ValueSource } from './aws-outcome.ts';
import { AwsTrace } from './aws-trace.ts';
import type { AwsWorld } from './aws-world.ts';
import { hasKeys, hasSso, type GoProfile } from './sdk-go-profile.ts';
import { retrieve, type GoProvider } from './sdk-go-provider.ts';
import { namedByEnvironment, refuse, SdkGoSession } from './sdk-go-session.ts';
import { credentialSource, loginSource, machineProvider, processSource, webIdentity } from './sdk-go-sources.ts';
import { ssoProvider } from './sdk-go-sso.ts';
import { fromSetting, optionalSetting } from './value-source.ts';

/** What the AWS SDK for Go 2 ends with (aws-config C, D, column G). Nothing is sent. */
export function resolveAsSdkGo(files: AwsFiles, world: AwsWorld): AwsOutcome {
  const trace = new AwsTrace();
  const profile = world.profile ?? namedByEnvironment(world);
  const loaded = attempt(() => new SdkGoSession(files, world, trace), 'load');
  const session = loaded.value;
  const found = session === undefined ? undefined : attempt(() => providerOf(session), 'load');
  const provider = found?.value;
  const keys = provider === undefined ? undefined : attempt(() => retrieve(provider), 'refresh');
  const region = session?.region();
  const s3 = session === undefined ? undefined : attempt(() => session.s3(), 'refresh');
  return {
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
    result: resultOf(keys ?? { error: found?.error ?? loaded.error }),
    tried: [],
    calls: trace.calls,
    prompts: trace.prompts,
    processes: trace.processes,
    events: trace.events,
    ...s3Of(s3),
  };
}

/** Profile named in code → environment → profile (aws-config C.1). */
function providerOf(session: SdkGoSession): GoProvider {
  if (session.world.profile !== undefined) return fromProfile(session, session.profile);
  const keys = session.environmentKeys();
  if (keys !== undefined) return { cached: false, get: () => keys };
  const { env } = session.world;
  if ((env.get('AWS_WEB_IDENTITY_TOKEN_FILE') ?? '') !== '') {
    const variable = (name: string): ValueSource | undefined =>
      (env.get(name) ?? '') === '' ? undefined : { from: 'variable', variable: name };
    return webIdentity(
      session,
      { from: 'variable', variable: 'AWS_WEB_IDENTITY_TOKEN_FILE' },
      variable('AWS_ROLE_ARN'),
      variable('AWS_ROLE_SESSION_NAME'),
    );
  }
  return fromProfile(session, session.profile);
}

/** Whatever gives the keys, a role_arn is assumed with them afterwards. */
function fromProfile(session: SdkGoSession, profile: GoProfile): GoProvider {
  const { settings } = profile;
  const tokenFile = settings.get('web_identity_token_file');
  if (
    profile.source === undefined &&
    !hasKeys(settings) &&
    !settings.has('credential_source') &&
    tokenFile !== undefined
  )
    return webIdentity(
      session,
      fromSetting(tokenFile),
      optionalSetting(settings, 'role_arn'),
      optionalSetting(settings, 'role_session_name'),
    );
  const base = baseOf(session, profile);
  const roleArn = settings.get('role_arn');
  return roleArn === undefined ? base : assumeRole(session, settings, roleArn, base);
}

function baseOf(session: SdkGoSession, profile: GoProfile): GoProvider {
  const { settings, source } = profile;
  if (source !== undefined) {
    const reference = settings.get('source_profile');
    if (reference !== undefined) session.trace.note({ kind: 'follow', setting: reference });
    return fromProfile(session, source);
  }
  const id = settings.get('aws_access_key_id');
  const secret = settings.get('aws_secret_access_key');
  if (id !== undefined && secret !== undefined) {
    const sessionToken = optionalSetting(settings, 'aws_session_token');
    const accountId = optionalSetting(settings, 'aws_account_id');
    const keys: AwsKeys = {
      accessKeyId: fromSetting(id),
      secretAccessKey: fromSetting(secret),
      ...(sessionToken === undefined ? {} : { sessionToken }),
      ...(accountId === undefined ? {} : { accountId }),
    };
    return { cached: false, get: () => keys };
  }
  const reference = settings.get('credential_source');
  if (reference !== undefined) return credentialSource(session, reference);
  if (hasSso(settings)) return ssoProvider(session, profile);
  const login = settings.get('login_session');
  if (login !== undefined) return { cached: true, get: () => loginSource(session, login) };
  const command = settings.get('credential_process');
  if (command !== undefined) return { cached: true, get: () => processSource(session, command) };
  return machineProvider(session);
}

/** Only a duration above fifteen whole minutes counts (aws-config B.1). */
const DEFAULT_DURATION = 900;
const LEAST_DURATION = 960;

function assumeRole(
  session: SdkGoSession,
  settings: ReadonlyMap<string, AwsSetting>,
  roleArn: AwsSetting,
  base: GoProvider,
): GoProvider {
  const mfaSerial = settings.get('mfa_serial');
  if (mfaSerial !== undefined && !session.world.asksForCodes)
    throw refuse('assume role with MFA enabled, but AssumeRoleTokenProvider session option not set.', mfaSerial);
  return {
    cached: true,
    get: () => {
      const params = new Map<string, ValueSource>([
        ['RoleArn', fromSetting(roleArn)],
        ['RoleSessionName', optionalSetting(settings, 'role_session_name') ?? { from: 'generated' }],
        ['DurationSeconds', durationOf(settings.get('duration_seconds'))],
      ]);
      const externalId = optionalSetting(settings, 'external_id');
      if (externalId !== undefined) params.set('ExternalId', externalId);
      if (mfaSerial !== undefined) {
        params.set('SerialNumber', fromSetting(mfaSerial));
        params.set('TokenCode', session.trace.prompt(mfaSerial));
      }
      const operation = 'operation error STS: AssumeRole, ';
      const signedWith = retrieve(base, `${operation}get identity: get credentials: `);
      const endpoint = session.endpoint('sts', operation);
      return session.call({ operation: 'AssumeRole', endpoint, signedWith, params });
    },
  };
}

const INTEGER = /^[+-]?[0-9]+(?:_[0-9]+)*$/u;

function durationOf(setting: AwsSetting | undefined): ValueSource {
  const text = setting?.value ?? '';
  const seconds = INTEGER.test(text) ? Number(text.replaceAll('_', '')) : 0;
  if (setting === undefined || seconds < LEAST_DURATION) return { from: 'text', text: String(DEFAULT_DURATION) };
  return { from: 'text', text: String(seconds), setting };
}
