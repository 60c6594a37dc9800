import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostOfUrl } from '../../../src/aws/resolve/url-host.ts';
import type { CallStep, ConnectionPlan, PlanStep } from '../../../src/plan/connection-plan.ts';
import { planConnection } from '../../../src/plan/plan-connection.ts';
import type { PlanSurroundings } from '../../../src/plan/plan-target.ts';
import type { ProgramId } from '../../../src/programs/program.ts';
import { agreement, type Agreement } from './agreement.ts';
import { attempt } from './attempt.ts';
import { ResolveCase } from './resolve-case.ts';
import { isJson, objectAt, textAt, type Json } from './vector-file.ts';

/** Which column of `resolve.json` tells what a program did. */
const columns: readonly (readonly [string, ProgramId, (vector: Json) => unknown])[] = [
  ['plan aws-cli@1', 'aws-cli@1', ({ botocore }) => botocore],
  ['plan aws-cli@2', 'aws-cli@2', (vector) => (isSameForBoth(vector) ? vector['botocore'] : undefined)],
  ['plan sdk-js@3', 'sdk-js@3', (vector) => objectAt(vector, 'js')['defaultChain']],
  ['plan sdk-go@2', 'sdk-go@2', ({ go }) => go],
];

/** What the two AWS CLIs are known to do differently (aws-config A.1, B.2, D.5): variables, old STS hosts, `aws login`. */
function isSameForBoth(vector: Json): boolean {
  const env = objectAt(vector, 'env');
  const texts = [textAt(vector, 'config'), textAt(vector, 'credentials')].map((text) => text ?? '');
  const ownSettings = ['sts_regional_endpoints', 'login_session'];
  if ('AWS_REGION' in env || ('AWS_PROFILE' in env && 'AWS_DEFAULT_PROFILE' in env)) return false;
  return !texts.some((text) => ownSettings.some((key) => text.includes(key)));
}

/**
 * Plans against what the programs did. A plan sees everybody signed in: where the program failed for want of a token, a
 * file or a process, its steps until then must be those of the plan, and renewing a token is no step of its own.
 */
export function comparePlanVectors(cases: readonly Json[]): Agreement[] {
  return columns.map(([name, program, column]) =>
    agreement(
      name,
      cases
        .filter((vector) => isJson(column(vector)))
        .map((vector) => {
          const did = objectAt({ did: column(vector) }, 'did');
          const one = new ResolveCase(vector);
          try {
            const got = attempt(() => planned(one, program, did));
            return { name: textAt(vector, 'name') ?? '', expected: happened(one, program, did), got };
          } finally {
            one.close();
          }
        }),
    ),
  );
}

/** What a column says, in the form of `planned`. */
function happened(one: ResolveCase, program: ProgramId, did: Json): Json {
  const calls = listOf(did['calls']).filter(({ op }) => op !== 'CreateToken');
  const prompts = Array.isArray(did['prompts']) ? did['prompts'].map(String) : [];
  const processes = Array.isArray(did['process_argv']) ? did['process_argv'] : [];
  return {
    stops: one.outside(oneLine(stopOf(program, did, one.vector))),
    calls: calls.map((call) => {
      const { source_access_key: key, params, ...rest } = call;
      const { accessToken, ...sent } = objectAt({ params }, 'params');
      const isWritten = typeof key === 'string' && isWrittenDown(one, key);
      const signer = key === undefined ? (accessToken === undefined ? 'nothing' : 'access-token') : undefined;
      return { ...rest, params: sent, signedWith: signer ?? (isWritten ? 'source' : 'session') };
    }),
    prompts: prompts.map((prompt) => prompt.replace('Enter MFA code for ', '').replace(/: $/u, '')),
    processes: processes.filter((argv, index) => JSON.stringify(argv) !== JSON.stringify(processes[index - 1])),
  };
}

/** The program's words, or the kind of end that it comes to without any. */
function stopOf(program: ProgramId, did: Json, vector: Json): string {
  const region = program === 'sdk-js@3' ? objectAt(vector, 'js')['region'] : did['region'];
  const error = textAt(did['error'], 'message');
  if (program.startsWith('aws-cli@') && isJson(region)) return textAt(region['error'], 'message') ?? '';
  if (error !== undefined) return error;
  if (did['access_key'] === undefined) return 'no credentials';
  if (program === 'sdk-js@3' && isJson(region)) return textAt(region['error'], 'message') ?? '';
  return program === 'sdk-go@2' && region === '' ? 'no region' : '';
}

