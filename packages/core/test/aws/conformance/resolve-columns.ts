import { readFileSync } from 'node:fs';
import type { AwsCall, AwsOutcome, AwsResolveError, ValueSource } from '../../../src/aws/resolve/aws-outcome.ts';
import { resolveAsBotocore } from '../../../src/aws/resolve/resolve-as-botocore.ts';
import { agreement, type Agreement } from './agreement.ts';
import { ResolveCase } from './resolve-case.ts';
import { objectAt, textAt, type Json } from './vector-file.ts';

/** The `botocore` column of `resolve.json`: everything but Python's class of the credentials object. */
export function compareBotocoreVectors(cases: readonly Json[]): Agreement {
  return agreement(
    'botocore',
    cases.map((vector) => ({
      name: textAt(vector, 'name') ?? '',
      expected: withoutClass(objectAt(vector, 'botocore')),
      got: inCase(vector, (one) => describeOutcome(one, resolveAsBotocore(one.files('botocore'), one.world(), 1))),
    })),
  );
}

function withoutClass(expected: Json): Json {
  const { credential_class: _class, ...rest } = expected;
  return rest;
}

function inCase<T>(vector: Json, run: (one: ResolveCase) => T): T {
  const one = new ResolveCase(vector);
  try {
    return run(one);
  } finally {
    one.close();
  }
}

const STUB_ACCOUNT = '111122223333';

function describeOutcome(one: ResolveCase, outcome: AwsOutcome): Json {
  const { result, regionError, region } = outcome;
  const described: Record<string, unknown> = {
    profile: outcome.profile ?? null,
    region:
      regionError === undefined
        ? region === undefined
          ? null
          : text(one, region, outcome)
        : { error: { class: regionError.error, message: one.outside(regionError.message) } },
    outcome: result.type,
    providers_tried: outcome.tried,
    calls: outcome.calls.map((call) => describeCall(one, call, outcome)),
    prompts: outcome.prompts.map(({ value }) => `Enter MFA code for ${value}: `),
  };
  if (outcome.provider !== undefined) described['provider'] = outcome.provider;
  if (outcome.processes.length > 0)
    described['process_argv'] = outcome.processes.map((argv) => argv.map((word) => one.outside(word)));
  if (result.type === 'error') described['error'] = describeError(one, result.error);
  if (result.type !== 'credentials') return described;
  const { keys } = result;
  described['access_key'] = text(one, keys.accessKeyId, outcome);
  const token = keys.sessionToken && text(one, keys.sessionToken, outcome, 'stubtoken');
  if (token) described['session_token'] = one.outside(token);
  const account = keys.accountId && text(one, keys.accountId, outcome, STUB_ACCOUNT);
  if (account) described['account_id'] = account;
  return described;
}

function describeError(one: ResolveCase, { phase, error, message }: AwsResolveError): Json {
  return { phase, class: error, message: one.outside(message) };
}

function describeCall(one: ResolveCase, call: AwsCall, outcome: AwsOutcome): Json {
  return {
    host: call.host,
    op: call.operation,
    ...(call.signedWith === undefined ? {} : { source_access_key: text(one, call.signedWith.accessKeyId, outcome) }),
    ...(call.signingRegion === undefined ? {} : { signing_region: call.signingRegion }),
    params: new Map([...call.params].map(([name, source]) => [name, one.outside(text(one, source, outcome))])),
  };
}

/** The text that a source stands for in this case; the stub numbers its answers. */
function text(one: ResolveCase, source: ValueSource, outcome: AwsOutcome, answer?: string): string {
  switch (source.from) {
    case 'setting':
      return source.setting.value;
    case 'variable':
      return one.env.get(source.variable) ?? '';
    case 'process':
      return String(objectAt({ output: JSON.parse(one.lastOutput) as unknown }, 'output')[source.member]);
    case 'call':
      if (outcome.calls[source.call]?.operation === 'CreateToken') return 'refreshed-token';
      return answer ?? `ASIASTUB${source.call + 1}`;
    case 'instance':
      return answer ?? 'ASIAIMDS';
    case 'text':
      return source.text;
    case 'generated':
      return 'botocore-session-<EPOCH>';
    case 'mfa-code':
      return '123456';
    case 'file':
      return readFileSync(source.path, 'utf8');
    case 'sso-token':
      return String(
        objectAt({ file: JSON.parse(readFileSync(source.path, 'utf8')) as unknown }, 'file')['accessToken'],
      );
  }
}
