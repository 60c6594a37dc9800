import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { openBookmark } from '../../src/document/open-documents.ts';
import type { CallStep, PlannedConnection } from '../../src/plan/connection-plan.ts';
import { planConnection } from '../../src/plan/plan-connection.ts';
import type { CyberduckEra, ProgramId } from '../../src/programs/program.ts';
import { SourceText } from '../../src/source/source-text.ts';
import { expectedOfEra } from '../aws/conformance/cyberduck-columns.ts';
import {
  awsFilesOf,
  contentOf,
  isJson,
  readVectorFile,
  sharedAwsVectors,
  textAt,
  type Json,
} from '../aws/conformance/vector-file.ts';
import { cliProfile, plistOf } from './plan-fixtures.ts';

const eras: readonly (readonly [CyberduckEra, ProgramId])[] = [
  ['A', 'cyberduck@9.2'],
  ['B', 'cyberduck@9.4'],
  ['C', 'cyberduck@9.5'],
];

const sha = (name: 'sha1' | 'sha256') => (text: string) => createHash(name).update(text).digest('hex');

/** A plan knows one state of the files, and no username that is null: nobody can write one into a bookmark. */
function canBePlanned(vector: Json): boolean {
  return !isJson(vector['then']) && vector['username'] !== null;
}

