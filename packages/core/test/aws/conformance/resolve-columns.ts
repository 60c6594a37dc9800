import type { AwsOutcome } from '../../../src/aws/resolve/aws-outcome.ts';
import { resolveAsBotocore } from '../../../src/aws/resolve/resolve-as-botocore.ts';
import { resolveAsSdkGo } from '../../../src/aws/resolve/resolve-as-sdk-go.ts';
import { resolveAsSdkJs, type SdkJsEntry } from '../../../src/aws/resolve/resolve-as-sdk-js.ts';
import { agreement, type Agreement } from './agreement.ts';
import { attempt } from './attempt.ts';
import { OutcomeTexts, type ColumnStyle } from './describe-outcome.ts';
import { ResolveCase } from './resolve-case.ts';
import { isJson, objectAt, textAt, type Json } from './vector-file.ts';

/** The `botocore` column of `resolve.json`: everything but Python's class of the credentials object. */
export function compareBotocoreVectors(cases: readonly Json[]): Agreement {
  return column(
    'botocore',
    cases,
    ({ botocore }) => (isJson(botocore) ? without(botocore, 'credential_class') : undefined),
    (one) => describeBotocore(one, resolveAsBotocore(one.files('aws-cli@1'), one.world(), 1)),
  );
}

/** The columns of the SDK for JavaScript, without its list of features used, its warnings and `tryNextLink`. */
export function compareSdkJsVectors(cases: readonly Json[]): Agreement[] {
  const resolve = (one: ResolveCase, entry: SdkJsEntry) => resolveAsSdkJs(one.files('sdk-js@3'), one.world(), entry);
  return [
    column(
      'js.fromIni',
      cases,
      (vector) => sdkJsExpected(objectAt(vector, 'js')['fromIni']),
      (one) => describeSdkJs(one, resolve(one, 'profile'), true),
    ),
    column(
      'js.defaultChain',
      cases,
      (vector) => sdkJsExpected(objectAt(vector, 'js')['defaultChain']),
      (one) => describeSdkJs(one, resolve(one, 'chain'), false),
    ),
    column(
      'js.region',
      cases,
      (vector) => objectAt(vector, 'js')['region'],
      (one) => describeSdkJsRegion(one, resolve(one, 'profile')),
    ),
  ];
}

/** The column of the SDK for Go, without what it quotes of a process's output: that may be a secret. */
export function compareSdkGoVectors(cases: readonly Json[]): Agreement {
  return column(
    'go',
    cases,
    (vector) => (isJson(vector['go']) ? sdkGoExpected(vector['go']) : undefined),
    (one) => describeSdkGo(one, resolveAsSdkGo(one.files('sdk-go@2'), one.world())),
  );
}

const QUOTING = 'parse failed of process output';

function sdkGoExpected(expected: Json): Json {
  const { calls, prompts, error, ...rest } = expected;
  const message = textAt(error, 'message') ?? '';
  const end = message.indexOf(QUOTING);
  const shown = isJson(error)
    ? { error: { ...error, message: end === -1 ? message : message.slice(0, end + QUOTING.length) } }
    : {};
  return { ...rest, ...shown, calls: calls ?? [], prompts: prompts ?? [] };
}

const sdkGoStyle: ColumnStyle = {
  counts: ({ operation }) => (operation === 'CreateToken' ? operation : 'all'),
  answer: () => 'ASIASTUB',
  sessionName: ({ operation }) => (isWebIdentity(operation) ? '<NANOS>' : 'aws-go-sdk-<NANOS>'),
};

function describeSdkGo(one: ResolveCase, outcome: AwsOutcome): Json {
  const texts = new OutcomeTexts(one, outcome, sdkGoStyle);
  const { result, region } = outcome;
  const atLoad = result.type === 'error' && result.error.phase === 'load';
  const described: Record<string, unknown> = {
    ...(atLoad ? {} : { region: region === undefined ? '' : texts.region(region) }),
    calls: outcome.calls.map((call) => texts.call(call)),
    prompts: outcome.prompts.map(({ value }) => value),
  };
  if (result.type === 'error') {
    const phase = atLoad ? 'load' : 'retrieve';
    described['error'] = { phase, message: one.outside(result.error.message) };
  }
  return { ...described, ...describeKeys(texts, outcome) };
}

function column(
  name: string,
  cases: readonly Json[],
  expected: (vector: Json) => unknown,
  got: (one: ResolveCase) => unknown,
): Agreement {
  return agreement(
    name,
    cases
      .filter((vector) => expected(vector) !== undefined)
      .map((vector) => ({
        name: textAt(vector, 'name') ?? '',
        expected: expected(vector),
        got: attempt(() => inCase(vector, got)),
      })),
  );
}

