import type { Tag } from '@aws-sdk/client-sts';
import type { Parameters } from './assume-role.ts';

/** What AssumeRole takes besides role, device and session name, as the SDK wants it. */
export interface SessionParameters {
  readonly DurationSeconds: number | undefined;
  readonly Policy: string | undefined;
  readonly PolicyArns: { arn: string }[] | undefined;
  readonly Tags: Tag[] | undefined;
  readonly TransitiveTagKeys: string[] | undefined;
}

/**
 * Reads the parameters of a session. Lists stand in a plan as on the wire (`Tags.member.1.Key`), as JSON, or separated
 * by commas; tags as `key=value` then (cyberduck-s3-connect §2.2). What cannot be read so is not sent.
 */
export function readSessionParameters(parameters: Parameters): SessionParameters {
  const duration = parameters.get('DurationSeconds');
  const arns = readList(parameters, 'PolicyArns', 'arn');
  const tags = readTags(parameters);
  const transitive = readList(parameters, 'TransitiveTagKeys');
  return {
    DurationSeconds: duration === undefined ? undefined : Number(duration),
    Policy: parameters.get('Policy'),
    PolicyArns: arns.length === 0 ? undefined : arns.map((arn) => ({ arn })),
    Tags: tags.length === 0 ? undefined : tags,
    TransitiveTagKeys: transitive.length === 0 ? undefined : transitive,
  };
}

function readTags(parameters: Parameters): Tag[] {
  const keys = readMembers(parameters, 'Tags', 'Key');
  if (keys.length > 0) {
    const values = readMembers(parameters, 'Tags', 'Value');
    return keys.map((Key, index) => ({ Key, Value: values[index] ?? '' }));
  }
  const text = parameters.get('Tags') ?? '';
  const value = readJson(text);
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const Key = textOf(item, 'Key');
      return Key === undefined ? [] : [{ Key, Value: textOf(item, 'Value') ?? '' }];
    });
  }
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).map(([Key, item]: [string, unknown]) => ({ Key, Value: String(item) }));
  return text.split(',').flatMap((pair) => {
    const at = pair.indexOf('=');
    return at < 1 ? [] : [{ Key: pair.slice(0, at).trim(), Value: pair.slice(at + 1).trim() }];
  });
}

function readList(parameters: Parameters, name: string, member?: string): string[] {
  const members = readMembers(parameters, name, member);
  if (members.length > 0) return members;
  const text = parameters.get(name) ?? '';
  const value = readJson(text);
  if (Array.isArray(value)) {
    return value.flatMap((item: unknown) => {
      const found = typeof item === 'string' || member === undefined ? item : textOf(item, member);
      return typeof found === 'string' ? [found] : [];
    });
  }
  return text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}

/** `NAME.member.1`, `NAME.member.2`, … up to the first that is missing. */
function readMembers(parameters: Parameters, name: string, member?: string): string[] {
  const found: string[] = [];
  for (let index = 1; ; index += 1) {
    const value = parameters.get(`${name}.member.${index}${member === undefined ? '' : `.${member}`}`);
    if (value === undefined) return found;
    found.push(value);
  }
}

function readJson(text: string): unknown {
  if (!text.startsWith('[') && !text.startsWith('{')) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(item: unknown, key: string): string | undefined {
  const found: unknown = typeof item === 'object' && item !== null ? Reflect.get(item, key) : undefined;
  return typeof found === 'string' ? found : undefined;
}