function planOf(vector: Json, program: ProgramId): PlannedConnection {
  const password = textAt(vector, 'password');
  const region = textAt(vector, 'region');
  const entries = {
    Protocol: 's3',
    ...(password === undefined ? { Provider: 's3-cli' } : {}),
    Hostname: 's3.amazonaws.com',
    Username: escaped(usernameOf(vector)),
    ...(region === undefined ? {} : { Custom: { 's3.location': region } }),
  };
  const { bookmark } = openBookmark(new SourceText('heron.duck', plistOf(entries)));
  if (bookmark === undefined) throw new Error('not a bookmark');
  const config = contentOf(vector, 'config', 'java');
  const credentials = contentOf(vector, 'credentials', 'java');
  return planConnection({
    target: { kind: 'bookmark', bookmark, ...(password === undefined ? {} : { password }) },
    program,
    profiles: [cliProfile],
    aws: awsFilesOf({ ...(config ? { config } : {}), ...(credentials ? { credentials } : {}) }),
    environment: {},
    surroundings: { home: '/home/heron', now: 0, sha1Hex: sha('sha1'), sha256Hex: sha('sha256'), browserHere: true },
  });
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

/** What the session and STS make of the outcome: the configurator has done its part then. */
const ofSession: ReadonlySet<string> = new Set(['profile-role-flag-missing', 'plan-sts-of-other-partition']);

/** What a plan ends with, in the words of the vectors. */
function outcomeOf({ plan, keys }: PlannedConnection): Json {
  const calls = plan.steps.filter((step) => step.kind === 'call');
  const sts = calls.find(({ operation }) => operation === 'AssumeRole' || operation === 'GetSessionToken');
  const cache = plan.steps.find((step) => step.kind === 'cache');
  const process = plan.steps.find((step) => step.kind === 'process');
  const prompt = plan.steps.find((step) => step.kind === 'prompt' && step.prompt === 'mfa-code');
  return {
    goesOn: plan.problems.every(({ severity, code }) => severity !== 'error' || ofSession.has(code)),
    access_key: keys.accessKeyId,
    has_secret: keys.secretAccessKey === undefined ? undefined : true,
    has_token: keys.sessionToken === undefined ? undefined : true,
    role_arn: known(sts, 'RoleArn'),
    mfa_serial: known(sts, 'SerialNumber'),
    external_id: known(sts, 'ExternalId'),
    role_session_name: known(sts, 'RoleSessionName'),
    duration_seconds: known(sts, 'DurationSeconds'),
    sts: sts?.operation,
    region: sts?.endpoint === 'https://sts.amazonaws.com' ? undefined : sts?.signingRegion,
    cli_cache: cache?.file.slice('~/.aws/cli/cache/'.length),
    credential_process: process?.command,
    mfa_prompt: prompt?.kind === 'prompt' ? prompt.label.slice('Multi-Factor Authentication '.length) : undefined,
  };
}

function known(call: CallStep | undefined, name: string): string | undefined {
  const value = call?.parameters.find((parameter) => parameter.name === name)?.value;
  return value?.kind === 'known' ? value.value : undefined;
}

/** What a plan has to end with when the configurator ends so. */
function expectedOf(column: unknown, era: CyberduckEra, username: string): Json {
  const outcome = isJson(column) ? column : {};
  const text = (key: string, of: Json = outcome): string | undefined => {
    const value = of[key];
    return typeof value === 'number' ? String(value) : typeof value === 'string' ? value : undefined;
  };
  const nothing = { ...nothingPlanned, mfa_prompt: era === 'A' ? text('mfa_prompt') : undefined };
  if ('skipped' in outcome) return { ...nothing, goesOn: true, access_key: username, has_secret: true };
  const sts = isJson(outcome['sts']) ? outcome['sts'] : undefined;
  const process = text('credential_process');
  if (process !== undefined && era !== 'A') return { ...nothing, goesOn: true, credential_process: process };
  const cache = text('cli_cache');
  if (cache !== undefined) {
    // Whatever the cache holds: a plan does not look.
    const call = sts === undefined ? {} : stsOf(sts, text);
    return { ...nothing, goesOn: true, cli_cache: cache, ...call };
  }
  const holder = sts ?? outcome;
  const id = text(sts === undefined ? 'access_key' : 'signed_with', holder);
  const hasSecret = holder[sts === undefined ? 'has_secret' : 'signed_with_secret'] === true;
  const hasToken = holder[sts === undefined ? 'has_token' : 'signed_with_token'] === true;
  if (outcome['found'] !== true || id === undefined || id === '' || !hasSecret || 'throws' in outcome) return nothing;
  const role = text('role_arn');
  const serial = text('mfa_serial');
  const operation = role !== undefined ? 'AssumeRole' : serial !== undefined ? 'GetSessionToken' : undefined;
  return {
    ...nothing,
    goesOn: true,
    access_key: id,
    has_secret: true,
    has_token: hasToken ? true : undefined,
    ...(sts === undefined
      ? { sts: operation, role_arn: role, mfa_serial: serial, mfa_prompt: serial }
      : stsOf(sts, text)),
  };
}

function stsOf(sts: Json, text: (key: string, of: Json) => string | undefined): Json {
  const name = text('role_session_name', sts);
  return {
    sts: text('op', sts),
    region: text('region', sts),
    role_arn: text('role_arn', sts),
    mfa_serial: text('mfa_serial', sts),
    external_id: text('external_id', sts),
    role_session_name: name === '<RANDOM>' ? undefined : name,
    duration_seconds: text('duration_seconds', sts),
  };
}

const nothingPlanned = {
  goesOn: false,
  access_key: undefined,
  has_secret: undefined,
  has_token: undefined,
  role_arn: undefined,
  mfa_serial: undefined,
  external_id: undefined,
  role_session_name: undefined,
  duration_seconds: undefined,
  sts: undefined,
  region: undefined,
  cli_cache: undefined,
  credential_process: undefined,
  mfa_prompt: undefined,
};

/** Without a username of its own a case is asked for its profile. */
const usernameOf = (vector: Json): string => textAt(vector, 'username') ?? textAt(vector, 'profile') ?? '';

describe.each([
  ['cyberduck.json', 4],
  ['resolve.json', 0],
])('%s', (file, unplannable) => {
  const vectors = readVectorFile(sharedAwsVectors, file);

  describe.skipIf(vectors === undefined).each(eras)('a plan of era %s', (era, program) => {
    const told = (vectors ?? []).filter((vector) => expectedOfEra(vector['cyberduck'], era) !== undefined);
    const cases = told.filter(canBePlanned);

    it('leaves out what no bookmark can bring about, and nothing else', () => {
      expect(told.length - cases.length).toBe(unplannable);
      expect(cases.length).toBeGreaterThan(100);
    });

    it.each(cases.map((vector) => [textAt(vector, 'name') ?? '', vector] as const))(
      'ends as the configurator does: %s',
      (_, vector) => {
        const expected = expectedOf(expectedOfEra(vector['cyberduck'], era), era, usernameOf(vector));
        expect(outcomeOf(planOf(vector, program))).toEqual(expected);
      },
    );
  });
});
