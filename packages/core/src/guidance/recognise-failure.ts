import { guidance, type GuidanceCode, isGuidanceCode } from '../catalogue/connect.ts';
import type { Recognition } from '../catalogue/guidance-entry.ts';
import type { Facts } from '../diagnostic/diagnostic.ts';
import type { Failure, FailureContext, FailureService } from './failure.ts';

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
  const folded = foldBlanks(failure.message);
  const text = folded.toLowerCase();
  const facts = readFacts(failure, folded);
  const call = readCall(failure, folded);
  const matches: GuidanceMatch[] = [];
  for (const code of guidanceCodes) {
    const score = Math.max(
      ...guidance[code].recognise.map((recognition) => evidence(recognition, failure, call, text)),
    );
    if (score > 0) matches.push({ code, facts, score });
  }
  return matches.toSorted((a, b) => b.score - a.score);
}

/** Terminals and mail wrap long messages. */
function foldBlanks(text: string): string {
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

/** How much of the failure the recognition explains; 0 when any part of it does not hold. */
function evidence(recognition: Recognition, failure: Failure, call: FailedCall, text: string): number {
  let score = 0;
  if (recognition.service !== undefined && call.service !== undefined) {
    if (recognition.service !== call.service) return 0;
    score += 4;
  }
  if (recognition.surelyFrom !== undefined) {
    if (recognition.surelyFrom !== call.service) return 0;
    score += 4;
  }
  if (recognition.operation !== undefined) {
    if (recognition.operation !== call.operation) return 0;
    score += 4;
  }
  if (recognition.mfaSent !== undefined) {
    if (failure.context?.mfaSent !== recognition.mfaSent) return 0;
    score += 100;
  }
  if (recognition.codes !== undefined) {
    const found = recognition.codes.find((code) =>
      failure.code === undefined ? hasWord(text, code.toLowerCase()) : code === failure.code,
    );
    if (found === undefined) return 0;
    score += found.length;
  }
  for (const fragment of recognition.fragments ?? []) {
    const wanted = fragment.toLowerCase();
    if (!text.includes(wanted) && failure.code !== fragment) return 0;
    score += wanted.length;
  }
  return score;
}

function hasWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    if (!isWordCharacter(text[at - 1]) && !isWordCharacter(text[at + word.length])) return true;
  }
  return false;
}

function isWordCharacter(character: string | undefined): boolean {
  return character !== undefined && /\w/u.test(character);
}

/** `User: ARN is not authorized to perform: ACTION on resource: RESOURCE …` (aws-wire §4.2). */
function readFacts(failure: Failure, text: string): Facts {
  const facts: Record<string, string> = {};
  const caller = wordAfter(text, 'User: ');
  if (caller?.startsWith('arn:')) facts['caller'] = caller;
  const action = wordAfter(text, 'not authorized to perform: ');
  if (action !== undefined) facts['action'] = action;
  const resource = wordAfter(text, 'on resource: ') ?? failure.context?.roleArn;
  if (resource !== undefined) facts['resource'] = resource;
  for (const [name, value] of contextFacts(failure.context ?? {})) if (value !== undefined) facts[name] = value;
  return facts;
}

function contextFacts(context: FailureContext): readonly (readonly [string, string | undefined])[] {
  return [
    ['role', context.roleArn],
    ['serial', context.mfaSerial],
    ['url', context.startUrl],
    ['account', context.account],
    ['permissionset', context.permissionSet],
    ['path', context.path],
  ];
}

/** Longest name taken out of a message. */
const longestWord = 2048;

function wordAfter(text: string, marker: string): string | undefined {
  const at = text.indexOf(marker);
  if (at === -1) return undefined;
  const rest = text.slice(at + marker.length, at + marker.length + longestWord);
  const end = rest.search(/[\s"<]/u);
  const word = rest.startsWith('"') ? rest.slice(1, rest.indexOf('"', 1)) : end === -1 ? rest : rest.slice(0, end);
  return word === '' ? undefined : word;
}
