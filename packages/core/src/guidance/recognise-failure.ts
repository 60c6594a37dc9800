import { guidance, type GuidanceCode, isGuidanceCode } from '../catalogue/connect.ts';
import type { Recognition } from '../catalogue/guidance-entry.ts';
import type { Facts } from '../diagnostic/diagnostic.ts';
import type { Failure, FailureService } from './failure.ts';
import { readFacts, wordAfter } from './read-failure-facts.ts';

/** A guidance entry that fits a failure. */
export interface GuidanceMatch {
  readonly code: GuidanceCode;
  /** Names taken from the failure: caller, action, resource, role, serial. */
  readonly facts: Facts;
  /** Characters of evidence; more is surer. Comparable only within one answer. */
  readonly score: number;
}

const guidanceCodes: readonly GuidanceCode[] = Object.keys(guidance).filter(isGuidanceCode);

/** Every entry that fits, best first; none when nothing is known about it. Linear in the length of the message. */
export function recogniseFailure(failure: Failure): readonly GuidanceMatch[] {
  return findGuidance(failure, foldBlanks(failure.message)).map(({ code, facts, score }) => ({ code, facts, score }));
}

/** A match, and where in the folded text its first evidence stands. */
export interface FoundGuidance extends GuidanceMatch {
  readonly at: number;
}

/** Entries that some part of a folded text may fit. What is left out fits no part of it. */
export function guidanceWithin(folded: string): readonly GuidanceCode[] {
  const text = folded.toLowerCase();
  return guidanceCodes.filter((code) =>
    guidance[code].recognise.some(
      ({ codes, fragments = [] }) =>
        (codes === undefined || codes.some((one) => text.includes(lowered(one)))) &&
        fragments.every((fragment) => text.includes(lowered(fragment))),
    ),
  );
}

/** As `recogniseFailure`, with the message already folded, among these entries only. */
export function findGuidance(
  failure: Failure,
  folded: string,
  among: readonly GuidanceCode[] = guidanceCodes,
): readonly FoundGuidance[] {
  const text = folded.toLowerCase();
  const call = readCall(failure, folded);
  const matches: { code: GuidanceCode; score: number; at: number }[] = [];
  for (const code of among) {
    let best: Evidence = nothing;
    for (const recognition of guidance[code].recognise) {
      const found = evidence(recognition, failure, call, text);
      if (found.score > best.score) best = found;
    }
    if (best.score > 0) matches.push({ code, ...best });
  }
  if (matches.length === 0) return [];
  const facts = readFacts(failure, folded);
  return matches.map((match) => ({ ...match, facts })).toSorted((a, b) => b.score - a.score);
}

/** Terminals and mail wrap long messages. */
export function foldBlanks(text: string): string {
  return text.split(/\s/u).filter(Boolean).join(' ');
}

/** Who was asked for what, as far as it is known. `another`: a service that no entry is about. */
interface FailedCall {
  readonly service?: FailureService | 'another';
  readonly operation?: string;
}

const stsOperations: ReadonlySet<string> = new Set([
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'DecodeAuthorizationMessage',
  'GetAccessKeyInfo',
  'GetCallerIdentity',
  'GetFederationToken',
  'GetSessionToken',
]);
const oidcOperations: ReadonlySet<string> = new Set(['RegisterClient', 'StartDeviceAuthorization', 'CreateToken']);
const portalOperations: ReadonlySet<string> = new Set([
  'ListAccounts',
  'ListAccountRoles',
  'GetRoleCredentials',
  'Logout',
]);
/** Nearly every operation of S3 is about one of these, and hardly one of another service is. */
const s3Things = ['Bucket', 'Object', 'MultipartUpload', 'UploadPart', 'ListParts'];

/** The AWS CLI names the operation: `An error occurred (CODE) when calling the OPERATION operation: …`. */
function readCall({ service, operation }: Failure, text: string): FailedCall {
  const named = operation ?? wordAfter(text, 'when calling the ');
  if (named === undefined) return service === undefined ? {} : { service };
  return { service: service ?? serviceOf(named), operation: named };
}

function serviceOf(operation: string): FailureService | 'another' {
  if (stsOperations.has(operation)) return 'sts';
  if (oidcOperations.has(operation)) return 'sso-oidc';
  if (portalOperations.has(operation)) return 'sso';
  return s3Things.some((thing) => operation.includes(thing)) ? 's3' : 'another';
}

/** Codes and fragments in lower case, made once: a log asks for them at every line. */
const loweredTexts = new Map<string, string>();

function lowered(text: string): string {
  const known = loweredTexts.get(text);
  if (known !== undefined) return known;
  const made = text.toLowerCase();
  loweredTexts.set(text, made);
  return made;
}

interface Evidence {
  readonly score: number;
  readonly at: number;
}

const nothing: Evidence = { score: 0, at: 0 };

/** How much of the failure the recognition explains; nothing when any part of it does not hold. */
function evidence(recognition: Recognition, failure: Failure, call: FailedCall, text: string): Evidence {
  let score = 0;
  let at = text.length;
  if (recognition.service !== undefined && call.service !== undefined) {
    if (recognition.service !== call.service) return nothing;
    score += 4;
  }
  if (recognition.surelyFrom !== undefined) {
    if (recognition.surelyFrom !== call.service) return nothing;
    score += 4;
  }
  if (recognition.operation !== undefined) {
    if (recognition.operation !== call.operation) return nothing;
    score += 4;
  }
  if (recognition.mfaSent !== undefined) {
    if (failure.context?.mfaSent !== recognition.mfaSent) return nothing;
    score += 100;
  }
  if (recognition.codes !== undefined) {
    const found = findCode(recognition.codes, failure.code, text);
    if (found === undefined) return nothing;
    score += found.score;
    at = found.at;
  }
  for (const fragment of recognition.fragments ?? []) {
    const wanted = lowered(fragment);
    const found = text.indexOf(wanted);
    if (found === -1 && failure.code !== fragment) return nothing;
    score += wanted.length;
    at = Math.min(at, Math.max(found, 0));
  }
  return { score, at };
}

/** The first of these codes that the failure has. */
function findCode(codes: readonly string[], had: string | undefined, text: string): Evidence | undefined {
  for (const code of codes) {
    const at = had === undefined ? wordAt(text, lowered(code)) : had === code ? 0 : -1;
    if (at !== -1) return { score: code.length, at };
  }
  return undefined;
}

function wordAt(text: string, word: string): number {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + word.length])) return at;
  }
  return -1;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /\w/u.test(character);
}