function planned(one: ResolveCase, program: ProgramId, did: Json): Json {
  const profile = textAt(one.vector, 'profile');
  const { plan } = planConnection({
    target: { kind: 'aws-profile', ...(profile === undefined ? {} : { name: profile }) },
    program,
    profiles: [],
    aws: one.files(program),
    environment: Object.fromEntries(one.env),
    surroundings: surroundingsOf(one),
  });
  const expected = happened(one, program, did);
  const stops = one.outside(planStop(plan));
  const calls = plan.steps.filter(
    (step) =>
      step.kind === 'call' && step.service !== 's3' && step.service !== 'metadata' && step.service !== 'sso-oidc',
  );
  const got = {
    stops,
    calls: calls.map((step) => describeCall(one, program, step)),
    prompts: plan.steps.flatMap((step) =>
      step.kind === 'prompt' ? [step.label.replace('Enter MFA code for ', '').replace(/: $/u, '')] : [],
    ),
    processes: plan.steps.flatMap((step) =>
      step.kind === 'process' && step.argv !== undefined ? [step.argv.map((word) => one.outside(word))] : [],
    ),
  };
  const codes = plan.problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  // What Duckbill does not do yet stops its plan alone.
  if (codes.includes('plan-way-not-supported')) return { ...got, stops: expected['stops'] };
  const goesOn = codes.every((code) => code === 'plan-region-missing') && dependsOnWorld(plan.steps);
  if (!goesOn || expected['stops'] === '' || expected['stops'] === stops) return got;
  // The plan goes on where the program met an expired token, a missing file or a process that failed.
  const shorten = <T>(list: readonly T[], other: unknown) => list.slice(0, Array.isArray(other) ? other.length : 0);
  return {
    ...got,
    stops: expected['stops'],
    calls: shorten(got.calls, expected['calls']),
    prompts: shorten(got.prompts, expected['prompts']),
  };
}

function planStop({ problems }: ConnectionPlan): string {
  const stop = problems.find(({ severity }) => severity === 'error');
  if (stop === undefined) return '';
  const { words } = stop.facts;
  const isRegion = stop.code === 'plan-region-missing' && stop.programs.includes('sdk-go@2');
  if (isRegion && String(words).includes('S3')) return 'no region';
  return typeof words === 'string' ? words.replaceAll('~/.aws', '<HOME>/.aws') : 'no credentials';
}

function oneLine(text: string): string {
  return text.replaceAll(/\s*\n\s*/gu, ' ').trim();
}

/** Tokens, token files, processes and metadata may fail when the time comes. */
function dependsOnWorld(steps: readonly PlanStep[]): boolean {
  return steps.some(
    (step) =>
      step.kind === 'process' ||
      (step.kind === 'cache' && step.cache === 'sso-token') ||
      (step.kind === 'call' && (step.service === 'metadata' || step.operation === 'AssumeRoleWithWebIdentity')),
  );
}

const clocks = [
  ['<milliseconds since 1970>', '<EPOCHMS>'],
  ['<nanoseconds since 1970>', '<NANOS>'],
  ['<seconds since 1970>', '<EPOCH>'],
] as const;

function describeCall(one: ResolveCase, program: ProgramId, step: CallStep | PlanStep): Json {
  if (step.kind !== 'call') return {};
  const params = step.parameters.map(({ name, value }) => {
    switch (value.kind) {
      case 'known':
        return [name, one.outside(value.value)] as const;
      case 'prompted':
        return [name, '123456'] as const;
      case 'generated':
        return [name, clocks.reduce((text, [clock, short]) => text.replace(clock, short), value.how)] as const;
      case 'file':
        return [name, contentOf(value.path)] as const;
      default:
        return [name, value.kind] as const;
    }
  });
  const isSigned = step.signedWith === 'source' || step.signedWith === 'session';
  // The stub of this column stands in front of the request.
  const bare = program === 'sdk-js@3' && step.operation === 'AssumeRoleWithWebIdentity';
  return {
    ...(bare ? {} : { host: hostOfUrl(step.endpoint) }),
    op: step.operation,
    ...(isSigned ? { signing_region: step.signingRegion } : {}),
    params: Object.fromEntries(params),
    signedWith: step.signedWith,
  };
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function isWrittenDown(one: ResolveCase, key: string): boolean {
  const texts = [
    textAt(one.vector, 'config'),
    textAt(one.vector, 'credentials'),
    ...Object.values(objectAt(one.vector, 'files')),
    ...one.env.values(),
  ];
  const files = one.files('aws-cli@2');
  return [...texts, files.config?.text, files.credentials?.text].some(
    (text) => typeof text === 'string' && text.includes(key) && !text.includes(`"${key}"`),
  );
}

function listOf(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isJson) : [];
}

function surroundingsOf({ vector, home }: ResolveCase): PlanSurroundings {
  const hash = (name: string) => (text: string) => createHash(name).update(text).digest('hex');
  return {
    home,
    now: 0,
    sha1Hex: hash('sha1'),
    sha256Hex: hash('sha256'),
    browserHere: true,
    isInstance: vector['imds'] === true,
    asksForCodes: vector['no_mfa_callback'] !== true,
  };
}
