import type { AwsProfile, AwsReading } from '../aws/aws-reading.ts';
import { readAwsFiles } from '../aws/read-aws-files.ts';
import { programs } from '../programs/program.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { isAwsHostname } from './aws-hostname.ts';
import { type CyberduckTarget, isBlank } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';

/**
 * Notes the keys that Cyberduck takes from the AWS files, or the login prompt that asks for them (§1.2, §2.2).
 * False when the plan ends here.
 */
export function planCredentials(draft: PlanDraft, target: CyberduckTarget): boolean {
  if (target.username?.value === 'anonymous') {
    draft.refuse('connecting as anonymous, without keys');
    return false;
  }
  const found = findAwsProfile(draft, target);
  if (found === 'stop') return false;
  return found === undefined ? promptForKeys(draft, target) : useAwsProfile(draft, target, found);
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
  if (reading.failure !== undefined) {
    draft.problem('plan-aws-files-refused', reading.failure, { facts: { program, problem: reading.failure.problem } });
    return 'stop';
  }
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

/** Takes keys, role and serial from the AWS profile (§1.4). False when it has none that Cyberduck could use. */
function useAwsProfile(draft: PlanDraft, target: CyberduckTarget, { profile, reading }: FoundProfile): boolean {
  const program = programs[draft.input.program].title;
  const { settings } = profile;
  const role = settings.get('role_arn');
  if (role === undefined) {
    const other = ['credential_process', 'sso_start_url', 'sso_session', 'web_identity_token_file'].find((key) =>
      settings.has(key),
    );
    if (other !== undefined) {
      draft.refuse(`${other} in profile "${profile.name}"`);
      return false;
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
      return false;
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
      return false;
    }
    draft.useAws(reference);
    // The first that is not blank counts (§2.2); the profile "STS Assume Role" sets blank ones.
    if (isBlank(target.roleArn)) {
      draft.useAws(role);
      target.roleArn = role.value;
    }
    source = named;
  }
  const serial = settings.get('mfa_serial');
  if (serial !== undefined && isBlank(target.mfaSerial)) {
    draft.useAws(serial);
    target.mfaSerial = serial.value;
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
    return false;
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
  const password = draft.input.target.kind === 'bookmark' ? draft.input.target.password : undefined;
  if (password !== undefined && username !== '') {
    draft.use('Password', '', { kind: 'argument', name: 'the URL' }, true);
    draft.keys = { accessKeyId: username, secretAccessKey: password };
    return true;
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
