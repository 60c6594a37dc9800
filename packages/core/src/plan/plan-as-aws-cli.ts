import type { AwsReading, AwsSetting } from '../aws/aws-reading.ts';
import { signInEndpoint } from '../aws/endpoints.ts';
import { partitionOfRegion } from '../identifiers/partitions.ts';
import { readAwsFiles } from '../aws/read-aws-files.ts';
import { type AwsCredentialKind, followRoleChain, type RoleChain, type RoleStep } from '../aws/role-chain.ts';
import { programs } from '../programs/program.ts';
import { nearestName } from '../rules/nearest-name.ts';
import type { CallParameter } from './connection-plan.ts';
import type { PlanDraft } from './plan-draft.ts';
import { globalSigningRegion, globalStsEndpoint } from './sts-endpoint.ts';

/** What either AWS CLI does with a profile (aws-config C). */
export function planAsAwsCli(draft: PlanDraft): void {
  const { input } = draft;
  if (input.target.kind !== 'aws-profile') {
    const way = `a Cyberduck file as ${programs[input.program].title}`;
    draft.problem('plan-way-not-supported', draft.nowhere, { facts: { way } });
    return;
  }
  const named = input.target.name ?? profileFromEnvironment(draft);
  // The files are read first, also when the keys come from the environment (aws-config C.1).
  const reading = readAwsFiles(input.aws, input.program);
  if (reading.failure !== undefined) {
    const { problem } = reading.failure;
    draft.problem('plan-aws-files-refused', reading.failure, {
      facts: { program: programs[input.program].title, problem },
    });
    return;
  }
  const chain = followRoleChain(reading.profiles, named ?? 'default');
  const missing = chain.end.type === 'missing-profile';
  if (input.target.name === undefined && !(missing && named !== undefined)) {
    if (planEnvironmentKeys(draft, reading, chain.name)) return;
    if (missing) {
      // A default profile that nobody asked for may be absent (aws-config C.1).
      const facts = { profile: chain.name, program: programs[input.program].title };
      draft.problem('plan-no-credentials', draft.nowhere, { facts });
      return;
    }
  }
  if (!reportChain(draft, chain, reading)) return;
  const region = regionOf(draft, reading, chain.name);
  const [step] = chain.steps;
  const configured = endpointOf(draft, reading, chain.name);
  if (step === undefined) draft.strategy = 'static-keys';
  else planAssumeRole(draft, step, region, configured);
  planListing(draft, region, configured);
}

/** botocore 1 looks at AWS_DEFAULT_PROFILE first, AWS CLI 2 at AWS_PROFILE (aws-config A.1). */
function profileFromEnvironment(draft: PlanDraft): string | undefined {
  const order =
    draft.input.program === 'aws-cli@1'
      ? ['AWS_DEFAULT_PROFILE', 'AWS_PROFILE']
      : ['AWS_PROFILE', 'AWS_DEFAULT_PROFILE'];
  for (const name of order) {
    const value = draft.input.environment[name];
    if (value === undefined) continue;
    draft.use('profile', value, { kind: 'environment', name });
    return value;
  }
  return undefined;
}

/** Keys in the environment win over every profile that was not named on the command line (aws-config C.1). */
function planEnvironmentKeys(draft: PlanDraft, reading: AwsReading, profile: string): boolean {
  const { environment } = draft.input;
  const accessKeyId = environment['AWS_ACCESS_KEY_ID'];
  if (accessKeyId === undefined || accessKeyId === '') return false;
  const secretAccessKey = environment['AWS_SECRET_ACCESS_KEY'];
  draft.use('aws_access_key_id', accessKeyId, { kind: 'environment', name: 'AWS_ACCESS_KEY_ID' });
  if (secretAccessKey === undefined || secretAccessKey === '') {
    draft.problem('aws-access-key-incomplete', draft.nowhere, {
      facts: { profile: 'environment', present: 'AWS_ACCESS_KEY_ID', missing: 'AWS_SECRET_ACCESS_KEY' },
    });
    return true;
  }
  draft.use('aws_secret_access_key', '', { kind: 'environment', name: 'AWS_SECRET_ACCESS_KEY' }, true);
  // The older name wins in botocore (aws-config C.1).
  const tokenName = environment['AWS_SECURITY_TOKEN'] === undefined ? 'AWS_SESSION_TOKEN' : 'AWS_SECURITY_TOKEN';
  const sessionToken = environment[tokenName];
  if (sessionToken !== undefined) draft.use('aws_session_token', '', { kind: 'environment', name: tokenName }, true);
  draft.keys = { accessKeyId, secretAccessKey, ...(sessionToken === undefined ? {} : { sessionToken }) };
  draft.strategy = 'static-keys';
  planListing(draft, regionOf(draft, reading, profile), endpointOf(draft, reading, profile));
  return true;
}