function inCase<T>(vector: Json, run: (one: ResolveCase) => T): T {
  const one = new ResolveCase(vector);
  try {
    return run(one);
  } finally {
    one.close();
  }
}

function without(value: Json, ...names: readonly string[]): Json {
  return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
}

const botocoreStyle: ColumnStyle = {
  counts: () => 'all',
  answer: () => 'ASIASTUB',
  sessionName: () => 'botocore-session-<EPOCH>',
};

function describeBotocore(one: ResolveCase, outcome: AwsOutcome): Json {
  const texts = new OutcomeTexts(one, outcome, botocoreStyle);
  const { result, regionError, region } = outcome;
  const regionText = region === undefined ? null : texts.region(region);
  const described: Record<string, unknown> = {
    profile: outcome.profile ?? null,
    region:
      regionError === undefined
        ? regionText
        : { error: { class: regionError.error, message: one.outside(regionError.message) } },
    outcome: result.type,
    providers_tried: outcome.tried,
    calls: outcome.calls.map((call) => texts.call(call)),
    prompts: outcome.prompts.map(({ value }) => `Enter MFA code for ${value}: `),
  };
  if (outcome.provider !== undefined) described['provider'] = outcome.provider;
  if (outcome.processes.length > 0)
    described['process_argv'] = outcome.processes.map((argv) => argv.map((word) => one.outside(word)));
  if (result.type === 'error') {
    const { phase, error, message } = result.error;
    described['error'] = { phase, class: error, message: one.outside(message) };
  }
  return { ...described, ...describeKeys(texts, outcome) };
}

function describeKeys(texts: OutcomeTexts, { result }: AwsOutcome): Json {
  if (result.type !== 'credentials') return {};
  const token = texts.token(result.keys.sessionToken);
  const account = texts.account(result.keys.accountId);
  return {
    access_key: texts.accessKey(result.keys.accessKeyId),
    ...(token ? { session_token: token } : {}),
    ...(account ? { account_id: account } : {}),
  };
}

function sdkJsExpected(expected: unknown): unknown {
  if (!isJson(expected)) return expected;
  const rest = without(expected, 'sources', 'warnings');
  return isJson(rest['error']) ? { ...rest, error: without(rest['error'], 'tryNextLink') } : rest;
}

const isWebIdentity = (operation: string) => operation === 'AssumeRoleWithWebIdentity';

/** `stubbed`: functions of the caller stand in for STS; they see no host and get numbers. */
function sdkJsStyle(stubbed: boolean): ColumnStyle {
  return {
    counts: ({ operation }) => {
      if (operation === 'CreateToken') return operation;
      return isWebIdentity(operation) && !stubbed ? operation : 'all';
    },
    answer: ({ operation }) => (isWebIdentity(operation) && !stubbed ? 'ASIASTUBW' : 'ASIASTUB'),
    sessionName: ({ operation }) =>
      isWebIdentity(operation) ? 'aws-sdk-js-session-<EPOCHMS>' : 'aws-sdk-js-<EPOCHMS>',
  };
}

function describeSdkJs(one: ResolveCase, outcome: AwsOutcome, stubbed: boolean): Json {
  const texts = new OutcomeTexts(one, outcome, sdkJsStyle(stubbed));
  const { result } = outcome;
  const described: Record<string, unknown> = {
    calls: outcome.calls.map((call) => {
      const shown = texts.call(call);
      const params = new Map<string, string | number>(shown.params);
      if (stubbed && params.has('DurationSeconds'))
        params.set('DurationSeconds', Number(params.get('DurationSeconds')));
      const bare = isWebIdentity(call.operation) || (stubbed && call.operation === 'AssumeRole');
      return { ...(bare ? without(shown, 'host', 'signing_region') : shown), params };
    }),
    prompts: outcome.prompts.map(({ value }) => value),
  };
  if (result.type === 'error') {
    const { error, message } = result.error;
    described['error'] = { class: error, name: error, message: one.outside(message) };
  }
  const keys = describeKeys(texts, outcome);
  const fromStub = stubbed && result.type === 'credentials' && result.keys.accountId?.from === 'call';
  return { ...described, ...(fromStub ? without(keys, 'account_id') : keys) };
}

function describeSdkJsRegion(one: ResolveCase, outcome: AwsOutcome): unknown {
  const { region, regionError } = outcome;
  if (regionError === undefined) return region && new OutcomeTexts(one, outcome, sdkJsStyle(true)).region(region);
  const { error, message } = regionError;
  return { error: { class: error, name: error, message } };
}
