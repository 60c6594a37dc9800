import type { Caller } from '../caller.ts';
import { ServiceFailure } from '../service-failure.ts';
import type { SessionTag } from '../sessions.ts';
import { memberList, ParameterFaults, type StsParameters } from './sts-parameters.ts';

export interface SessionTags {
  /** Those of the request alone. */
  readonly requested: readonly SessionTag[];
  /** Those of the new session: the caller's transitive ones and the requested. */
  readonly all: readonly SessionTag[];
  readonly transitiveKeys: readonly string[];
}

/** The session tags of a call, with what the caller's own session hands down; keys are compared without case. */
export function readSessionTags(parameters: StsParameters, caller: Caller): SessionTags {
  const requested = memberList(parameters, 'Tags').map((member) => ({
    key: member.get('Key') ?? '',
    value: member.get('Value') ?? '',
  }));
  const transitive = memberList(parameters, 'TransitiveTagKeys').map((member) => member.get('') ?? '');
  return checkTags(requested, transitive, inheritedTags(caller));
}

/** Tags as a session may have them. Throws ValidationError or InvalidParameterValue for those it may not. */
export function checkTags(
  requested: readonly SessionTag[],
  transitive: readonly string[],
  inherited: readonly SessionTag[],
): SessionTags {
  checkSizes(requested);
  const keys = new Set(requested.map((tag) => tag.key.toLowerCase()));
  if (keys.size < requested.length) {
    throw invalid('Duplicate tag keys found. Please note that Tag keys are case insensitive.');
  }
  if (transitive.some((key) => !keys.has(key.toLowerCase()))) {
    throw invalid('The specified transitive tag key must be included in the requested tags.');
  }
  if (inherited.some((tag) => keys.has(tag.key.toLowerCase()))) {
    throw invalid(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    );
  }
  return {
    requested,
    all: [...inherited, ...requested],
    transitiveKeys: [...inherited.map((tag) => tag.key), ...transitive],
  };
}

/** The limits of the service model: 50 tags, keys of 1 to 128 characters, values of up to 256 (aws-wire §2.1). */
function checkSizes(tags: readonly SessionTag[]): void {
  const faults = new ParameterFaults();
  faults.count('tags', tags.length, 50);
  for (const [index, { key, value }] of tags.entries()) {
    const member = `tags.${index + 1}.member`;
    faults.length(`${member}.key`, key, 1, 128);
    faults.length(`${member}.value`, value, 0, 256);
  }
  faults.check();
}

function inheritedTags(caller: Caller): readonly SessionTag[] {
  const identity = caller.kind === 'role-session' ? caller.session.identity : undefined;
  if (identity?.kind !== 'role-session') return [];
  const transitive = new Set(identity.transitiveTagKeys.map((key) => key.toLowerCase()));
  return identity.tags.filter((tag) => transitive.has(tag.key.toLowerCase()));
}

function invalid(text: string): ServiceFailure {
  return new ServiceFailure(400, 'InvalidParameterValue', text);
}
