import type { AwsProfile, AwsReading } from '../aws/aws-reading.ts';
import { readAwsFiles } from '../aws/read-aws-files.ts';
import { programs } from '../programs/program.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { asksIdentityAtLogin, bucketInHostname, isAwsHostname } from './aws-hostname.ts';
import type { CallParameter, CallStep, Strategy } from './connection-plan.ts';
import { type CyberduckTarget, readCyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';
import { globalSigningRegion, signingRegionOfSts } from './sts-endpoint.ts';

/** What Cyberduck 9.3 and later do with a bookmark (cyberduck-s3-connect §0.1–§2.2, §4.1). */
export function planAsCyberduck(draft: PlanDraft): void {
  const target = readCyberduckTarget(draft);
  if (target === undefined) return;
  const { flags } = target;
  if (flags.oauth) return refuse(draft, 'signing in through OAuth (Identity Center, Google, Entra)');
  if (isAwsHostname(target.host) && target.context?.includes('://') === true) return refuse(draft, 'instance metadata');

  const found = findAwsProfile(draft, target);
  if (found === 'stop') return;
  const fromFiles = found !== undefined && useAwsProfile(draft, target, found.profile, found.reading);
  if (fromFiles === 'stop') return;
  if (!fromFiles && !promptForKeys(draft, target)) return;

  draft.strategy = strategyOf(target);
  if (draft.strategy === 'get-session-token') return refuse(draft, 'an MFA session without a role (GetSessionToken)');
  if (draft.strategy === 'assume-role') planAssumeRole(draft, target);
  planLogin(draft, target);
  planListing(draft, target);
}

function refuse(draft: PlanDraft, way: string): void {
  draft.strategy = 'unsupported';
  draft.problem('plan-way-not-supported', draft.nowhere, { facts: { way } });
}

/** Rows 3, 4 and 6 of the table; a property counts when it is there, blank or not (§0.1). */
function strategyOf(target: CyberduckTarget): Strategy {
  if (target.flags.role || target.roleArn !== undefined) return 'assume-role';
  if (target.flags.multiFactor || target.mfaSerial !== undefined) return 'get-session-token';
  return 'static-keys';
}

interface FoundProfile {
  readonly profile: AwsProfile;
  readonly reading: AwsReading;
}

/**
 * The AWS profile that the username selects: by name or by access key id; a blank one selects `default` (§1.2).
 * Undefined when none does and the username may be an access key itself.
 */
function findAwsProfile(draft: PlanDraft, target: CyberduckTarget): FoundProfile | 'stop' | undefined {
  if (!isAwsHostname(target.host)) return undefined;
  const reading = readAwsFiles(draft.input.aws, draft.input.program);
  const program = programs[draft.input.program].title;
  if (reading.failure !== undefined && !target.flags.password) {
    draft.problem('plan-aws-files-refused', reading.failure, { facts: { program, problem: reading.failure.problem } });
    return 'stop';
  }
  const username = target.username?.value ?? '';
  for (const profile of reading.profiles.values()) {
    if (profile.name === username || profile.settings.get('aws_access_key_id')?.value === username)
      return { profile, reading };
  }
  if (username.trim() === '') {
    const profile = reading.profiles.get('default');
    if (profile !== undefined) return { profile, reading };
    if (target.flags.password) return undefined;
    draft.problem('plan-no-credentials', draft.nowhere, { facts: { profile: 'default', program } });
    return 'stop';
  }
  if (target.flags.password && couldBeAccessKeyId(username)) return undefined;
  const names = [...reading.profiles.keys()];
  const nearest = nearestName(username, names);
  draft.problem('plan-aws-profile-not-matched', target.usernamePlace ?? draft.nowhere, {
    facts: {
      username,
      ...(nearest === undefined ? {} : { nearest }),
      ...(names.length === 0 ? {} : { candidates: names }),
    },
  });
  return 'stop';
}

/** IAM's own limits for an access key id (aws-config E.1). */
function couldBeAccessKeyId(text: string): boolean {
  return /^\w{16,128}$/u.test(text);
}

/** Takes keys, role and serial from the AWS profile (§1.4). True: keys are known; false: they have to be asked for. */
function useAwsProfile(
  draft: PlanDraft,
  target: CyberduckTarget,
  profile: AwsProfile,
  reading: AwsReading,
): boolean | 'stop' {
  const program = programs[draft.input.program].title;
  const { settings } = profile;
  const role = settings.get('role_arn');
  if (role === undefined) {
    const other = ['credential_process', 'sso_start_url', 'sso_session', 'web_identity_token_file'].find((key) =>
      settings.has(key),
    );
    if (other !== undefined) {
      refuse(draft, `${other} in profile "${profile.name}"`);
      return 'stop';
    }
  }
  let source = profile;
  if (role !== undefined) {
    const reference = settings.get('source_profile');
    if (reference === undefined) {
      draft.problem(
        'aws-source-profile-missing',
        { file: role.file, span: role.valueSpan },
        { facts: { profile: profile.name } },
      );
      return 'stop';
    }
    const named = reading.profiles.get(reference.value);
    if (named === undefined) {
      const candidates = [...reading.profiles.keys()];
      const nearest = nearestName(reference.value, candidates);
      draft.problem(
        'aws-source-profile-unknown',
        { file: reference.file, span: reference.valueSpan },
        {
          facts: {
            profile: profile.name,
            source: reference.value,
            candidates,
            ...(nearest === undefined ? {} : { nearest }),
          },
        },
      );
      return 'stop';
    }
    draft.useAws(role);
    draft.useAws(reference);
    target.roleArn ??= role.value;
    source = named;
  }
  const serial = settings.get('mfa_serial');
  if (serial !== undefined) {
    draft.useAws(serial);
    target.mfaSerial ??= serial.value;
  }
  const accessKeyId = source.settings.get('aws_access_key_id');
  const secretAccessKey = source.settings.get('aws_secret_access_key');
  if (accessKeyId === undefined || secretAccessKey === undefined) {
    const [place] = source.places;
    const at = place === undefined ? draft.nowhere : { file: place.file, span: place.headerSpan };
    if (source === profile) {
      const facts = {
        profile: profile.name,
        program,
        ...(settings.size === 0 ? {} : { present: [...settings.keys()] }),
      };
      draft.problem('plan-no-credentials', at, { facts });
    } else {
      draft.problem('plan-source-without-keys', at, { facts: { source: source.name, program } });
    }
    return 'stop';
  }
  const sessionToken = source.settings.get('aws_session_token');
  draft.useAws(accessKeyId);
  draft.useAws(secretAccessKey, true);
  if (sessionToken !== undefined) draft.useAws(sessionToken, true);
  draft.keys = {
    accessKeyId: accessKeyId.value,
    secretAccessKey: secretAccessKey.value,
    ...(sessionToken === undefined ? {} : { sessionToken: sessionToken.value }),
  };
  return true;
}

/** The login prompt. False when the profile allows none, so that nothing can be signed. */
function promptForKeys(draft: PlanDraft, target: CyberduckTarget): boolean {
  const username = target.username?.value ?? '';
  if (!target.flags.password) {
    draft.problem('plan-no-credentials', draft.nowhere, {
      facts: { profile: username === '' ? 'default' : username, program: programs[draft.input.program].title },
    });
    return false;
  }
  const saved = 'in the keychain, when that box is ticked';
  if (username === '') {
    draft.step({
      kind: 'prompt',
      prompt: 'access-key-id',
      label: 'Access Key ID',
      hidden: false,
      cancel: 'aborts',
      saved,
    });
  } else {
    draft.keys = { accessKeyId: username };
  }
  draft.step({
    kind: 'prompt',
    prompt: 'secret-access-key',
    label: 'Secret Access Key',
    hidden: true,
    cancel: 'aborts',
    saved,
  });
  return true;
}

/** Prompts 2 to 4 in their real order, then the call (§2.2). */
function planAssumeRole(draft: PlanDraft, target: CyberduckTarget): void {
  const parameters: CallParameter[] = [];
  const saved = 'in the bookmark, when that box is ticked';
  if (isBlank(target.roleArn)) {
    draft.step({
      kind: 'prompt',
      prompt: 'role-arn',
      label: 'Role Amazon Resource Name (ARN)',
      hidden: false,
      cancel: 'aborts',
      saved,
    });
    parameters.push({ name: 'RoleArn', value: { kind: 'prompted', prompt: 'role-arn' } });
  } else {
    parameters.push({ name: 'RoleArn', value: { kind: 'known', value: target.roleArn } });
  }
  parameters.push({
    name: 'RoleSessionName',
    value:
      target.sessionName === undefined
        ? { kind: 'generated', how: 'random letters' }
        : { kind: 'known', value: target.sessionName },
  });
  if (target.durationSeconds !== undefined) {
    parameters.push({ name: 'DurationSeconds', value: { kind: 'known', value: target.durationSeconds } });
  }
  if (!isBlank(target.mfaSerial)) {
    parameters.push({ name: 'SerialNumber', value: { kind: 'known', value: target.mfaSerial } });
    promptForCode(draft, `Multi-Factor Authentication ${target.mfaSerial}`, false);
    parameters.push({ name: 'TokenCode', value: { kind: 'prompted', prompt: 'mfa-code' } });
  } else if (target.flags.multiFactor) {
    draft.step({
      kind: 'prompt',
      prompt: 'mfa-serial',
      label: 'MFA Device Identifier (Serial Number or Amazon Resource Name)',
      hidden: false,
      cancel: 'continues',
      saved,
    });
    parameters.push({ name: 'SerialNumber', value: { kind: 'prompted', prompt: 'mfa-serial' } });
    promptForCode(draft, 'Multi-Factor Authentication', true);
    parameters.push({ name: 'TokenCode', value: { kind: 'prompted', prompt: 'mfa-code' } });
  }
  draft.step({
    kind: 'call',
    service: 'sts',
    operation: 'AssumeRole',
    endpoint: target.stsEndpoint,
    signingRegion: signingRegionOfSts(target.stsEndpoint),
    signedWith: 'source',
    parameters,
    purpose: 'exchange the keys of the user for a session of the role',
  });
}

function promptForCode(draft: PlanDraft, label: string, onlyWithSerial: boolean): void {
  draft.step({
    kind: 'prompt',
    prompt: 'mfa-code',
    label,
    hidden: true,
    ...(onlyWithSerial ? { onlyAfter: 'mfa-serial' } : {}),
    cancel: 'aborts',
    saved: '',
  });
}

function isBlank(text: string | undefined): text is undefined | '' {
  return text === undefined || text.trim() === '';
}

/** With AWS and no bucket in the host, login is the identity check and nothing of S3 (§4.1). */
function planLogin(draft: PlanDraft, target: CyberduckTarget): void {
  if (!asksIdentityAtLogin(target.host)) return;
  draft.step({
    kind: 'call',
    service: 'sts',
    operation: 'GetCallerIdentity',
    endpoint: target.stsEndpoint,
    signingRegion: signingRegionOfSts(target.stsEndpoint),
    signedWith: signedWith(draft),
    parameters: [],
    purpose: 'the login: proves that the keys are valid, not that S3 is allowed',
  });
}

function planListing(draft: PlanDraft, target: CyberduckTarget): void {
  const [first, ...rest] = (target.path ?? '').split('/').filter((part) => part !== '');
  const bucket = bucketInHostname(target.host) ?? first;
  const call = (operation: CallStep['operation'], parameters: readonly CallParameter[], purpose: string): CallStep => ({
    kind: 'call',
    service: 's3',
    operation,
    endpoint: target.endpoint,
    signingRegion: target.region ?? globalSigningRegion,
    signedWith: signedWith(draft),
    parameters,
    purpose,
  });
  if (bucket === undefined) {
    draft.step(call('ListBuckets', [], 'list the buckets; without s3:ListAllMyBuckets only this fails, not the login'));
    return;
  }
  const bucketParameter: CallParameter = { name: 'Bucket', value: { kind: 'known', value: bucket } };
  if (target.region === undefined) {
    draft.step(call('GetBucketLocation', [bucketParameter], 'find the region of the bucket; a refusal is passed over'));
  }
  const prefix: CallParameter = {
    name: 'Prefix',
    value: { kind: 'known', value: rest.length === 0 ? '' : `${rest.join('/')}/` },
  };
  draft.step(call('ListObjectsV2', [bucketParameter, prefix], 'list the folder that the bookmark opens'));
}

function signedWith(draft: PlanDraft): CallStep['signedWith'] {
  return draft.strategy === 'assume-role' ? 'session' : 'source';
}
