import type { AwsReading } from '../aws/aws-reading.ts';
import type { CyberduckOutcome } from '../aws/resolve/cyberduck-outcome.ts';
import { resolveAsCyberduck } from '../aws/resolve/resolve-as-cyberduck.ts';
import { nearestName } from '../rules/nearest-name.ts';
import { isAwsHostname } from './aws-hostname.ts';
import type { Strategy } from './connection-plan.ts';
import { takeAwsProfile } from './cyberduck-aws-profile.ts';
import { takeEarlyAwsProfile } from './cyberduck-early.ts';
import { askAccessKeyId, askSecretAccessKey, askSessionToken } from './cyberduck-prompts.ts';
import { isBlank, type Place } from './cyberduck-settings.ts';
import type { CyberduckTarget } from './cyberduck-target.ts';
import type { PlanDraft } from './plan-draft.ts';

/** What a connection starts with, before the session asks STS. */
export interface CyberduckKeys {
  /** user: the plan's own keys or typed ones; given: a step of the plan gives them; none: requests are not signed. */
  readonly kind: 'user' | 'given' | 'none';
  /** How it signs in when the session does not go on to STS. */
  readonly strategy: Strategy;
  /** Surely keys of a session, not those of a user. */
  readonly temporary: boolean;
  /** Where they come from. */
  readonly profile?: string;
  readonly place?: Place;
}

/**
 * Notes the keys that Cyberduck takes from the AWS files, or the login prompt that asks for them (§1.2, §2.2).
 * Undefined when the plan ends here.
 */
export function planKeys(draft: PlanDraft, target: CyberduckTarget): CyberduckKeys | undefined {
  if (target.username === 'anonymous' && target.flags.anonymous && target.password === undefined)
    return { kind: 'none', strategy: 'anonymous', temporary: false };
  // Up to 9.2 the files serve hosts of AWS alone; later the login asks them for every bookmark (cyberduck-formats §3.6).
  if (target.era === 'A' && !isAwsHostname(target.host)) return typedKeys(draft, target);
  if (isContentWithName(target)) {
    const facts = { program: draft.title, username: target.username };
    draft.problem('plan-token-flag-missing', target.settings.placeOfFlag('Password Configurable') ?? target.place, {
      facts,
    });
    return undefined;
  }
  const reading = draft.awsReading;
  const outcome = resolveForPlan(draft, target, reading, target.username);
  if (outcome.result === 'skipped') return typedKeys(draft, target);
  if (outcome.result === 'not-found') return keysWithoutProfile(draft, target, reading);
  return target.era === 'A'
    ? takeEarlyAwsProfile(draft, target, outcome)
    : takeAwsProfile(draft, target, reading, outcome);
}

/**
 * Since 9.3 the login asks the AWS files only where something is missing: without a secret or a token to ask for, a
 * name alone will do, and the session has no keys (§1.2; #17720).
 */
function isContentWithName({ era, flags, username }: CyberduckTarget): boolean {
  return era !== 'A' && flags.username && !flags.password && !flags.token && !isBlank(username);
}

/**
 * What the AWS files give for a username. Nothing of a cache is read for a plan: an entry counts as there, since what
 * it is used for is what the plan says.
 */
export function resolveForPlan(
  draft: PlanDraft,
  target: CyberduckTarget,
  reading: AwsReading,
  username: string,
): CyberduckOutcome {
  const { surroundings } = draft.input;
  return resolveAsCyberduck(reading, target.era, {
    username,
    secretSet: target.password !== undefined,
    ...(target.region === undefined ? {} : { region: target.region }),
    sha1Hex: surroundings?.sha1Hex ?? (() => ''),
    cliCacheFile: () => usableEntry,
    now: surroundings?.now ?? 0,
  });
}

const usableEntry = JSON.stringify({
  Credentials: { AccessKeyId: '-', SecretAccessKey: '-', SessionToken: '-', Expiration: '9999-12-31T23:59:59Z' },
});

/** The username names nothing in the files: it may be an access key itself. */
function keysWithoutProfile(draft: PlanDraft, target: CyberduckTarget, reading: AwsReading): CyberduckKeys | undefined {
  const { username, flags, host } = target;
  const isBlankName = isBlank(username);
  if (flags.password && (isBlankName || couldBeAccessKeyId(username) || !isAwsHostname(host))) {
    // Who has [default] and is asked for keys all the same may have expected it to be taken (#16394).
    if (isBlankName && target.era === 'A' && isAwsHostname(host) && reading.profiles.has('default')) {
      const facts = { profile: 'default', program: draft.title, candidates: [...reading.profiles.keys()] };
      draft.problem('plan-username-blank', target.usernamePlace, { facts, severity: 'warning' });
    }
    return typedKeys(draft, target);
  }
  if (reading.failure !== undefined) {
    const { problem } = reading.failure;
    draft.problem('plan-aws-files-refused', reading.failure, { facts: { program: draft.title, problem } });
    return undefined;
  }
  const names = [...reading.profiles.keys()];
  if (isBlankName) {
    const present = target.era === 'A' && names.length > 0 ? { candidates: names } : {};
    const facts = { profile: 'default', program: draft.title, ...present };
    draft.problem(target.era === 'A' ? 'plan-username-blank' : 'plan-no-credentials', target.usernamePlace, { facts });
    return undefined;
  }
  const nearest = nearestName(username, names);
  draft.problem('plan-aws-profile-not-matched', target.usernamePlace, {
    facts: {
      username,
      ...(nearest === undefined ? {} : { nearest }),
      ...(names.length === 0 ? {} : { candidates: names }),
    },
  });
  return undefined;
}

/** IAM's own limits for an access key id (aws-config E.1). */
function couldBeAccessKeyId(text: string): boolean {
  return /^\w{16,128}$/u.test(text);
}

/** Keys of the bookmark, or the login prompt. Undefined when the profile allows none, so that nothing can be signed. */
function typedKeys(draft: PlanDraft, target: CyberduckTarget): CyberduckKeys | undefined {
  const { username, flags, password, settings } = target;
  const keys: CyberduckKeys = { kind: 'user', strategy: 'static-keys', temporary: username.startsWith('ASIA') };
  if (!flags.password) {
    const profile = isBlank(username) ? 'default' : username;
    draft.problem('plan-no-credentials', target.usernamePlace, { facts: { profile, program: draft.title } });
    return undefined;
  }
  if (password !== undefined && !isBlank(username)) {
    draft.use('Password', '', { kind: 'argument', name: 'the URL' }, true);
    draft.keys = { accessKeyId: username, secretAccessKey: password };
    return keys;
  }
  if (isBlank(username)) draft.step(askAccessKeyId(settings.label('Username Placeholder')));
  else draft.keys = { accessKeyId: username };
  draft.step(askSecretAccessKey(settings.label('Password Placeholder')));
  if (flags.token) draft.step(askSessionToken(settings.label('Token Placeholder')));
  return keys;
}