const otherWays: Readonly<Record<Exclude<AwsCredentialKind, 'static-keys' | 'nothing'>, string>> = {
  sso: 'signing in with IAM Identity Center (sso_*)',
  process: 'credential_process',
  'web-identity': 'web_identity_token_file',
  'credential-source': 'credential_source',
  'login-session': 'login_session',
};

/** Notes the keys that the chain ends with, or what is wrong with it. True when the plan can go on. */
function reportChain(draft: PlanDraft, chain: RoleChain, reading: AwsReading): boolean {
  const names = [...reading.profiles.keys()];
  const nearest = (name: string): Record<string, string> => {
    const near = nearestName(name, names);
    return near === undefined ? {} : { nearest: near };
  };
  const { end } = chain;
  switch (end.type) {
    case 'missing-profile': {
      const facts = { profile: end.name, ...nearest(end.name), ...(names.length > 0 ? { candidates: names } : {}) };
      draft.problem('plan-aws-profile-missing', draft.nowhere, { facts });
      return false;
    }
    case 'missing-source': {
      const { reference } = end;
      draft.problem('aws-source-profile-unknown', placeOf(reference), {
        facts: { profile: end.profile.name, source: reference.value, ...nearest(reference.value), candidates: names },
      });
      return false;
    }
    case 'loop':
      draft.problem('aws-source-profile-loop', placeOf(end.reference), { facts: { chain: end.names.join(' → ') } });
      return false;
    case 'credentials':
      break;
  }
  if (end.kind === 'nothing') {
    const role = chain.steps.at(-1);
    if (role === undefined) {
      draft.problem('plan-no-credentials', profilePlace(draft, end.profile.places[0]), {
        facts: { profile: end.profile.name, program: programs[reading.program].title },
      });
    } else {
      draft.problem('aws-source-profile-missing', placeOf(role.roleArn), { facts: { profile: role.profile.name } });
    }
    return false;
  }
  if (end.kind !== 'static-keys') {
    draft.problem('plan-way-not-supported', profilePlace(draft, end.profile.places[0]), {
      facts: { way: otherWays[end.kind] },
    });
    return false;
  }
  const { settings } = end.profile;
  const accessKeyId = settings.get('aws_access_key_id');
  const secretAccessKey = settings.get('aws_secret_access_key');
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    const [present, missing] =
      accessKeyId === undefined
        ? ['aws_secret_access_key', 'aws_access_key_id']
        : ['aws_access_key_id', 'aws_secret_access_key'];
    draft.problem('aws-access-key-incomplete', profilePlace(draft, end.profile.places[0]), {
      facts: { profile: end.profile.name, present, missing },
    });
    return false;
  }
  const sessionToken = sessionTokenOf(settings, accessKeyId);
  for (const step of chain.steps) if (step.sourceProfile !== undefined) draft.useAws(step.sourceProfile);
  draft.useAws(accessKeyId);
  draft.useAws(secretAccessKey, true);
  if (sessionToken !== undefined) draft.useAws(sessionToken, true);
  draft.keys = {
    accessKeyId: accessKeyId.value,
    secretAccessKey: secretAccessKey.value,
    ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.value }),
  };
  if (chain.steps.length > 1) {
    draft.problem('plan-way-not-supported', draft.nowhere, { facts: { way: 'a chain of several roles' } });
    return false;
  }
  return true;
}

/** botocore takes keys and token from one file only; the older name of the token wins (aws-config B.1, C.2). */
function sessionTokenOf(settings: ReadonlyMap<string, AwsSetting>, accessKeyId: AwsSetting): AwsSetting | undefined {
  const token = settings.get('aws_security_token') ?? settings.get('aws_session_token');
  return token?.file === accessKeyId.file ? token : undefined;
}

/** The region of the profile asked for; the environment wins over it. */
function regionOf(draft: PlanDraft, reading: AwsReading, profile: string): string | undefined {
  const names = draft.input.program === 'aws-cli@1' ? ['AWS_DEFAULT_REGION'] : ['AWS_REGION', 'AWS_DEFAULT_REGION'];
  for (const name of names) {
    const value = draft.input.environment[name];
    if (value === undefined || value === '') continue;
    draft.use('region', value, { kind: 'environment', name });
    return value;
  }
  const setting = reading.profiles.get(profile)?.settings.get('region');
  if (setting !== undefined) draft.useAws(setting);
  return setting?.value;
}

