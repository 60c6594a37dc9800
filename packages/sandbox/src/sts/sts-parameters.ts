import { ServiceFailure } from '../service-failure.ts';

/** Parameters of a call, the first of each name. */
export type StsParameters = ReadonlyMap<string, string>;

/** What the service model asks of a text (aws-wire §2.1). */
export interface TextRule {
  readonly name: string;
  readonly required?: boolean;
  readonly least: number;
  readonly most: number;
  /** As AWS writes it in the message, with a test of the same meaning. */
  /** Not for the journal, not even when it is wrong. */
  readonly secret?: boolean;
  readonly pattern?: { readonly source: string; readonly test: RegExp };
}

const word = { source: '[\\w+=,.@-]*', test: /^[\w+=,.@-]*$/ };

export const roleArnRule: TextRule = { name: 'RoleArn', required: true, least: 20, most: 2048 };
export const sessionNameRule: TextRule = { name: 'RoleSessionName', required: true, least: 2, most: 64, pattern: word };
export const externalIdRule: TextRule = {
  name: 'ExternalId',
  secret: true,
  least: 2,
  most: 1224,
  pattern: { source: '[\\w+=,.@:\\/-]*', test: /^[\w+=,.@:/-]*$/ },
};
export const sourceIdentityRule: TextRule = { name: 'SourceIdentity', least: 2, most: 256, pattern: word };
export const policyRule: TextRule = { name: 'Policy', least: 1, most: 2048 };
export const serialNumberRule: TextRule = {
  name: 'SerialNumber',
  least: 9,
  most: 256,
  pattern: { source: '[\\w+=/:,.@-]*', test: /^[\w+=/:,.@-]*$/ },
};
export const webIdentityTokenRule: TextRule = {
  name: 'WebIdentityToken',
  required: true,
  secret: true,
  least: 4,
  most: 20_000,
};
export const federationNameRule: TextRule = { name: 'Name', required: true, least: 2, most: 32, pattern: word };
export const providerIdRule: TextRule = { name: 'ProviderId', least: 4, most: 2048 };
export const tokenCodeRule: TextRule = {
  name: 'TokenCode',
  secret: true,
  least: 6,
  most: 6,
  pattern: { source: '[\\d]*', test: /^[0-9]*$/ },
};

/** Every fault of the parameters, as AWS words them; thrown together as one ValidationError. */
export class ParameterFaults {
  readonly #faults: string[] = [];
  #quotesSecret = false;

  /** Check a text; returns it when it was sent, faulty or not. */
  text(parameters: StsParameters, rule: TextRule): string | undefined {
    const value = parameters.get(rule.name);
    const member = memberName(rule.name);
    if (value === undefined) {
      if (rule.required === true) this.#add('null', member, 'Member must not be null');
      return undefined;
    }
    const before = this.#faults.length;
    this.length(member, value, rule.least, rule.most);
    if (rule.pattern !== undefined && !rule.pattern.test.test(value)) {
      this.#add(`'${value}'`, member, `Member must satisfy regular expression pattern: ${rule.pattern.source}`);
    }
    if (rule.secret === true && this.#faults.length > before) this.#quotesSecret = true;
    return value;
  }

  /** Check how long a text is. */
  length(member: string, value: string, least: number, most: number): void {
    const shown = `'${value}'`;
    if (value.length < least) this.#add(shown, member, `Member must have length greater than or equal to ${least}`);
    if (value.length > most) this.#add(shown, member, `Member must have length less than or equal to ${most}`);
  }

  /** Check how many members a list has. */
  count(member: string, count: number, most: number): void {
    if (count > most)
      this.#add(`'[${count} members]'`, member, `Member must have length less than or equal to ${most}`);
  }

  /** Check DurationSeconds against its fixed range; the role's own limit comes later (aws-wire §2.2). */
  duration(seconds: number | undefined, least: number, most: number): void {
    if (seconds === undefined) return;
    const shown = `'${seconds}'`;
    if (seconds < least)
      this.#add(shown, 'durationSeconds', `Member must have value greater than or equal to ${least}`);
    if (seconds > most) this.#add(shown, 'durationSeconds', `Member must have value less than or equal to ${most}`);
  }

  /** Throw what was found, if anything. */
  check(): void {
    const count = this.#faults.length;
    if (count === 0) return;
    const text = `${count} validation error${count === 1 ? '' : 's'} detected: ${this.#faults.join('; ')}`;
    throw new ServiceFailure(400, 'ValidationError', text, { quotesSecret: this.#quotesSecret });
  }

  #add(shown: string, member: string, constraint: string): void {
    this.#faults.push(`Value ${shown} at '${member}' failed to satisfy constraint: ${constraint}`);
  }
}

function memberName(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

/** DurationSeconds as the wire allows it: an int32 with sign or leading zeros, nothing else (aws-wire §2.1). */
export function parseDuration(parameters: StsParameters): number | undefined {
  const text = parameters.get('DurationSeconds');
  if (text === undefined) return undefined;
  if (text === '') throw new ServiceFailure(400, 'MalformedInput', 'missing value for decimal type');
  const value = /^[+-]?[0-9]+$/.test(text) ? Number(text) : Number.NaN;
  if (!(value >= -(2 ** 31) && value < 2 ** 31)) throw new ServiceFailure(400, 'MalformedInput', undefined);
  return value;
}

/** A list as the Query protocol sends it: `Name.member.1…`, in the order of its numbers. */
export function memberList(parameters: StsParameters, name: string): readonly StsParameters[] {
  const prefix = `${name}.member.`;
  const members = new Map<number, Map<string, string>>();
  for (const [key, value] of parameters) {
    if (!key.startsWith(prefix)) continue;
    const rest = key.slice(prefix.length);
    const dot = rest.indexOf('.');
    const digits = dot < 0 ? rest : rest.slice(0, dot);
    if (!/^[1-9][0-9]{0,3}$/.test(digits)) continue;
    const member = members.get(Number(digits)) ?? new Map<string, string>();
    member.set(dot < 0 ? '' : rest.slice(dot + 1), value);
    members.set(Number(digits), member);
  }
  return [...members].sort(([a], [b]) => a - b).map(([, member]) => member);
}

/** Throws ValidationError for a RoleArn that has not the form of an ARN; whether there is such a role comes later. */
export function checkArn(roleArn: string): void {
  if (!isArnShaped(roleArn)) throw new ServiceFailure(400, 'ValidationError', `${roleArn} is invalid`);
}

/** `arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE`, with partition and service: all that AWS asks at first. */
function isArnShaped(text: string): boolean {
  const [arn, partition, service, region, account, resource] = text.split(':', 6);
  if (arn !== 'arn' || region === undefined || account === undefined) return false;
  return [partition, service, resource].every((part) => part !== undefined && part !== '');
}
