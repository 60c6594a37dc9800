import { type ProgramId, programs } from '@duckbill/core';
import type { SessionCredentials } from '../connect-outcome.ts';
import type { ProcessEnd } from '../world.ts';
import { SignInError } from './sign-in-error.ts';

/** Most of what a process said on its way out that is told. */
const longestWords = 2000;

/**
 * The keys that a `credential_process` printed, read as strictly as the program reads them (aws-config C.5;
 * cyberduck-s3-connect §1.5). Throws SignInError; its message never holds what was printed on standard output.
 */
export function readProcessOutput(end: ProcessEnd, program: ProgramId, now: Date): SessionCredentials {
  const { family } = programs[program];
  if (end.stopped !== undefined)
    throw refused(end.stopped === 'too-slow' ? 'ProcessTooSlow' : 'ProcessOutputUnreadable', stoppedWords[end.stopped]);
  // Cyberduck looks neither at the exit status nor at standard error.
  if (family !== 'cyberduck' && end.status !== 0) throw exited(end);
  const object = readObject(end.stdout, family);
  if (family !== 'cyberduck' && object.get('Version') !== 1)
    throw unreadable(`its output has no "Version": 1, the only one that ${programs[program].title} takes`);
  const accessKeyId = requiredText(object, 'AccessKeyId');
  const secretAccessKey = requiredText(object, 'SecretAccessKey');
  const sessionToken = optionalText(object, 'SessionToken');
  const expiresAt = readExpiry(object, program, now);
  return {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
    ...(expiresAt === undefined ? {} : { expiresAt }),
  };
}

const stoppedWords = {
  'too-slow': 'it took too long and was stopped',
  'too-much': 'it printed too much and was stopped',
} as const;

function refused(code: string, message: string): SignInError {
  return new SignInError('process', message, { code });
}

function unreadable(message: string): SignInError {
  return refused('ProcessOutputUnreadable', message);
}

function exited({ status, stderr }: ProcessEnd): SignInError {
  const said = stderr.trim().slice(0, longestWords);
  const how = status === undefined ? 'a signal ended it' : `it ended with exit status ${status}`;
  return refused('ProcessFailed', said === '' ? `${how} and said nothing` : `${how}: ${said}`);
}

type Family = (typeof programs)[ProgramId]['family'];

function readObject(stdout: string, family: Family): ReadonlyMap<string, unknown> {
  // A byte order mark: trim takes it off, botocore and Go do not.
  const text = family === 'botocore' || family === 'sdk-go' ? stdout : stdout.trim();
  try {
    const value: unknown = JSON.parse(family === 'cyberduck' ? firstObject(text) : text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return new Map(Object.entries(value));
  } catch {
    // Told below; the parser's own words would repeat what was printed.
  }
  throw unreadable('it printed no JSON object');
}

/** The text up to the end of the first object: Cyberduck ignores what follows. */
function firstObject(text: string): string {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (quoted) {
      if (character === '\\') at += 1;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{') depth += 1;
    else if (character === '}') {
      depth -= 1;
      if (depth === 0) return text.slice(0, at + 1);
    }
  }
  return text;
}

function requiredText(object: ReadonlyMap<string, unknown>, key: string): string {
  const value = optionalText(object, key);
  if (value === undefined) throw unreadable(`its output has no "${key}"`);
  return value;
}

function optionalText(object: ReadonlyMap<string, unknown>, key: string): string | undefined {
  const value = object.get(key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** ISO 8601; without one the keys never run out, except for Cyberduck, which stops. */
function readExpiry(object: ReadonlyMap<string, unknown>, program: ProgramId, now: Date): string | undefined {
  const { family, title } = programs[program];
  const text = optionalText(object, 'Expiration');
  if (text === undefined) {
    if (family === 'cyberduck') throw unreadable(`its output has no "Expiration", and ${title} stops there`);
    return undefined;
  }
  const date = new Date(text);
  if (Number.isNaN(date.getTime())) {
    if (family === 'sdk-js') return undefined;
    throw unreadable('the "Expiration" in its output is no date');
  }
  const acceptsPast = family === 'cyberduck' || family === 'sdk-go';
  if (date.getTime() <= now.getTime() && !acceptsPast)
    throw refused('ProcessKeysExpired', `the keys that it printed ended at ${date.toISOString()}`);
  return date.toISOString();
}