function planAssumeRole(
  draft: PlanDraft,
  step: RoleStep,
  region: string | undefined,
  configured: string | undefined,
): void {
  draft.strategy = 'assume-role';
  const known = (name: string, setting: AwsSetting | undefined): CallParameter[] => {
    if (setting === undefined) return [];
    draft.useAws(setting);
    return [{ name, value: { kind: 'known', value: setting.value } }];
  };
  const parameters: CallParameter[] = [
    ...known('RoleArn', step.roleArn),
    ...(step.roleSessionName === undefined
      ? [
          {
            name: 'RoleSessionName',
            value: { kind: 'generated', how: 'botocore-session-<seconds since 1970>' },
          } as const,
        ]
      : known('RoleSessionName', step.roleSessionName)),
    ...known('ExternalId', step.externalId),
    ...durationParameter(draft, step.durationSeconds),
    ...known('SerialNumber', step.mfaSerial),
  ];
  if (step.mfaSerial !== undefined) {
    draft.step({
      kind: 'prompt',
      prompt: 'mfa-code',
      label: `Enter MFA code for ${step.mfaSerial.value}: `,
      hidden: true,
      cancel: 'aborts',
      saved: '',
    });
    parameters.push({ name: 'TokenCode', value: { kind: 'prompted', prompt: 'mfa-code' } });
  }
  const usual = signInEndpoint('sts', region ?? 'aws-global');
  const endpoint = endpointFor(
    draft,
    'STS',
    configured ?? (usual === undefined ? globalStsEndpoint : `https://${usual.host}`),
  );
  draft.step({
    kind: 'call',
    service: 'sts',
    operation: 'AssumeRole',
    endpoint,
    signingRegion: usual?.signingRegion ?? globalSigningRegion,
    signedWith: 'source',
    parameters,
    purpose: 'exchange the keys of the user for a session of the role',
  });
}

/** What is no whole number is left out without a word (aws-config B.1). */
function durationParameter(draft: PlanDraft, setting: AwsSetting | undefined): CallParameter[] {
  if (setting === undefined || !/^\s*[+-]?\d{1,10}\s*$/u.test(setting.value)) return [];
  draft.useAws(setting);
  return [{ name: 'DurationSeconds', value: { kind: 'known', value: setting.value.trim() } }];
}

function planListing(draft: PlanDraft, region: string | undefined, configured: string | undefined): void {
  const signingRegion = region ?? globalSigningRegion;
  const suffix = partitionOfRegion(signingRegion)?.dnsSuffix ?? 'amazonaws.com';
  draft.step({
    kind: 'call',
    service: 's3',
    operation: 'ListBuckets',
    endpoint: endpointFor(draft, 'S3', configured ?? `https://s3.${signingRegion}.${suffix}`),
    signingRegion,
    signedWith: draft.strategy === 'assume-role' ? 'session' : 'source',
    parameters: [],
    purpose: 'list the buckets, as "aws s3 ls" does',
  });
}

/** `endpoint_url` of the profile asked for: it counts for the sign-in as well (aws-config B.2). */
function endpointOf(draft: PlanDraft, reading: AwsReading, profile: string): string | undefined {
  const setting = reading.profiles.get(profile)?.settings.get('endpoint_url');
  if (setting !== undefined) draft.useAws(setting);
  return setting?.value;
}

/** Endpoints from the environment; the one for the service wins (aws-config B.2). Not in AWS CLI 2 before 2.13. */
function endpointFor(draft: PlanDraft, service: 'STS' | 'S3', otherwise: string): string {
  for (const name of [`AWS_ENDPOINT_URL_${service}`, 'AWS_ENDPOINT_URL']) {
    const value = draft.input.environment[name];
    if (value === undefined || value === '') continue;
    draft.use('endpoint_url', value, { kind: 'environment', name });
    return value;
  }
  return otherwise;
}

function placeOf(setting: AwsSetting): { file: string; span: AwsSetting['valueSpan'] } {
  return { file: setting.file, span: setting.valueSpan };
}

function profilePlace(
  draft: PlanDraft,
  place: { file: string; headerSpan: AwsSetting['valueSpan'] } | undefined,
): { file: string; span: AwsSetting['valueSpan'] } {
  return place === undefined ? draft.nowhere : { file: place.file, span: place.headerSpan };
}
